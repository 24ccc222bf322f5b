/** @file The operations by the place they are called from, as Python functions. In-place variants come from the same rows. */
import type { Builtin, Kwargs, Value } from '../python/evaluator/values.ts';
import { checkInPlace, checkOverlap, updateInPlace } from './autograd/inplace.ts';
import { callOverloads, type OpObserver, type Overloads } from './call.ts';
import { typeError } from './errors.ts';
import type { Arguments, Op, Place } from './op.ts';
import { builtin } from './python/border.ts';
import { foreignCall } from './python/foreign.ts';
import { recorded } from './recording.ts';
import { withGrad, type Runtime } from './runtime.ts';
import { mannersOf } from './schema/complaint.ts';
import { isTensor, type Tensor } from './tensor.ts';

/** What PyTorch puts before the names of some modules' functions in its errors. */
const prefixes: Partial<Record<Place, string>> = { 'torch.linalg': 'linalg_', 'torch.special': 'special_', 'torch.fft': 'fft_' };

/** Operations by place and name, in-place variants among them. The same for every runtime, and so made once. */
export type OpTable = ReadonlyMap<Place, ReadonlyMap<string, readonly Op[]>>;

export function tabulate(ops: readonly Op[]): OpTable {
  const places = new Map<Place, Map<string, Op[]>>();
  const add = (place: Place, name: string, op: Op): void => {
    const names = places.get(place) ?? new Map<string, Op[]>();
    places.set(place, names.set(name, [...names.get(name) ?? [], op]));
  };
  for (const op of ops) for (const name of [op.name, ...op.aliases ?? []]) for (const place of op.on ?? ['torch', 'Tensor']) {
    add(place, name, op);
    if (op.inPlace !== undefined && op.inPlace !== false && place !== 'torch.linalg') add(place, `${name}_`, inPlaceOp(op));
  }
  return places;
}

export class Registry {
  readonly #places: OpTable;
  readonly #runtime: Runtime;
  readonly observer: OpObserver | undefined;

  constructor(runtime: Runtime, places: OpTable, observer: OpObserver | undefined) {
    this.#runtime = runtime;
    this.observer = observer;
    this.#places = places;
  }

  overloads(place: Place, name: string): Overloads { return this.#places.get(place)?.get(name) ?? []; }

  /** Every name of a place, as a builtin. */
  builtins(place: Place): ReadonlyMap<string, Builtin> {
    return new Map([...this.#places.get(place) ?? []].map(([name, overloads]) => [name, this.#builtin(place, name, overloads)] as const));
  }
  #builtin(place: Place, name: string, overloads: Overloads): Builtin {
    const shown = `${prefixes[place] ?? ''}${name}`;
    let manners: ReturnType<typeof mannersOf> | undefined;
    const self: Builtin = builtin(shown, (interpreter, args, kwargs) => foreignCall(interpreter, self, args, kwargs) ?? recorded(this.#runtime, [args, kwargs], () => callOverloads(this.#runtime, overloads, { name: shown, method: place === 'Tensor', args, kwargs, manners: manners ??= mannersOf(place, name) }, this.observer)));
    return self;
  }

  /** Calls a method of Tensor from TypeScript, as Python would. */
  callMethod(name: string, args: readonly Value[]): Value {
    return callOverloads(this.#runtime, this.overloads('Tensor', name), { name, method: true, args, kwargs: new Map(), manners: mannersOf('Tensor', name) }, this.observer);
  }

  /** Calls an operation of any place from TypeScript; `torch`, else `Tensor`, unless said otherwise. */
  call(name: string, args: readonly Value[], kwargs: Kwargs, place: Place = this.overloads('torch', name).length > 0 ? 'torch' : 'Tensor'): Value {
    const overloads = this.overloads(place, name);
    if (overloads.length === 0) typeError(`there is no operation ${name} in ${place}`);
    return callOverloads(this.#runtime, overloads, { name, method: place === 'Tensor', args, kwargs, manners: mannersOf(place, name) }, this.observer);
  }
}

/** `name_`: the tensor becomes what the operation answers for it. */
function inPlaceOp(op: Op): Op {
  const checked = (args: Arguments): Tensor => {
    const self = args['self'] as Tensor; // an in-place row has a tensor of that name first
    checkInPlace(self);
    for (const value of Object.values(args)) if (isTensor(value)) checkOverlap(self, value);
    return self;
  };
  return {
    ...op,
    isInPlace: true,
    outOfPlace: (args, runtime) => op.run({ ...args, self: checked(args) }, runtime),
    run: (args, runtime) => (op.inPlace === 'unseen' ? withGrad(runtime, false, () => changed(args, runtime)) : changed(args, runtime)),
  };
  function changed(args: Arguments, runtime: Runtime): Tensor {
    const self = checked(args);
    return updateInPlace(self, (before) => {
      const result = op.run({ ...args, self: before }, runtime);
      return isTensor(result) ? result : typeError(`${op.name}_ has no tensor as its result`);
    });
  }
}
