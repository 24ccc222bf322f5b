/** @file Runs one penalty on one probe: binds what it needs, calls it, and reads the number that comes out. */
import { None, PyDict, PyFunction, PyList, PyTuple, type Outcome, type Value } from '../../python/evaluator/index.ts';
import type { Tensor } from '../../torch/index.ts';
import { gradCallsIn } from '../sites/gradCalls.ts';
import { blocksOf, boundNames, functionsOf, importTable, isDef, readNames, type ImportTable } from '../sites/names.ts';
import { parametersOf, type Parameter } from '../sites/parameters.ts';
import type { BlockTarget, FunctionTarget, SiteTarget } from '../sites/site.ts';
import { walk, type Call, type Module, type Stmt } from '../../python/syntax/index.ts';
import type { Probe } from './gradients.ts';
import type { Lab, Notes } from './lab.ts';
import { makeSelf, parameterValues, plainLocals } from './selfProxy.ts';

/** What a run came to. `penalty` is the mean where the code answers one number per sample. */
export type SiteRun =
  | { readonly kind: 'penalty'; readonly penalty: number; readonly tensor: Tensor | undefined; readonly gradient: Tensor | undefined; readonly place: Place; readonly notes: Notes }
  /** It ran, but what it answers is no penalty. */
  | { readonly kind: 'other'; readonly value: Value; readonly notes: Notes }
  | { readonly kind: 'failed'; readonly outcome: Exclude<Outcome<Value>, { kind: 'value' }>; readonly notes: Notes };

/** Where in what the code answers the penalty is. */
export interface Place {
  /** The name that it is bound to, in a block. */
  readonly name: string | undefined;
  /** How many of the block's last statements were left out, since they did not run. */
  readonly dropped: number;
  /** Items of tuples, lists and dicts that lead to it. */
  readonly items: readonly (number | string)[];
}

export interface RunOptions {
  readonly probe: Probe;
  /** Whether data arrives with `requires_grad` set, as zero-centred penalties on real data expect of their caller. */
  readonly dataRequiresGrad: boolean;
}

export function runSite(lab: Lab, module: Module, target: SiteTarget, options: RunOptions): SiteRun {
  lab.setProbe(options.probe);
  lab.dataRequiresGrad = options.dataRequiresGrad;
  let gradient: Tensor | undefined;
  let place: Pick<Place, 'name' | 'dropped'> = { name: undefined, dropped: 0 };
  const { result: outcome, notes } = lab.record(() => {
    if (target.type === 'block') {
      const block = runBlock(lab, module, target);
      place = block.place;
      return block.outcome;
    }
    const prepared = lab.quietly(() => prepareCall(lab, target));
    if (prepared.kind !== 'value') return prepared;
    gradient = prepared.value.gradient;
    if (gradient) lab.notes.hasGradient = true;
    const answered = lab.evaluator.call(prepared.value.callee, prepared.value.args, prepared.value.kwargs);
    return answered.kind === 'value' ? lab.clearly([answered.value]) ?? answered : answered;
  });
  if (outcome.kind !== 'value') return { kind: 'failed', outcome, notes };
  const read = readPenalty(lab, outcome.value, lab.shape[0] ?? 1);
  return read ? { kind: 'penalty', penalty: read.penalty, tensor: read.tensor, place: { ...place, items: read.items }, gradient, notes } : { kind: 'other', value: outcome.value, notes };
}

interface PreparedCall { readonly callee: Value; readonly args: readonly Value[]; readonly kwargs: ReadonlyMap<string, Value>; readonly gradient: Tensor | undefined }

function prepareCall(lab: Lab, target: FunctionTarget): Outcome<PreparedCall> {
  const { info } = target;
  const outer = outerEnvironment(lab, target);
  // By itself, a function comes with its decorators: `@torch.no_grad()` is one.
  const callee = lab.evaluator.functionOf(info.node, outer.size > 0 ? outer : undefined);
  if (callee.kind !== 'value') return callee;
  return lab.evaluator.attempt(() => {
    const x = lab.input('x');
    const gradient = target.gradientParameter === undefined ? undefined : lab.probes.gradient(lab.shape);
    const args: Value[] = info.owner && !isStaticMethod(target) ? [makeSelf(lab, info.owner, info.node.name)] : [];
    const kwargs = new Map<string, Value>();
    for (const { name, role, keywordOnly } of parametersOfCallee(lab, callee.value, target)) {
      if (role === 'default' && name === lab.switched) kwargs.set(name, switchesOf(target).get(name) !== true);
      if (role === 'default') continue;
      const value = name === target.gradientParameter && gradient ? gradient
        : role === 'output' ? lab.scoresOf([x]) ?? x
          : role === 'input' && target.form === 'outputs-given' ? x
            : role === 'data' && target.form === 'outputs-given' ? x
              : role === 'data' || role === 'input' ? lab.data(name) : lab.unknown(name);
      const given = target.listed?.has(name) === true && lab.isTensor(value) ? new PyList([value]) : value;
      if (keywordOnly || kwargs.size > 0 || skippedBefore(target, name)) kwargs.set(name, given);
      else args.push(given);
    }
    return { callee: callee.value, args, kwargs, gradient };
  });
}

/** A decorator of the program's may take other things than what it decorates: two batches where that gets their mixture. */
function parametersOfCallee(lab: Lab, callee: Value, { info, parameters }: FunctionTarget): readonly Parameter[] {
  const node = callee instanceof PyFunction && callee.node.type === 'FunctionDef' ? callee.node : info.node;
  const { args } = node;
  const taken = [...args.posonlyargs, ...args.args].map(({ arg }) => arg);
  const isOther = node !== info.node && args.vararg === undefined && info.owner === undefined && taken.join() !== parameters.map(({ name }) => name).join();
  return isOther ? parametersOf(node, false, importTable(lab.main)) : parameters;
}

/** Parameters whose default is True or False, with it. */
export function switchesOf(target: SiteTarget): ReadonlyMap<string, boolean> {
  if (target.type === 'block') return new Map();
  const { args } = target.info.node;
  const positional = [...args.posonlyargs, ...args.args];
  const defaults = [...args.defaults.map((value, i) => ({ name: positional[positional.length - args.defaults.length + i]?.arg, value })), ...args.kwonlyargs.map(({ arg }, i) => ({ name: arg, value: args.kw_defaults[i] }))];
  return new Map(defaults.flatMap(({ name, value }) => (name !== undefined && value?.type === 'Constant' && value.value.kind === 'bool' ? [[name, value.value.value] as const] : [])));
}

/** A parameter after one that keeps its default is passed by keyword. */
const skippedBefore = (target: FunctionTarget, name: string): boolean => {
  const index = target.parameters.findIndex((p) => p.name === name);
  return target.parameters.slice(0, index).some((p) => p.role === 'default');
};

const isStaticMethod = (target: FunctionTarget): boolean => target.info.node.decorator_list.some((d) => d.type === 'Name' && d.id === 'staticmethod');

/** Names of the functions around a nested def: their defaults; anything else is unknown until it is used. */
function outerEnvironment(lab: Lab, target: FunctionTarget): ReadonlyMap<string, Value> {
  const env = new Map<string, Value>();
  for (const [i, parent] of target.info.parents.entries()) {
    const owner = target.info.parents[i - 1];
    if (parent.type === 'ClassDef') continue;
    for (const [name, value] of parameterValues(lab, parent)) env.set(name, name === 'self' && owner?.type === 'ClassDef' ? makeSelf(lab, owner, parent.name) : value);
    for (const statement of parent.body) if (!isDef(statement) && statement.type !== 'ClassDef' && statement.type !== 'Import' && statement.type !== 'ImportFrom') for (const name of boundNames(statement)) env.set(name, lab.unknown(name));
    for (const [name, value] of plainLocals(lab, parent, env)) env.set(name, value);
  }
  return env;
}

interface BlockRun { readonly outcome: Outcome<Value>; readonly place: Pick<Place, 'name' | 'dropped'> }

function runBlock(lab: Lab, module: Module, target: BlockTarget): BlockRun {
  const env = lab.quietly(() => blockEnvironment(lab, module, target));
  for (let dropped = 0; dropped < target.dependent; dropped++) {
    const statements = dropped === 0 ? target.statements : target.without(dropped);
    const outcome = lab.evaluator.execute(statements, env);
    if (outcome.kind !== 'value') {
      if (dropped + 1 < target.dependent) continue;
      return { outcome, place: { name: undefined, dropped } };
    }
    const unclear = lab.clearly(target.results.flatMap((result) => outcome.value.get(result) ?? []));
    if (unclear) return { outcome: unclear, place: { name: undefined, dropped } };
    const { name, value } = pickResult(lab, outcome.value, target.results);
    return { outcome: { kind: 'value', value }, place: { name, dropped } };
  }
  return { outcome: { kind: 'value', value: None }, place: { name: undefined, dropped: 0 } };
}

/** The first scalar that was bound after the gradient was taken; failing that, the last value per sample. */
function pickResult(lab: Lab, names: ReadonlyMap<string, Value>, results: readonly string[]): { readonly name: string | undefined; readonly value: Value } {
  const tensors = results.flatMap((name) => { const value = names.get(name); return value !== undefined && lab.isTensor(value) ? [{ name, value: value as Tensor }] : []; }); // isTensor has just said so
  const scalars = tensors.filter(({ value }) => value.shape.length === 0);
  return scalars[0] ?? tensors.filter(({ value }) => isPerSample(value, lab.shape[0] ?? 1)).at(-1) ?? { name: undefined, value: None };
}

/** Everything the statements read and nobody in the file defines as a function, class, import or plain value. */
function blockEnvironment(lab: Lab, module: Module, target: BlockTarget): ReadonlyMap<string, Value> {
  const env = new Map<string, Value>();
  const imported = new Set(module.body.flatMap((s) => (s.type === 'Import' || s.type === 'ImportFrom' ? boundNames(s) : [])));
  const defined = new Set(functionsOf(module).filter((f) => f.parents.length === 0).map((f) => f.node.name));
  const called = calledIn(target.statements);
  const losses = new Set(module.body.flatMap((s) => (s.type === 'Assign' && s.value.type === 'Call' && isLoss(s.value) ? boundNames(s) : [])));
  const looped = new Set(target.within ? [] : namesInLoops(module.body));
  const given = new Set(target.statements.flatMap((statement) => inputNames(statement, importTable(module))));
  for (const statement of target.statements) for (const name of readNames(statement)) {
    if (given.has(name) && isOpen(target, name)) env.set(name, lab.input(name));
    if (imported.has(name) || defined.has(name) || env.has(name) || losses.has(name)) continue;
    if (name === 'self' && target.within?.owner) env.set(name, makeSelf(lab, target.within.owner, target.within.node.name));
    else if (target.within !== undefined && boundInside(target, name)) env.set(name, lab.unknown(name));
    else if (called.has(name) && module.body.some((s) => s.type === 'Assign' && s.value.type === 'Call' && boundNames(s).includes(name))) env.set(name, lab.unknown(name));
    else if (looped.has(name) || !lab.isPlainGlobal(name)) env.set(name, lab.unknown(name));
  }
  return env;
}

/** Names that gradients are taken of: data, wherever they come from. */
const inputNames = (statement: Stmt, imports: ImportTable): string[] => gradCallsIn(statement, imports).flatMap(({ inputs }) => (inputs?.type === 'Name' ? [inputs.id] : []));

/** None of the statements binds it. */
const isOpen = (target: BlockTarget, name: string): boolean => !target.statements.some((statement) => boundNames(statement).includes(name));

/** `nn.MSELoss()`: of all that is made of classes, what compares numbers is no critic. */
const isLoss = (call: Call): boolean => call.func.type === 'Attribute' && call.func.attr.endsWith('Loss');

/** Names that only loops bind: to know them would take a step of the training. */
function namesInLoops(body: readonly Stmt[]): string[] {
  const isLoop = (statement: Stmt): boolean => statement.type === 'For' || statement.type === 'While' || statement.type === 'AsyncFor';
  const outside = new Set(body.flatMap((statement) => (isLoop(statement) ? [] : statement.type === 'If' || statement.type === 'With' || statement.type === 'Try' ? blocksOf(statement).flatMap((block) => block.filter((s) => !isLoop(s)).flatMap(boundNames)) : boundNames(statement))));
  return body.flatMap((statement) => (isLoop(statement) ? boundNames(statement) : blocksOf(statement).flatMap(namesInLoops))).filter((name) => !outside.has(name));
}

/** Names that are called: what the file binds them to is a network, which the probe critic stands for. */
function calledIn(statements: readonly Stmt[]): Set<string> {
  const names = new Set<string>();
  for (const statement of statements) walk(statement, (node) => { if (node.type === 'Call' && node.func.type === 'Name') names.add(node.func.id); });
  return names;
}

const boundInside = (target: BlockTarget, name: string): boolean => {
  const node = target.within?.node;
  if (!node) return false;
  const parameters = [...node.args.posonlyargs, ...node.args.args, ...node.args.kwonlyargs].map((a) => a.arg);
  return parameters.includes(name) || node.body.some((s) => boundNames(s).includes(name));
};

interface Answer { readonly penalty: number; readonly tensor: Tensor | undefined; readonly items: Place['items'] }

/** A number, a scalar, or one number per sample; from a tuple, list or dict the first that can be trained on, or the first. */
function readPenalty(lab: Lab, value: Value, batch: number): Answer | undefined {
  if (typeof value === 'number') return { penalty: value, tensor: undefined, items: [] };
  if (lab.isTensor(value)) {
    const tensor = value as Tensor; // isTensor has just said so
    if (tensor.shape.reduce((a, b) => a * b, 1) !== 1 && !isPerSample(tensor, batch)) return undefined;
    const data = lab.torch.read(tensor);
    if (!data) return undefined;
    return { penalty: Array.from(data).reduce((a, b) => a + b, 0) / data.length, tensor, items: [] };
  }
  const found = itemsOf(value).flatMap(([key, item]) => {
    const inside = readPenalty(lab, item, batch);
    return inside ? [{ ...inside, items: [key, ...inside.items] }] : [];
  });
  return found.find(({ tensor }) => tensor?.requiresGrad === true) ?? found[0];
}

function itemsOf(value: Value): readonly (readonly [number | string, Value])[] {
  if (value instanceof PyTuple || value instanceof PyList) return value.items.map((item, i) => [i, item]);
  return value instanceof PyDict ? [...value.entries()].map(([key, item]) => [typeof key === 'string' ? key : Number(key), item]) : [];
}

const isPerSample = (tensor: Tensor, batch: number): boolean => tensor.shape[0] === batch && tensor.shape.slice(1).every((size) => size === 1);
