/** @file r1-two-sided: what is called R1 pulls the norms to 1 instead of to 0. */
import { formatNumber } from '../numberText.ts';
import type { FileCheck } from './fileCheck.ts';
import { isCalledR1 } from './names.ts';
import { phrase } from '../../texts/text.ts';

export const r1TwoSided: FileCheck = {
  code: 'r1-two-sided', title: phrase`R1 with a target`, severity: 'warning', confirmed: true,
  find: (file) => file.trained.flatMap(({ evaluation: { verdict, kind, target, weight, site }, target: place }) => {
    const name = isCalledR1(place);
    if (verdict !== 'correct' || kind !== 'two-sided' || target === undefined || target === 0 || name === undefined) return [];
    return [{
      place: { start: site.nameRange.start, end: site.nameRange.end }, repairs: [], sentence: phrase`It is called R1 and pulls the norms to ${formatNumber(target)}.`,
      message: phrase`\`${name}\` pulls the norms to ${formatNumber(target)}, as WGAN-GP does; R1 and R2 pull them to 0. A critic that is flat on the data costs ${formatNumber((weight ?? 1) * target ** 2)} here and nothing with R1.`,
    }];
  }),
};
