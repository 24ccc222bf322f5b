/**
 * @file The range of what a generator makes: it is made as the program makes it and asked, and the function that its
 * answer came out of last says how far that can go. What ends otherwise has no range that we know.
 */
import type { Module } from '../../python/syntax/index.ts';
import type { Tensor } from '../../torch/index.ts';
import { Lab, type LabOptions, type PlacedOp } from '../probes/lab.ts';
import type { Contexts } from '../sites/contexts.ts';
import type { SiteTarget } from '../sites/site.ts';
import { freshCritic } from './freshCritic.ts';
import { generatorMakers } from './makers.ts';
import { weightsOf } from './weights.ts';

export interface AnswerRange { readonly least: number; readonly most: number; /** The function, by PyTorch's name. */ readonly by: string; readonly location: PlacedOp['location'] }

/** Functions that a network's answer cannot leave the range of. */
const ranges: Readonly<Record<string, readonly [number, number]>> = { tanh: [-1, 1], sigmoid: [0, 1] };

export interface RangeInput { readonly name: string; readonly target: SiteTarget; readonly module: Module; readonly contexts: Contexts; readonly options: LabOptions }

/** Batch norm wants more than one. */
const samples = 2;

/** undefined where it can't be told. */
export function answerRange({ name, target, module, contexts, options }: RangeInput, isLate: () => boolean): AnswerRange | undefined {
  const lab = new Lab(options);
  for (const maker of generatorMakers(lab, target, module, name)) {
    if (isLate()) return undefined;
    const network = freshCritic(lab, maker, contexts, options.seed);
    for (const noise of network ? noiseShapes(weightsOf(lab, network)) : []) {
      if (isLate() || !network) return undefined;
      const { result, notes } = lab.record(() => lab.evaluator.call(network, [lab.torch.full([samples, ...noise], 0.5)]));
      if (result.kind === 'value' && lab.torch.isTensor(result.value)) return endOf(lab, result.value, notes.ops);
    }
  }
  return undefined;
}

/** The last operation of such a range, if its numbers are the answer's, in whatever shape. */
function endOf(lab: Lab, answer: Tensor, ops: readonly PlacedOp[]): AnswerRange | undefined {
  const last = ops.findLast(({ op }) => op.name in ranges);
  const range = last && ranges[last.op.name];
  const output = last && !Array.isArray(last.op.output) ? lab.torch.read(last.op.output as Tensor) : undefined; // no list: one tensor
  const answered = Array.from(lab.torch.read(answer) ?? []);
  if (!last || !range || output?.length !== answered.length || answered.some((value, i) => value !== output[i])) return undefined;
  return { least: range[0], most: range[1], by: last.op.name, location: last.location };
}

/** Noise as the first layer takes it: a vector, or one of size 1 along the axes of a picture. */
function noiseShapes(weights: readonly Tensor[]): readonly (readonly number[])[] {
  const first = weights.find(({ shape }) => shape.length > 1)?.shape;
  if (!first) return [];
  const [outputs = 1, inputs = 1, ...kernel] = first;
  return kernel.length > 0 ? [[outputs, ...kernel.map(() => 1)], [outputs], [inputs, ...kernel.map(() => 8)]] : [[inputs], [inputs, 1, 1]];
}
