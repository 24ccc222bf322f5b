/** @file Explains tensors whose elements are all equal, such as `torch.ones(*shape) / torch.sqrt(n)`, and names bound to them. */
import { formatShape, headline, type constantGradient } from '../../penalty/index.ts';
import type { AnyNode, Expr } from '../../python/syntax/index.ts';
import { phrase } from '../../texts/text.ts';
import { constantAt, isExpr } from '../constants.ts';
import type { Document } from '../document.ts';
import { lineOf } from './context.ts';
import type { Explanation, Formula } from './hoverText.ts';
import { explainSize } from './sizes.ts';

/** The name that an assignment binds stands for its value: `image_size` in `image_size = torch.prod(…)`. */
export function boundName(document: Document, nodes: readonly AnyNode[]): Explanation | undefined {
  const name = nodes.at(-1);
  const assignment = nodes.findLast((node) => node.type === 'Assign');
  if (name?.type !== 'Name' || assignment?.type !== 'Assign' || !assignment.targets.includes(name)) return undefined;
  const explained = constantGradientAt(document, [assignment.value]) ?? explainSize(document, [assignment.value], name);
  return explained && { ...explained, range: { start: name.start, end: name.end } };
}

/** The outermost expression around the cursor whose elements are all equal. */
export function constantGradientAt(document: Document, nodes: readonly AnyNode[]): Explanation | undefined {
  for (const node of nodes) {
    if (!isExpr(node)) continue;
    const found = constantAt(node, document.contexts);
    // NaN and infinities are somebody's mistake elsewhere, not a gradient to explain.
    if (found && !found.assumed && Number.isFinite(found.gradient.element)) return explained(node, found.gradient);
  }
  return undefined;
}

const unitElement: Formula = { unicode: '‖c·1‖₂ = |c| · √N', tex: '\\lVert c\\,\\mathbf{1}\\rVert_2 = |c|\\,\\sqrt{N}' };

function explained({ start, end }: Expr, gradient: ReturnType<typeof constantGradient>): Explanation {
  return {
    range: { start, end }, answer: headline(gradient), rest: phrase` for \`${formatShape(gradient.shape)}\``, formula: unitElement, lines: gradient.steps.map(lineOf),
    sentences: gradient.countsBatch ? [phrase`The batch was counted in: the square root is of the elements of one sample.`]
      : gradient.isUnit ? [phrase`A vector of N equal entries c has length c · √N, so the entries of a unit gradient are 1/√N.`] : [],
    check: gradient.countsBatch ? 'image-size-includes-batch' : undefined,
  };
}
