/** @file sqrt-of-python-number: a function of PyTorch's on a number or a tuple of Python's, which takes tensors only. */
import { walk, type Call } from '../../python/syntax/index.ts';
import { insert, replace, sourceOf } from '../fixes/edits.ts';
import { dottedName, importTable } from '../sites/names.ts';
import { expressionsAt, statementsAbout } from './expressions.ts';
import type { FileCheck, FileDraft } from './fileCheck.ts';
import type { FileExamination } from './fileExamination.ts';
import { phrase } from '../../texts/text.ts';
import type { Repair } from '../fixes/repair.ts';

export const sqrtOfPythonNumber: FileCheck = {
  code: 'sqrt-of-python-number', title: phrase`Root of a number`, severity: 'error', confirmed: true,
  find: (file) => candidates(file).flatMap((call) => draftAt(file, call) ?? []),
};

const takesTensor = /^torch\.(sqrt|rsqrt|prod|square|pow|sum)$/;

/** Calls worth evaluating; what they raise decides. */
function candidates(file: FileExamination): Call[] {
  const imports = importTable(file.program.main.tree);
  const found: Call[] = [];
  for (const statement of statementsAbout(file)) walk(statement, (node) => { if (node.type === 'Call' && takesTensor.test(dottedName(node.func, imports) ?? '')) found.push(node); });
  return found;
}

function draftAt(file: FileExamination, call: Call): FileDraft | undefined {
  const raised = file.contexts.raisedAt(call);
  const given = raised?.type === 'TypeError' ? /must be Tensor, not ([\w.]+)/.exec(raised.message)?.[1] : undefined;
  const [argument] = call.args;
  if (!raised || given === undefined || !argument) return undefined;
  const { text } = file.program.main;
  return {
    place: call, repairs: repairsOf(file, call, given), isMended: (mended, at) => expressionsAt(mended.program.main.tree, at).some((expr) => mended.contexts.valueOf(expr) !== undefined),
    sentence: phrase`\`${sourceOf(text, argument)}\` is no tensor.`,
    message: phrase`${sourceOf(text, call.func)} takes a tensor, and ${sourceOf(text, argument)} is of type ${given}. It raises ${raised.type}: ${raised.message.split('\n')[0] ?? ''}`,
  };
}

/** Python's own function where `math` or NumPy is at hand, then the operator, then a tensor. */
function repairsOf({ program: { main } }: FileExamination, call: Call, given: string): readonly Repair[] {
  const [argument] = call.args;
  if (call.func.type !== 'Attribute' || !argument) return [];
  const { attr } = call.func;
  const source = sourceOf(main.text, argument);
  const modules = [...importTable(main.tree)].flatMap(([local, name]) => (name === 'math' || name === 'numpy' ? [local] : []));
  const isNumber = given !== 'tuple' && given !== 'list' && !given.endsWith('Size');
  const owns = attr === 'sqrt' || attr === 'prod';
  const asTensor: Repair = { title: phrase`Make it a tensor`, edits: [insert(argument.start, 'torch.tensor('), insert(argument.end, ')')] };
  const plain = owns ? modules.map((module): Repair => ({ title: phrase`Take it as a number`, edits: [replace(call.func, `${module}.${attr}`)] })) : [];
  const power = attr === 'sqrt' && isNumber ? [{ title: phrase`Take it as a number`, edits: [replace(call, `${/^[\w.]+$|^[\w.]+\([^()]*\)$/.test(source) ? source : `(${source})`} ** 0.5`)] }] : [];
  return [...plain, ...(attr === 'sqrt' ? power : []), asTensor];
}
