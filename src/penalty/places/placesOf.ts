/**
 * @file The places of one site: runs it once where formulas differ, which tells what every expression is, and once at
 * the user's own shape, which tells its numbers.
 */
import { PyTuple, PyList, type Value } from '../../python/evaluator/index.ts';
import type { Call, Expr, Module, NodeBase, Stmt } from '../../python/syntax/index.ts';
import { children, walk } from '../../python/syntax/index.ts';
import { isTensor, type Tensor, type Torch } from '../../torch/index.ts';
import type { ValueSummary } from '../../protocol/evaluation.ts';
import type { Formula } from '../formulas.ts';
import { takenGradient } from '../locate.ts';
import { formatNumber } from '../numberText.ts';
import type { ProbeGradient } from '../probes/gradients.ts';
import { askedPoint, type Mixture } from '../trials/interpolation.ts';
import { argumentsOf } from './arguments.ts';
import { weightedBatch } from './mixing.ts';
import { assignedNames, readParameters, statementsAround, statementValues } from './naming.ts';
import type { Place, PlaceKind } from './place.ts';
import { recogniser, type Recognise } from './quantities.ts';
import { keyOf, type Recorded } from './recording.ts';

export interface PlacesInput {
  readonly telling: Recorded;
  /** At the user's own shape; undefined where that is not known. */
  readonly own: Recorded | undefined;
  readonly formula: Formula | undefined;
  readonly mixture: Mixture | undefined;
  readonly module: Module;
  readonly path: string;
}

interface Kind { readonly kind: PlaceKind; readonly name?: string | undefined }

export function placesOf(input: PlacesInput): Place[] {
  const told = new Teller(input);
  const kinds = new Map<string, Kind>();
  for (const [key, { node, value }] of input.telling.values) {
    const kind = told.kindOf(node, value);
    if (kind) kinds.set(key, kind);
  }
  const expressions = [...input.telling.values.values()].map(({ node }) => node);
  const statements = statementsAround(input.module, expressions.map(({ start }) => start));
  const ends = statementValues(statements);
  const placeAt = (range: NodeBase, value: Expr, own?: Kind): Place[] => {
    const kind = own ?? kinds.get(keyOf(value, value.type));
    return kind ? [{ range: { start: range.start, end: range.end }, ...described(input, value), kind: kind.kind, name: kind.name, statementEnd: ends.get(value) }] : [];
  };
  return [
    ...expressions.flatMap((node) => placeAt(node, node)),
    ...[...assignedNames(statements), ...readParameters(statements)].flatMap(({ range, value }) => placeAt(range, value).map((place) => ({ ...place, kind: underName[place.kind] ?? place.kind, statementEnd: undefined }))),
    ...expressions.flatMap((node) => (kinds.get(keyOf(node, node.type))?.kind === 'grad-call' && node.type === 'Call' ? argumentsOf(node).flatMap(({ range, name, value }) => placeAt(range, value, { kind: 'grad-argument', name })) : [])),
    ...expressions.flatMap((node) => (told.isItem(node) ? placeAt({ start: node.value.end, end: node.end }, node, { kind: 'grad-item' }) : [])),
    ...flagsSet(statements).flatMap(({ range, value }) => (kinds.get(keyOf(value, value.type))?.kind === 'point' ? placeAt(range, value, { kind: 'requires-grad' }) : [])),
  ];
}

/** What is done in an expression is not what the name stands for. */
const underName: { readonly [K in PlaceKind]?: PlaceKind } = { 'requires-grad': 'point', 'grad-call': 'gradient' };

/** `x.requires_grad = True`. */
function flagsSet(statements: readonly Stmt[]): { readonly range: NodeBase; readonly value: Expr }[] {
  const found: { readonly range: NodeBase; readonly value: Expr }[] = [];
  for (const statement of statements) walk(statement, (node) => {
    if (node.type === 'Assign') for (const target of node.targets) if (target.type === 'Attribute' && target.attr === 'requires_grad') found.push({ range: target.attrRange, value: target.value });
  });
  return found;
}

/** What an expression became at the user's own shape, and what it is made of. */
function described({ own }: PlacesInput, node: Expr): Pick<Place, 'value' | 'from'> {
  const valueOf = (expr: Expr): Value | undefined => own?.values.get(keyOf(expr, expr.type))?.value;
  const value = valueOf(node);
  const parts = children(node).flatMap((child) => (child.type === 'Attribute' ? [child.value] : child.type === 'keyword' ? [child.value] : [child as Expr])); // an expression's children are expressions and keywords
  const made = parts.map(valueOf).find((part): part is Tensor => part !== undefined && isTensor(part));
  return { value: value === undefined || !own ? undefined : summaryOf(own.experiment.lab.torch, value), from: made?.shape };
}

/** What differs from 0 by rounding only is shown as 0. */
function summaryOf(torch: Torch, value: Value): ValueSummary {
  const known = torch.summarize(value);
  if (!torch.isTensor(value)) return known;
  const { fill } = value.array;
  return fill === undefined ? known : { ...known, text: `${value.size === 1 ? '' : 'all '}${formatNumber(fill)}` };
}

/** Says what values are. */
class Teller {
  readonly #recognise: Recognise;
  readonly #torch: Torch;
  readonly #point: Tensor | undefined;
  readonly #pointValues: Float32Array | undefined;
  readonly #scores: readonly Tensor[];
  readonly #criticCalls: ReadonlySet<string>;
  readonly #batches: ReadonlyMap<string, Tensor>;
  readonly #gradCalls: ReadonlySet<string>;
  readonly #input: PlacesInput;
  #hasGradient = false;

  constructor(input: PlacesInput) {
    const { run: { notes }, experiment } = input.telling;
    this.#input = input;
    this.#torch = experiment.lab.torch;
    this.#recognise = recogniser(gradientOf(input.telling), input.formula);
    const asked = notes.ops.findLast(({ op }) => op.name === 'autograd.grad')?.op;
    const outputs = Number(asked?.args['outputs'] ?? 0);
    this.#point = notes.criticData.findLast((x) => x.requiresGrad) ?? asked?.inputs[outputs] ?? notes.criticData.at(-1);
    this.#pointValues = askedPoint(experiment.lab, notes)?.values;
    this.#criticCalls = new Set(notes.criticCalls.flatMap(({ file, node }) => (file === input.path ? [keyOf(node, 'Call')] : [])));
    this.#scores = asked?.inputs.slice(0, outputs) ?? [];
    this.#batches = notes.batches;
    this.#gradCalls = new Set(notes.ops.flatMap(({ op, location }) => (op.name === 'autograd.grad' && location?.file === input.path ? [keyOf(location.node, 'Call')] : [])));
  }

  kindOf(node: Expr, value: Value): Kind | undefined {
    if (node.type === 'Constant') return undefined;
    if (this.#gradCalls.has(keyOf(node, node.type))) return { kind: 'grad-call' };
    if (isTensor(value)) return this.#kindOfTensor(node, value);
    if (node.type === 'Call' && this.#isBackward(node)) return { kind: 'backward' };
    const weighted = weightedBatch(this.#input.mixture, value, this.#torch);
    if (weighted !== undefined) return { kind: 'weight', name: weighted };
    // λ by its name; as a number it is part of what it multiplies.
    return typeof value !== 'object' && (node.type === 'Name' || node.type === 'Attribute') && this.#isWeightOfPenalty(Number(value)) ? { kind: 'weighted' } : undefined;
  }

  /** `[0]` of what the call that takes gradients answers. */
  isItem(node: Expr): node is Extract<Expr, { type: 'Subscript' }> {
    if (node.type !== 'Subscript') return false;
    const whole = this.#valueOf(node.value);
    return (whole instanceof PyTuple || whole instanceof PyList) && whole.items.some((item) => isTensor(item) && this.#quantity(item) === 'gradient');
  }

  #kindOfTensor(node: Expr, value: Tensor): Kind {
    const batch = [...this.#batches].find(([, tensor]) => tensor === value)?.[0];
    if (this.#isPoint(value) && !this.#isFormerBatch(batch)) return { kind: this.#setsFlag(node, value) ? 'requires-grad' : 'point' };
    const weighted = weightedBatch(this.#input.mixture, value, this.#torch);
    if (batch !== undefined) return weighted === undefined ? { kind: 'batch', name: batch } : { kind: 'weight', name: weighted };
    if (this.#scores.includes(value) || this.#criticCalls.has(keyOf(node, node.type))) return { kind: 'scores' };
    const quantity = value.dtype.startsWith('float') ? this.#quantity(value) : undefined;
    if (quantity === 'gradient' || quantity === 'arranged') return this.#gradientKind(node, quantity);
    if (quantity !== undefined) return { kind: this.#isName(node) && (quantity === 'mean' || quantity === 'weighted' || quantity === 'sum' || quantity === 'maximum') && value.size === 1 ? 'penalty' : quantity };
    return weighted === undefined ? { kind: 'tensor' } : { kind: 'weight', name: weighted };
  }

  /** The first value that is the gradient is where it was taken: by a call of any name, or by reading `.grad`. */
  #gradientKind(node: Expr, quantity: 'gradient' | 'arranged'): Kind {
    const isFirst = !this.#hasGradient && quantity === 'gradient';
    if (quantity === 'gradient') this.#hasGradient = true;
    if (node.type === 'Attribute' && node.attr === 'grad') return { kind: 'grad-attribute' };
    return { kind: isFirst && node.type === 'Call' && this.#gradCalls.size === 0 ? 'grad-call' : quantity };
  }

  /** The very tensor, a view of it, or the same numbers: a point that is handed on sample by sample. */
  #isPoint(value: Tensor): boolean {
    if (this.#point && (value === this.#point || value.storage === this.#point.storage) && value.size === this.#point.size) return true;
    const data = value.size === this.#pointValues?.length ? this.#torch.read(value) : undefined;
    return data !== undefined && this.#pointValues?.every((x, i) => x === data[i]) === true;
  }

  /** A batch of data is the point itself where nothing is mixed. */
  #isFormerBatch(batch: string | undefined): boolean { return batch !== undefined && (this.#input.mixture?.weights.size ?? 2) > 1; }

  /** A method that answers the very tensor that it was called on. */
  #setsFlag(node: Expr, value: Tensor): boolean { return node.type === 'Call' && node.func.type === 'Attribute' && value.requiresGrad && this.#valueOf(node.func.value) === value; }

  #isBackward({ func, args }: Call): boolean {
    if (func.type !== 'Attribute' || func.attr !== 'backward') return false;
    const given = [this.#valueOf(func.value), ...args.map((arg) => this.#valueOf(arg))];
    return given.some((value) => value !== undefined && isTensor(value));
  }

  #isWeightOfPenalty(value: number): boolean {
    const { formula } = this.#input;
    return formula !== undefined && formula.weight !== 1 && (value === formula.weight || Math.abs(value - formula.weight) < 1e-4 * formula.weight);
  }

  #isName(node: Expr): boolean { return node.type === 'Name' || node.type === 'Attribute'; }
  #valueOf(node: Expr): Value | undefined { return this.#input.telling.values.get(keyOf(node, node.type))?.value; }
  #quantity(value: Tensor): ReturnType<Recognise> {
    const data = this.#torch.read(value);
    return data && this.#recognise(data, value.shape);
  }
}

/** The gradient that the code took, or was handed. */
function gradientOf({ run, experiment }: Recorded): ProbeGradient {
  const { torch, shape } = experiment.lab;
  const taken = takenGradient(run.notes)?.gradient ?? (run.kind === 'penalty' ? run.gradient : undefined);
  const whole = run.kind === 'penalty' ? experiment.gradientShape(run) : shape;
  // Where it is taken sample by sample, the last is not all of it.
  const data = taken && taken.shape[0] === whole[0] ? torch.read(taken) : undefined;
  return taken && data ? { shape: taken.shape, fill: undefined, data: Float32Array.from(data) } : experiment.lab.probes.gradients.get('spread', whole);
}
