/** @file `torch.set_printoptions`: how tensors print from here on. */
import { nativeFunction } from '../../python/evaluator/native.ts';
import { None, type Builtin, type Value } from '../../python/evaluator/values.ts';
import type { PrintOptions, Runtime } from '../runtime.ts';

type Size = Omit<PrintOptions, 'scientific'>;
const profiles: Readonly<Record<string, Size>> = {
  default: { precision: 4, threshold: 1000, edgeItems: 3, lineWidth: 80 },
  short: { precision: 2, threshold: 1000, edgeItems: 2, lineWidth: 80 },
  full: { precision: 4, threshold: Infinity, edgeItems: 3, lineWidth: 80 },
};
/** How tensors print unless a program says otherwise. */
export const defaultPrintOptions: PrintOptions = { precision: 4, threshold: 1000, edgeItems: 3, lineWidth: 80, scientific: undefined };

const given = (value: Value, before: number): number => (typeof value === 'bigint' || typeof value === 'number' ? Number(value) : before);

/** Each call says anew whether numbers are scientific; a profile comes before what is given beside it. */
export function setPrintOptions({ print }: Runtime): Builtin {
  return nativeFunction('set_printoptions', 'precision=None, threshold=None, edgeitems=None, linewidth=None, profile=None, sci_mode=None', ({ precision, threshold, edgeitems, linewidth, profile, sci_mode }) => {
    Object.assign(print, typeof profile === 'string' ? profiles[profile] : {});
    print.precision = given(precision, print.precision);
    print.threshold = given(threshold, print.threshold);
    print.edgeItems = given(edgeitems, print.edgeItems);
    print.lineWidth = given(linewidth, print.lineWidth);
    print.scientific = sci_mode === None ? undefined : sci_mode === true;
    return None;
  });
}
