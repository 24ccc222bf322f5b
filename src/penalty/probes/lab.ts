/**
 * @file A place to run one penalty: an evaluator over the user's program, PyTorch's meaning on the given arrays, and a
 * world that answers what the file leaves open. One lab serves all probes of one site at one shape.
 */
import type { ArrayBackend } from '../../arrays/backend.ts';
import { Builtin, createEvaluator, None, PyClass, PyFunction, PyInstance, PyIterator, PyList, PyModule, PyTuple, type Collector, type Evaluator, type Kwargs, type Location, type Outcome, type Program, type Value } from '../../python/evaluator/index.ts';
import type { Expr, Module } from '../../python/syntax/index.ts';
import { standardLibrary } from '../../python/library/index.ts';
import { Generator } from '../../torch/random/index.ts';
import { createTorch, type OpRecord, type Tensor, type Torch } from '../../torch/index.ts';
import { phrase, type Text } from '../../texts/text.ts';
import { fromBelow } from '../fromBelow.ts';
import { assumedNumber, isBlindNumber, assumedTruth, keepsData, merelyReduces, looksLikeCondition, looksLikeGenerator, ofLossScaler } from './assumptions.ts';
import { conditionBatch, type ConditionForm } from './conditions.ts';
import { criticScoresOf, inOutputForm, ProbeTensors, throughLayers, type OutputForm } from './critic.ts';
import { gradientOps, gradientsTaken, takenGradient } from '../locate.ts';
import { tensorsIn, withoutConditions } from './criticInput.ts';
import { sizeOf, type Probe, type ProbeGradients } from './gradients.ts';
import { tensorOnly } from '../sites/tensorMethods.ts';
import { isPlain } from './plainValue.ts';
import { makeUnknownClass, Unknown, type World } from './unknown.ts';
import type { PlacedUse, Use } from './uses.ts';

export interface LabOptions {
  readonly program: Program;
  readonly arrays: ArrayBackend;
  readonly clock: () => number;
  /** Shape of one batch of data, batch axis first. */
  readonly shape: readonly number[];
  readonly seed: number;
  readonly gradients: ProbeGradients;
  readonly maxMilliseconds?: number | undefined;
  /** Whether notes hold the value of every expression. */
  readonly keepsValues?: boolean | undefined;
  /** Names of the main file that are left open, whatever it binds to them: networks, optimizers, loaders. */
  readonly openGlobals?: readonly string[] | undefined;
  /** Frees what a long run can't reach any more. */
  readonly collector?: Collector | undefined;
  /** Python of ours that is run besides the program, by module name. */
  readonly modules?: ReadonlyMap<string, Module> | undefined;
  /** What numbers are of whose value nothing tells anything, their names included: 1 where it is not said. */
  readonly blindNumber?: bigint | undefined;
  /** Whether it is kept what unknowns are taken for. */
  readonly keepsUses?: boolean | undefined;
}

/** An operation with the place in the user's code that asked for it. */
export interface PlacedOp { readonly op: OpRecord; readonly location: Location | undefined }
/** An expression of the user's with what it became. */
export interface PlacedValue { readonly file: string; readonly node: Expr; readonly value: Value }

/** Elements of a batch up to which data is random. */
const randomDataLimit = 4096;

/** What a run is told beforehand that may change its course. */
export type Choice = 'outputForm' | 'dataRequiresGrad' | 'hasCuda' | 'conditions';

/** What one run leaves behind. */
export interface Notes {
  /** Choices that it depended on: with others the same, it takes the same course. */
  readonly choices: Set<Choice>;
  readonly ops: PlacedOp[];
  /** Empty unless the lab keeps them. */
  readonly values: PlacedValue[];
  /** Shapes that critics were called with. */
  readonly criticInputs: (readonly number[])[];
  /** The tensors themselves. */
  readonly criticData: Tensor[];
  /** What the program calls them. */
  readonly critics: Set<string>;
  /** Where they were called. */
  readonly criticCalls: Location[];
  /** What was handed out as the parameters of networks. */
  readonly parameters: Tensor[];
  /** Batches that were handed out, by name. */
  readonly batches: Map<string, Tensor>;
  /** `self.lambda_gp = 10`. */
  readonly assumptions: Map<string, Text>;
  /** Unknowns that were used as batches of data. */
  readonly data: Set<string>;
  /** Whether the code was handed a gradient. */
  hasGradient: boolean;
  /** Numbers that nothing tells anything of. */
  readonly blind: Set<string>;
  /** Unknowns that were spread into calls: `f(**self.options)`. */
  readonly spread: Set<string>;
}
const emptyNotes = (): Notes => ({ choices: new Set(), ops: [], values: [], criticInputs: [], criticData: [], critics: new Set(), criticCalls: [], parameters: [], batches: new Map(), assumptions: new Map(), blind: new Set(), data: new Set(), hasGradient: false, spread: new Set() });

export class Lab implements World {
  readonly torch: Torch;
  readonly evaluator: Evaluator;
  readonly unknownClass = makeUnknownClass(() => this.interpreter);
  notes = emptyNotes();
  outputForm: OutputForm = 'column';
  probes: ProbeTensors;
  dataRequiresGrad = false;
  /** What labels and other conditions beside the data are like. */
  conditionForm: ConditionForm = 'as data';
  /** The one value of all elements of a batch, by its name; undefined for random data. */
  fillOf: ((name: string) => number) | undefined;
  /** Which stretch of random numbers runs draw from. */
  draw = 0;
  /** Whether `torch.cuda.is_available()`: some code runs with a GPU only. Tensors stay where they are. */
  hasCuda = false;
  /** By how much a loss scaler multiplies: 1 as without a GPU, 65536 as PyTorch's begins with one. */
  lossScale = 1;
  /** The parameter of the site whose default, True or False, is turned round. */
  switched: string | undefined;
  /** Whether the critic's graph keeps what a network's keeps. */
  hasLayers = false;
  /** What unknowns were taken for in all runs by now: what the module's own statements found out stays. */
  readonly takenFor: PlacedUse[] | undefined;
  readonly #options: LabOptions;
  #recording = false;
  /** What the module's own statements found out stays with them. */
  #asksForCuda = false;

  constructor(options: LabOptions) {
    this.#options = options;
    this.takenFor = options.keepsUses === true ? [] : undefined;
    this.torch = createTorch({
      arrays: options.arrays, seed: BigInt(options.seed), onNote: (text) => { this.notes.assumptions.set(text, fromBelow(text)); },
      observer: { onOp: (op) => { if (this.#recording) this.notes.ops.push({ op, location: this.evaluator.interpreter.location }); } },
    });
    this.probes = new ProbeTensors(this.torch, 'unit', options.gradients, options.shape);
    const python = standardLibrary();
    this.evaluator = createEvaluator({
      program: options.program, clock: options.clock,
      library: { native: new Map([...python.native, ...this.torch.library.native]), source: new Map([...python.source, ...this.torch.library.source, ...options.modules ?? []]) },
      budget: { maxMilliseconds: options.maxMilliseconds ?? 1_500 }, collector: options.collector,
      unknown: (origin) => new Unknown(origin, this),
      globals: Object.fromEntries((options.openGlobals ?? []).map((name) => [name, new Unknown(name, this)])),
      observer: {
        ...(options.keepsValues === true ? { onExpression: (file: string, node: Expr, value: Value) => { if (this.#recording) this.notes.values.push({ file, node, value }); } } : {}),
        onPrint: () => undefined,
      },
    });
    const cuda = this.evaluator.attempt(() => this.interpreter.importModule('torch.cuda'));
    if (cuda.kind === 'value' && cuda.value instanceof PyModule) cuda.value.attributes.set('is_available', new Builtin('is_available', () => { this.#asksForCuda = true; return this.hasCuda; }));
    for (const module of ['torch.cuda.amp', 'torch.amp']) this.#letScale(module);
  }

  /** Makes a module's GradScaler scale as it does on a GPU. */
  #letScale(path: string): void {
    const module = this.evaluator.attempt(() => this.interpreter.importModule(path));
    const scaler = module.kind === 'value' && module.value instanceof PyModule ? module.value.attributes.get('GradScaler') : undefined;
    if (!(scaler instanceof PyClass)) return;
    const isOff = (self: Value | undefined): boolean => self instanceof PyInstance && self.attributes.get('_enabled') === false;
    scaler.dict.set('__init__', new Builtin('__init__', (_, [self, ...args], kwargs) => {
      if (self instanceof PyInstance) self.attributes.set('_enabled', kwargs.get('enabled') ?? args[4] ?? true);
      return None;
    }));
    scaler.dict.set('scale', new Builtin('scale', (_, [self, outputs]) => (isOff(self) ? outputs ?? None : this.#scaled(outputs ?? None))));
    scaler.dict.set('get_scale', new Builtin('get_scale', (_, [self]) => (isOff(self) ? 1 : this.lossScale)));
  }

  #scaled(value: Value): Value {
    if (this.lossScale === 1) return value;
    if (this.torch.isTensor(value)) return this.torch.run('mul', [value, this.lossScale]);
    return value instanceof PyTuple || value instanceof PyList ? new PyList(value.items.map((item) => this.#scaled(item))) : value;
  }

  get interpreter(): World['interpreter'] { return this.evaluator.interpreter; }
  get shape(): readonly number[] { return this.#options.shape; }
  /** The program's main file. */
  get main(): Module { return this.#options.program.main.tree; }
  /** Milliseconds. */
  get clock(): () => number { return this.#options.clock; }
  /** Puts that probe before the next run. */
  setProbe(probe: Probe): void { this.probes = new ProbeTensors(this.torch, probe, this.#options.gradients, this.shape); }

  /** Starts a run with clean notes and the generator at its seed; `body` runs recorded. */
  record<T>(body: () => T): { readonly result: T; readonly notes: Notes } {
    this.notes = emptyNotes();
    this.torch.seed(BigInt(this.#options.seed + this.draw));
    this.#recording = true;
    try {
      return { result: body(), notes: this.notes };
    } finally {
      this.#recording = false;
      if (this.#asksForCuda) this.notes.choices.add('hasCuda');
    }
  }

  /** Runs `body` unrecorded: our own preparations are not the user's operations. */
  quietly<T>(body: () => T): T {
    const before = this.#recording;
    this.#recording = false;
    try { return body(); } finally { this.#recording = before; }
  }

  unknown(path: string): Unknown { return new Unknown(path, this); }
  note(path: string, use: Use): void {
    if (use.kind === 'mapping') this.notes.spread.add(path);
    this.takenFor?.push({ path, use });
  }

  /** A fresh batch of data, seeded by its name so that real and fake differ. */
  batch(name: string): Tensor {
    const batch = this.fillOf ? this.torch.full(this.shape, this.fillOf(name)) : this.#drawn(name);
    this.notes.batches.set(name, batch);
    return batch;
  }
  #drawn(name: string): Tensor {
    const seed = [...name].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 100_003, 7);
    const size = sizeOf(this.shape);
    // The probe critic's gradient does not depend on the data, so a large batch may be constant.
    return size <= randomDataLimit ? this.torch.tensor(new Generator(BigInt(seed)).normal(size, 0, 1, 'float32'), this.shape) : this.torch.full(this.shape, (seed % 17) / 16 - 0.5);
  }

  called(path: string, args: readonly Value[], kwargs: Kwargs): Value {
    const tensors = [...args, ...kwargs.values()].flatMap((value) => tensorsIn(value, (item): item is Tensor => this.torch.isTensor(item)));
    const differentiated = tensors.filter((t) => t.requiresGrad).flatMap((t) => withoutConditions(t, this.notes.ops));
    const inputs = differentiated.length > 0 ? differentiated : tensors.slice(0, 1);
    const [x] = inputs;
    if (!x) return None;
    if (ofLossScaler(path, ['scale'])) { this.note(path, { kind: 'called', as: 'kept' }); return this.#scaled(x); }
    // A critic in parts, `self.head(self.trunk(x))`: the first part gave the scores already.
    if (keepsData(path)) { this.note(path, { kind: 'called', as: 'kept' }); return x; }
    if (merelyReduces(path) && this.#comesFromGradient(tensors)) { this.note(path, { kind: 'called', as: 'kept' }); return x; }
    if (this.#isScores(x) && !this.#comesFromGradient(tensors)) { this.note(path, { kind: 'called', as: 'kept' }); return this.quietly(() => inputs.slice(1).reduce((sum, other) => (this.#isScores(other) ? this.torch.run('add', [sum, other]) : sum), x)); }
    if (!x.requiresGrad && looksLikeGenerator(path)) return this.#generated(path);
    if (!this.notes.critics.has(path) && this.#comesFromGradient(tensors)) return this.#unclear(path);
    this.note(path, { kind: 'called', as: 'critic' });
    const isSample = this.probes.isSample(x.shape);
    if (!isSample) this.notes.criticInputs.push(x.shape);
    else if (this.probes.countSample(x) === this.shape[0]) this.notes.criticInputs.push(this.shape);
    this.notes.critics.add(path);
    this.notes.criticData.push(x);
    const { location } = this.interpreter;
    if (location) this.notes.criticCalls.push(location);
    // Broadcasting has blown the batch up: the code is meant for data of another rank.
    if (sizeOf(x.shape) > 4 * sizeOf(this.shape)) return this.interpreter.unsupported(`data of shape (${x.shape.join(', ')}) where (${this.shape.join(', ')}) was given`);
    if (!this.probes.isFor(x.shape)) return this.interpreter.unsupported(`the critic is given data of shape (${x.shape.join(', ')}), for which this gradient of shape (${this.shape.join(', ')}) is none`);
    this.notes.choices.add('outputForm');
    return this.quietly(() => inOutputForm(this.torch, this.scoresOf(inputs) ?? x, this.outputForm, (scores) => this.#mapping(path, scores)));
  }

  /** Whether some of them were computed from a gradient that was taken or handed in. */
  #comesFromGradient(tensors: readonly Tensor[]): boolean {
    const { notes, probes } = this;
    if (!notes.hasGradient && !takenGradient(notes)) return false;
    const made = gradientOps(notes, notes.hasGradient ? probes.gradient(this.shape) : undefined).map(({ output }) => output.storage);
    const storages = new Set([...made, ...(notes.hasGradient ? [probes.gradient(this.shape).storage] : []), ...gradientsTaken(notes).map(({ storage }) => storage)]);
    return tensors.some(({ storage }) => storages.has(storage));
  }

  /** What somebody's function makes of a gradient: to log it is no harm, to go on with it is. */
  #unclear(path: string): Value {
    const answer = new Unknown(`${path}(…)`, this);
    answer.unclear = `nothing here tells what ${path} makes of the gradient`;
    return answer;
  }

  /** Why one of those values must not be taken for anything; undefined where there is none such. */
  clearly(values: readonly Value[]): Extract<Outcome<Value>, { kind: 'unsupported' }> | undefined {
    const unclear = values.find((value): value is Unknown => value instanceof Unknown && value.unclear !== undefined)?.unclear;
    const outcome = unclear === undefined ? undefined : this.evaluator.attempt((): Value => this.interpreter.unsupported(unclear));
    return outcome?.kind === 'unsupported' ? outcome : undefined;
  }

  /** A critic's scores of shape (B, 1), made as a network makes them. */
  scoresOf(inputs: readonly Tensor[]): Tensor | undefined {
    const scores = criticScoresOf(this.torch, this.probes, inputs);
    const biased = scores?.shape.length === 2 ? this.torch.run('add', [scores, this.probes.bias]) : scores;
    return biased && this.hasLayers ? throughLayers(this.torch, biased) : biased;
  }

  parameters(owner = 'self'): Value {
    this.note(owner, { kind: 'parameters' });
    const { bias } = this.probes;
    this.notes.parameters.push(bias);
    return new PyIterator([bias][Symbol.iterator]());
  }

  /** What a generator makes: it depends on weights of its own. */
  #generated(path: string): Tensor {
    this.note(path, { kind: 'called', as: 'generated' });
    this.uses(path);
    return this.quietly(() => {
      const batch = this.batch(`${path}(…)`);
      batch.requiresGrad = true;
      return this.torch.run('mul', [batch, 1n]);
    });
  }

  #isScores(x: Tensor): boolean { return x.requiresGrad && x.shape[0] === this.shape[0] && sizeOf(x.shape) === this.shape[0] && sizeOf(this.shape) > this.shape[0]; }

  /** An unknown every item and attribute of which is the scores. */
  #mapping(path: string, scores: Tensor): Value {
    const mapping = new Unknown(`${path}(…)`, this);
    mapping.everyItem = scores;
    return mapping;
  }

  uses(path: string): void { this.notes.data.add(path); }

  data(path: string): Tensor {
    this.uses(path);
    const isCondition = looksLikeCondition(path);
    this.note(path, { kind: 'data', form: isCondition ? this.conditionForm : 'as data', requiresGrad: this.dataRequiresGrad });
    if (isCondition) this.notes.choices.add('conditions');
    if (this.conditionForm !== 'as data' && isCondition) return conditionBatch(this.torch, this.conditionForm, this.shape[0] ?? 1);
    const data = this.batch(path);
    this.notes.choices.add('dataRequiresGrad');
    if (this.dataRequiresGrad) data.requiresGrad = true;
    return data;
  }

  /** Data that gradients are taken with respect to. */
  input(path: string): Tensor {
    this.note(path, { kind: 'data', form: 'as data', requiresGrad: true });
    const data = this.batch(path);
    data.requiresGrad = true;
    return data;
  }

  /** A name to which Python or the file gives something that is what it is: a built-in, a class, a function, a module, a number, a string, what merely holds such. */
  isPlainGlobal(name: string): boolean {
    const outcome = this.evaluator.global(name);
    return outcome.kind === 'value' && (isPlain(outcome.value) || outcome.value instanceof Builtin || outcome.value instanceof PyClass || outcome.value instanceof PyModule || outcome.value instanceof PyFunction);
  }


  number(path: string): Value {
    const isScale = ofLossScaler(path, ['get_scale', '_scale']);
    const isBlind = !isScale && isBlindNumber(path);
    if (isBlind) this.notes.blind.add(path);
    const value = isScale ? this.lossScale : isBlind ? this.#options.blindNumber ?? 1n : assumedNumber(path, this.shape);
    this.note(path, { kind: 'number', value });
    if (!isScale) this.notes.assumptions.set(path, phrase`${path} = ${value.toString()}`);
    return value;
  }

  truth(path: string): boolean {
    const value = assumedTruth(path);
    this.note(path, { kind: 'truth', value });
    this.notes.assumptions.set(path, value ? phrase`${path} is true` : phrase`${path} is false`);
    return value;
  }

  isTensor(value: Value): boolean { return this.torch.isTensor(value); }
  isTensorAttribute(name: string): boolean { return tensorOnly.has(name); }
}
