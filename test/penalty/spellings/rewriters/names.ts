/** @file Other names: for functions, variables and modules. Names don't decide what a penalty is. */
import { walk } from '../../../../src/python/syntax/index.ts';
import { tensorMethods } from '../../../../src/penalty/sites/tensorMethods.ts';
import { rewriter, type Edit, type Rewriter, type Source } from '../source.ts';

const functionNames = ['compute', 'regulariser', 'extra_term', 'gp', 'calc_gp', 'lipschitz_term', 'smooth', 'wgan_gp_loss', 'term', '_reg'];
const variableNames = ['a', 'value', 'tmp', 'x_hat', 'grads', 'inp', 'out', 'h', 'data', 'netD', 'model', 'first', 'second', 'g', 'n'];
/** What the training step and Python itself rely on. */
const kept = new Set(['self', 'cls', 'train_critic', 'train', 'main', 'forward']);

const declared = (source: Source): string[] => source.functions().map(({ node }) => node.name).filter((name) => !name.startsWith('__') && !kept.has(name));

/** Parameters and what is assigned. */
function variables(source: Source): string[] {
  const found = new Set<string>();
  for (const node of source.nodes()) {
    if (node.type === 'FunctionDef') for (const { arg } of [...node.args.posonlyargs, ...node.args.args, ...node.args.kwonlyargs]) found.add(arg);
    if (node.type === 'Assign') for (const target of node.targets) walk(target, (n) => { if (n.type === 'Name') found.add(n.id); return undefined; });
    if (node.type === 'For' && node.target.type === 'Name') found.add(node.target.id);
  }
  return [...found].filter((name) => !kept.has(name));
}

/** Every mention of the name as a name of its own or as an attribute of `self` or a class. */
function renamed(source: Source, from: string, to: string): Edit[] {
  const edits: Edit[] = [];
  const add = (start: number): void => { edits.push({ start, end: start + from.length, text: to }); };
  for (const node of source.nodes()) {
    if (node.type === 'Name' && node.id === from) add(node.start);
    if (node.type === 'Attribute' && node.attr === from && !tensorMethods.has(from) && !(node.value.type === 'Name' && node.value.id === 'torch')) add(node.attrRange.start);
    if (node.type === 'keyword' && node.arg === from) add(node.start);
    if (node.type === 'FunctionDef' && node.name === from) add(node.nameRange.start);
    if (node.type === 'FunctionDef' || node.type === 'Lambda') for (const arg of [...node.args.posonlyargs, ...node.args.args, ...node.args.kwonlyargs]) if (arg.arg === from) add(arg.start);
  }
  return edits;
}

/** Attributes of tensors and calls of PyTorch's go by the same names as some variables: those are left alone. */
const isShared = (source: Source, name: string): boolean => source.nodes().some((node) => node.type === 'ImportFrom' && node.names.some((alias) => (alias.asname ?? alias.name) === name));

export const names: readonly Rewriter[] = [
  rewriter('rename a function', declared, (source, name, choice) => (isShared(source, name) ? undefined : source.edited(renamed(source, name, source.fresh(functionNames, choice))))),
  rewriter('rename a variable', variables, (source, name, choice) => (isShared(source, name) ? undefined : source.edited(renamed(source, name, source.fresh(variableNames, choice))))),
  rewriter('rename another variable', (source) => variables(source).reverse(), (source, name, choice) => (isShared(source, name) ? undefined : source.edited(renamed(source, name, source.fresh(variableNames, choice + 3))))),
  rewriter('import torch as th', (source) => source.nodes().flatMap((node) => (node.type === 'Import' && node.names.some((alias) => alias.name === 'torch' && alias.asname === undefined) ? [node] : [])), (source, statement) =>
    source.edited([{ start: statement.start, end: statement.end, text: 'import torch as th' }, ...source.nodes().flatMap((node): Edit[] => (node.type === 'Name' && node.id === 'torch' ? [{ start: node.start, end: node.end, text: 'th' }] : []))])),
];
