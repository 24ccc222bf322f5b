/** @file tensor-ctor-from-size: `torch.Tensor(size)` allocates a tensor of that size; its elements are whatever memory held. */
import { walk, type AnyNode, type Call } from '../../python/syntax/index.ts';
import { isTensor } from '../../torch/index.ts';
import { PyTuple, type Value } from '../../python/evaluator/index.ts';
import { replace, sourceOf } from '../fixes/edits.ts';
import { formatShape } from '../numberText.ts';
import { dottedName, importTable } from '../sites/names.ts';
import { expressionsAt, statementsAbout } from './expressions.ts';
import type { FileCheck, FileDraft } from './fileCheck.ts';
import type { FileExamination } from './fileExamination.ts';
import { phrase } from '../../texts/text.ts';

export const tensorCtorFromSize: FileCheck = {
  code: 'tensor-ctor-from-size', title: phrase`Uninitialised tensor`, severity: 'error', confirmed: true,
  find: (file) => candidates(file).flatMap((call) => draftAt(file, call) ?? []),
};

const constructors = /^torch\.(Tensor|FloatTensor|DoubleTensor|LongTensor|IntTensor)$/;
const reads = /^(prod|sqrt|rsqrt|sum|norm|mean|log|square|item|tolist)$/;

/** Constructors of one argument whose elements are read where they stand. */
function candidates(file: FileExamination): Call[] {
  const imports = importTable(file.program.main.tree);
  const found: Call[] = [];
  const isConstructor = (node: AnyNode | undefined): node is Call => node?.type === 'Call' && node.args.length === 1 && node.keywords.length === 0 && constructors.test(dottedName(node.func, imports) ?? '');
  for (const statement of statementsAbout(file)) walk(statement, (node) => {
    if (node.type === 'BinOp') found.push(...[node.left, node.right].filter(isConstructor));
    if (node.type !== 'Call') return;
    const { func } = node;
    if (func.type === 'Attribute' && reads.test(func.attr)) found.push(...[func.value, ...node.args].filter(isConstructor));
  });
  return found;
}

function draftAt(file: FileExamination, call: Call): FileDraft | undefined {
  const [argument] = call.args;
  const size = argument && file.contexts.valueOf(argument)?.value;
  const made = file.contexts.valueOf(call)?.value;
  if (!argument || size === undefined || !isSize(size) || made === undefined || !isTensor(made)) return undefined;
  const { text } = file.program.main;
  const what = typeof size === 'bigint' ? phrase`an int` : phrase`a torch.Size`;
  return {
    place: call, repairs: [{ title: phrase`Make a tensor of the numbers`, edits: [replace(call.func, 'torch.tensor')] }],
    isMended: (mended, at) => expressionsAt(mended.program.main.tree, at).some((expr) => mended.contexts.valueOf(expr) !== undefined),
    sentence: phrase`\`${sourceOf(text, call)}\` is an uninitialised tensor of shape ${formatShape(made.shape)}.`,
    message: phrase`${sourceOf(text, call.func)} reads ${what} as a size to allocate: this is an uninitialised tensor of shape ${formatShape(made.shape)}, not a tensor with the value of ${sourceOf(text, argument)}. Its elements are whatever memory held, often 0, so what is divided by them is inf or changes from run to run.`,
  };
}

/** What the constructor takes for a size: an int, or the shape of a tensor; a plain tuple it takes for elements. */
const isSize = (value: Value): boolean => typeof value === 'bigint' || (value instanceof PyTuple && value.cls.name === 'Size');
