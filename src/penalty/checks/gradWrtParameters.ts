/** @file grad-wrt-parameters: the gradient is taken with respect to the critic's weights, where that of its input is meant. */
import { askForCriticInput, gradCallOf } from '../fixes/criticCalls.ts';
import { speaksOfGradientPenalty } from '../sites/speech.ts';
import { isOfParameters } from '../trials/delivered.ts';
import type { Check } from './check.ts';
import { phrase } from '../../texts/text.ts';

export const gradWrtParameters: Check = {
  code: 'grad-wrt-parameters', title: phrase`Gradient of the weights`, severity: 'warning', confirmed: true, subject: 'gradient taken',
  find: (examination) => {
    const { spreadRun } = examination;
    if (!spreadRun || !isOfParameters(spreadRun.notes) || !speaksOfGradientPenalty(examination.target)) return undefined;
    const call = gradCallOf(examination);
    return {
      place: call, repairs: call ? askForCriticInput(examination, call) : [], sentence: phrase`The gradient is taken with respect to the critic's weights, not to its input.`,
      message: phrase`The gradient is taken with respect to the critic's weights, where a gradient penalty bounds the slope with respect to the critic's input. It has one tensor for each layer and none for each sample: [0] is that of the first layer alone, and no norm of it says how steep the critic is.`,
    };
  },
};
