/** @file image-size-includes-batch: a gradient meant to have norm 1 whose size counts the batch as well. */
import { nodesAt, walk, type BinOp, type Expr, type NodeBase } from '../../python/syntax/index.ts';
import { isTensor } from '../../torch/index.ts';
import { constantGradient, type ConstantGradient } from '../derivation/constantGradient.ts';
import { insert } from '../fixes/edits.ts';
import { formatCount, formatNumber } from '../numberText.ts';
import { elementsPerSample } from '../probes/gradients.ts';
import { calleeName } from '../sites/calls.ts';
import { shapeOfValue } from '../sites/contexts.ts';
import { expressionsAt, statementsAbout } from './expressions.ts';
import type { FileCheck, FileDraft } from './fileCheck.ts';
import type { FileExamination } from './fileExamination.ts';
import { phrase } from '../../texts/text.ts';
import type { Repair } from '../fixes/repair.ts';

export const imageSizeIncludesBatch: FileCheck = {
  code: 'image-size-includes-batch', title: phrase`Batch counted in N`, severity: 'error', confirmed: true,
  find: (file) => quotients(file).flatMap((node) => draftAt(file, node) ?? []),
};

function draftAt(file: FileExamination, node: BinOp): FileDraft | undefined {
  const gradient = gradientAt(file, node);
  if (!gradient?.countsBatch || gradient.isUnit) return undefined;
  const { shape, norm, penalty } = gradient;
  const n = elementsPerSample(shape);
  return {
    place: node, repairs: withoutBatch(file, node, shape), isMended: (mended, at) => expressionsAt(mended.program.main.tree, at).some((expr) => gradientAt(mended, expr)?.isUnit === true),
    sentence: phrase`The size under the root counts the whole batch.`,
    message: phrase`The size under the root is ${formatCount(n * (shape[0] ?? 1))}, the elements of the whole batch, but a sample has ${formatCount(n)}. Each sample has norm ${formatNumber(norm)} instead of 1, and its penalty is ${formatNumber(penalty)} instead of 0.`,
  };
}

/** The constant gradient that an expression is worth in its context. */
function gradientAt({ contexts }: FileExamination, expr: Expr): ConstantGradient | undefined {
  const found = contexts.valueOf(expr);
  if (!found || found.assumed || !isTensor(found.value)) return undefined;
  const { shape, array } = found.value;
  return shape.length > 1 && array.fill !== undefined && array.dtype.startsWith('float') ? constantGradient(shape, array.fill) : undefined;
}

/** Products and quotients that hold no other. */
function quotients(file: FileExamination): BinOp[] {
  const found: BinOp[] = [];
  for (const statement of statementsAbout(file)) walk(statement, (node) => {
    if (node.type !== 'BinOp' || (node.op !== 'Div' && node.op !== 'Mult')) return undefined;
    found.push(node);
    return false;
  });
  return found;
}

/** `[1:]` behind a shape that a product is taken of. */
function withoutBatch({ program, contexts }: FileExamination, node: NodeBase, shape: readonly number[]): readonly Repair[] {
  const scope = nodesAt(program.main.tree, node.start).find((outer) => outer.type === 'FunctionDef');
  const fixes: Repair[] = [];
  for (const statement of scope ? [scope] : program.main.tree.body) walk(statement, (call) => {
    if (call.type !== 'Call' || !counting.test(calleeName(call) ?? '')) return;
    for (const argument of call.args) {
      const value = contexts.valueOf(argument)?.value;
      if (value !== undefined && !isTensor(value) && shapeOfValue(value, isTensor)?.join() === shape.join()) fixes.push({ title: phrase`Count the elements of one sample`, edits: [insert(argument.end, '[1:]')] });
    }
  });
  return fixes;
}
const counting = /^(prod|product|[tT]ensor|FloatTensor|as_tensor|array)$/;
