/** @file alpha-per-element: every pixel is mixed in a proportion of its own, so the point lies on no line between two samples. */
import type { Fix } from '../../protocol/evaluation.ts';
import type { Expr } from '../../python/syntax/index.ts';
import { callAt, replace, sourceOf } from '../fixes/edits.ts';
import type { Examination } from '../examination.ts';
import type { PlacedOp } from '../probes/lab.ts';
import { sizeOf } from '../probes/gradients.ts';
import { isConvex, randomDraw, variesWithin } from '../trials/mixing.ts';
import type { Check } from './check.ts';
import { placeIn } from './text.ts';

export const alphaPerElement: Check = {
  code: 'alpha-per-element', title: 'Mixed pixel by pixel', severity: 'warning', confirmed: true, subject: 'interpolation',
  find: (examination) => {
    const mixture = examination.mixture();
    if (!mixture || !isConvex(mixture) || !variesWithin(mixture)) return undefined;
    const draw = randomDraw(examination, (op) => sizeOf(op.shape) === sizeOf(mixture.shape));
    return {
      place: draw && placeIn(examination, draw.location), sentence: 'α is drawn for every element: the points are not on the lines between real and fake.', repairs: draw ? perSample(examination, draw) : [],
      message: 'The mixing weight is drawn for each element instead of once for each sample. The points then lie off the line between a real and a fake sample by about 0.29 of its length, and gather around its middle instead of spreading over it.',
    };
  },
};

/** `torch.rand(real.size())` → `torch.rand(real.size(0), 1, 1, 1)`, `torch.rand_like(real)` likewise. */
function perSample(examination: Examination, draw: PlacedOp): readonly Fix[] {
  const place = placeIn(examination, draw.location);
  const call = place && callAt(examination.tree, place);
  if (!call) return [];
  const [first] = call.args;
  const data = first && dataOf(first, examination.text);
  if (data === undefined) return [];
  const ones = examination.shape.slice(1).map(() => ', 1').join('');
  const keywords = call.keywords.map((keyword) => `, ${sourceOf(examination.text, keyword)}`).join('');
  const isLike = sourceOf(examination.text, call.func).endsWith('rand_like');
  const device = isLike && keywords === '' ? `, device=${data}.device` : keywords;
  return [{ title: 'Draw one α for each sample', edits: [replace(call, `torch.rand(${data}.size(0)${ones}${device})`)] }];
}

/** `x` of `x.size()`, `x.shape`, `*x.shape` and `x` itself. */
function dataOf(expr: Expr, text: string): string | undefined {
  if (expr.type === 'Starred') return dataOf(expr.value, text);
  if (expr.type === 'Call' && expr.func.type === 'Attribute' && expr.func.attr === 'size' && expr.args.length === 0) return sourceOf(text, expr.func.value);
  if (expr.type === 'Attribute' && expr.attr === 'shape') return sourceOf(text, expr.value);
  return expr.type === 'Name' ? expr.id : undefined;
}
