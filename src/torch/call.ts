/** @file Calls an operation as Python wrote it: chooses the overload, runs it, names its node, tells the observer. */
import { NotBroadcastable } from '../arrays/index.ts';
import { None, PyTuple, type Kwargs, type Value } from '../python/evaluator/values.ts';
import { attributeError, runtimeError, typeError } from './errors.ts';
import { edgeOf } from './autograd/graph.ts';
import { handOut } from './handedOut.ts';
import { isFloating } from './dtypes.ts';
import type { Arguments, Op } from './op.ts';
import { refusalOf, refuse } from './refusing.ts';
import type { Runtime } from './runtime.ts';
import { putOut, refuseGradients } from './outArgument.ts';
import { bind, type Call } from './schema/bind.ts';
import type { Schema } from './schema/parse.ts';
import { findOpaque } from './schema/convert.ts';
import { pythonTypeName } from './schema/messages.ts';
import { axisName, combination, likeness, meantOverload } from './schema/complaint.ts';
import { autocasted } from './autocast.ts';
import { meetDevice } from './python/device.ts';
import { broadcast, range, wrapDim } from './shapes.ts';
import { isTensor, type Edge, type Tensor } from './tensor.ts';

/** An operation that has been executed. */
export interface OpRecord {
  readonly name: string;
  /** Of the row; undefined for what is no row (`autograd.grad`). */
  readonly schema?: Schema;
  readonly inputs: readonly Tensor[];
  readonly output: Tensor | readonly Tensor[];
  /** By parameter name. Axes are non-negative; a reduction over everything names every axis. */
  readonly args: Arguments;
  readonly inBackward: boolean;
}
/** Sees every operation that is called by a program, not those that an operation is made of. */
export interface OpObserver { onOp(record: OpRecord): void }

/** The names under which `ops` can be called, in one place. */
export type Overloads = readonly Op[];

/** Runs the first overload that takes the arguments. */
export function callOverloads(runtime: Runtime, overloads: Overloads, call: Call, observer?: OpObserver): Value {
  const opaque = findOpaque(call.args) ?? (call.kwargs.size === 0 ? undefined : findOpaque(withoutDevices(call.kwargs)));
  if (opaque !== undefined) return opaque;
  const out = call.manners?.takesOut === false ? undefined : call.kwargs.get('out');
  const device = call.kwargs.get('device');
  if (device !== undefined) meetDevice(runtime, device);
  if (out === undefined) return choose(runtime, overloads, call, observer);
  const plain = { ...call, kwargs: new Map([...call.kwargs].filter(([key]) => key !== 'out')) };
  if (out === None) return choose(runtime, overloads, plain, observer);
  refuseGradients(call.name, [...call.args, ...plain.kwargs.values(), out], runtime.gradEnabled);
  return putOut(out, choose(runtime, overloads, plain, observer));
}

const deviceKeywords: readonly string[] = ['device', 'generator', 'pin_memory', 'layout', 'memory_format', 'non_blocking'];
const withoutDevices = (kwargs: Kwargs): Value[] => [...kwargs].filter(([key]) => !deviceKeywords.includes(key)).map(([, value]) => value);

function choose(runtime: Runtime, overloads: Overloads, call: Call, observer: OpObserver | undefined): Value {
  const messages: string[] = [];
  for (const op of overloads) {
    const binding = bind(op.schema, { ...call, strict: isPython(op) }, runtime);
    if (binding.kind === 'bound') return runOp(runtime, op, binding.args, observer);
    if (binding.fatal === true) typeError(binding.message);
    messages.push(binding.message);
  }
  refuseStrangers(overloads, call);
  refuseNames(call);
  return typeError(complaint(overloads, call, messages));
}

/** PyTorch complains of one overload if only one can have been meant, else of all. */
function complaint(overloads: Overloads, call: Call, messages: readonly string[]): string {
  const listed = call.manners?.overloads;
  if (listed === undefined || overloads.some(isPython)) return messages[Math.max(overloads.findIndex((op) => isPlausible(op, call)), 0)] ?? '';
  const given = { args: call.method ? call.args.slice(1) : call.args, kwargs: call.kwargs };
  const meant = meantOverload(listed, given);
  if (meant === undefined) return combination(call.name, listed, given);
  const scores = overloads.map((op) => likeness(op.schema, meant));
  return messages[scores.indexOf(Math.max(...scores))] ?? '';
}
/** A Python function stumbles over an argument that is no tensor where it first asks it something. */
function refuseStrangers(overloads: Overloads, { args, kwargs }: Call): void {
  for (const { asks, schema } of overloads) {
    if (asks === undefined) continue;
    const [parameter, attribute] = asks;
    const value = args[schema.parameters.findIndex(({ name }) => name === parameter)] ?? kwargs.get(parameter === 'self' ? 'input' : parameter);
    if (value !== undefined && !isTensor(value)) attributeError(`'${pythonTypeName(value)}' object has no attribute '${attribute}'`);
  }
}
/** Axes may be called by a name, which no tensor here has. */
function refuseNames({ manners, args, kwargs, method }: Call): void {
  const name = axisName(manners?.overloads ?? [], { args: method ? args.slice(1) : args, kwargs });
  const [self] = args;
  if (name !== undefined && isTensor(self)) runtimeError(`Name '${name}' not found in Tensor[${self.shape.map(() => 'None').join(', ')}].`);
}

/** Functions of `torch.nn.functional` that are written in C++. */
const inC = new Set(['adaptive_avg_pool1d', 'avg_pool1d', 'avg_pool2d', 'avg_pool3d', 'bilinear', 'channel_shuffle', 'conv_tbc', 'cosine_similarity', 'elu_', 'gelu', 'hardshrink', 'hardtanh_', 'leaky_relu_', 'linear', 'logsigmoid', 'one_hot', 'pad', 'pairwise_distance', 'pdist', 'pixel_shuffle', 'pixel_unshuffle', 'prelu', 'relu_', 'rrelu_', 'selu_', 'softplus', 'softshrink', 'threshold_', ...[1, 2, 3].flatMap((n) => [`conv${n}d`, `conv_transpose${n}d`])]);
const isPython = ({ python, on, name }: Op): boolean => python ?? (on?.length === 1 && on[0] === 'torch.nn.functional' && !inC.has(name));

/** As many arguments as the overload takes: if that is so of one only, its complaint is the one to make. */
function isPlausible(op: Op, { args, kwargs }: Call): boolean {
  const given = args.length + kwargs.size;
  const required = op.schema.parameters.filter((p) => p.fallback === undefined && !(p.optional && p.keywordOnly)).length;
  return given >= required && given <= op.schema.parameters.filter((p) => p.type !== 'Ignored').length;
}

/** Runs one row with converted arguments. */
export function runOp(runtime: Runtime, op: Op, given: Arguments, observer?: OpObserver): Value {
  const args = runtime.autocast === undefined || runtime.depth > 0 ? given : autocasted(runtime, op.name, given);
  const refusal = runtime.depth === 0 ? refusalOf(op, args) : undefined;
  const before = beforeChange(op, args, runtime);
  const first = runtime.sequence;
  runtime.depth++;
  let result: Value;
  try {
    result = refusal === undefined ? op.run(args, runtime) : refuse(op, args, runtime, refusal);
  } catch (error) {
    if (error instanceof NotBroadcastable) broadcast(error.a, error.b); // refuses in PyTorch's words
    throw error;
  } finally {
    runtime.depth--;
  }
  const { node } = op;
  if (node !== undefined) outputsOf(result).forEach((output) => { nameNode(output, node, first); });
  if (node !== undefined || op.edges !== undefined) outputsOf(result).forEach((output) => { showEdges(output, op, args, { first, before }); });
  const handed = runtime.gradEnabled ? handOut(result, op, args, first) : result;
  if (observer !== undefined && runtime.depth === 0) observer.onOp(describe(runtime, op, args, handed));
  return handed;
}

const outputsOf = (result: Value): readonly Tensor[] => (isTensor(result) ? [result] : result instanceof PyTuple ? result.items.filter(isTensor) : []);
/** What Python sees of a composition's last node are the edges of the whole. */
function showEdges(output: Tensor, op: Op, args: Arguments, { first, before }: { readonly first: number; readonly before: Edge | undefined }): void {
  if (op.isInPlace === true && output.viewOf !== undefined) return;
  const node = output.gradFn;
  if (node === undefined || node.sequence < first) return;
  const names = op.edges ?? op.schema.parameters.filter(({ type, optional }) => !optional && (type.startsWith('Tensor') || type === 'Operand')).map(({ name }) => name);
  const shown = names.flatMap((name) => args[name]).filter((value) => value === undefined || (isTensor(value) && isFloating(value.dtype) && !value.wrapped));
  node.shownEdges = shown.map((value) => (isTensor(value) ? (value.history === output.history ? before : edgeOf(value)) : undefined));
}
/** Where the gradient of a tensor went that the call changes. */
function beforeChange(op: Op, { self }: Arguments, { gradEnabled }: Runtime): Edge | undefined {
  return op.isInPlace === true && gradEnabled && isTensor(self) && self.requiresGrad ? edgeOf(self) : undefined;
}

/** The last primitive of a composition gets the name of the whole; a node that was there before keeps its own. */
function nameNode(result: Tensor, name: string, first: number): void {
  const node = result.gradFn;
  if (node !== undefined && node.sequence >= first) node.name = name;
}

function describe(runtime: Runtime, op: Op, args: Arguments, result: Value): OpRecord {
  const values = Object.values(args);
  const inputs = values.flat().filter((value) => isTensor(value));
  const outputs = result instanceof PyTuple ? result.items.filter(isTensor) : [];
  return { name: op.name, schema: op.schema, inputs, output: isTensor(result) ? result : outputs, args: normalized(op, args), inBackward: runtime.backwardDepth > 0 };
}

function normalized(op: Op, args: Arguments): Arguments {
  const self = args['self'];
  if (!isTensor(self) || !('dim' in args || op.reduces === true)) return args;
  return { ...args, dim: normalizedDim(args['dim'], self.rank, op.reduces === true) };
}
function normalizedDim(dim: unknown, rank: number, reduces: boolean): unknown {
  const wrap = (d: unknown): unknown => (typeof d === 'number' && d >= -Math.max(rank, 1) && d < Math.max(rank, 1) ? wrapDim(d, rank) : d);
  if (Array.isArray(dim)) return dim.length === 0 && reduces ? range(rank) : dim.map(wrap);
  if (dim === undefined) return reduces ? range(rank) : undefined;
  return reduces ? [wrap(dim)] : wrap(dim);
}
