/** @file `numpy.random._draws`: NumPy's generators as natives that fill whole tensors. What NumPy makes of them is Python of ours. */
import { raise } from '../../python/evaluator/exceptions.ts';
import type { Interpreter } from '../../python/evaluator/interpreter.ts';
import { addMethod, nativeFunction, nativeModule } from '../../python/evaluator/native.ts';
import { None, PyClass, PyInstance, PyStaticMethod, PyTuple, builtinClass, unbox, type PyModule, type Value } from '../../python/evaluator/values.ts';
import { PermutedSource, TwisterSource, type BitSource } from '../random/bitSource.ts';
import { binomial, NewerDraws, OlderDraws, poisson, type Draws } from '../random/distributions.ts';
import type { DType } from '../dtypes.ts';
import type { Runtime } from '../runtime.ts';
import { fromArray } from '../tensor.ts';

type Seeded = BitSource & { seed(key: readonly number[]): void };
class Source extends PyInstance {
  constructor(cls: PyClass, readonly source: Seeded, readonly draws: Draws) { super(cls); }
}

/** The 32-bit words of a number, the lowest first. */
function wordsOf(value: bigint): number[] {
  const words: number[] = [];
  for (let rest = value; rest > 0n; rest >>= 32n) words.push(Number(rest & 0xffffffffn));
  return words.length === 0 ? [0] : words;
}

/** The module: classes `Older` and `Newer`. */
export const drawsModule = (runtime: Runtime): PyModule => nativeModule('numpy.random._draws', {
  Older: sourceClass('Older', runtime, (cls) => { const source = new TwisterSource(); return new Source(cls, source, new OlderDraws(source)); }),
  Newer: sourceClass('Newer', runtime, (cls) => { const source = new PermutedSource(); return new Source(cls, source, new NewerDraws(source)); }),
});

function sourceClass(name: string, runtime: Runtime, make: (cls: PyClass) => Source): PyClass {
  const cls = builtinClass(name, undefined, 'numpy.random');
  const of = (value: Value): Source => (value instanceof Source ? value : raise('TypeError', 'a generator is needed'));
  const filled = (interpreter: Interpreter, count: Value, draw: (index: number) => number, dtype: DType = 'float64'): Value => {
    const length = Number(unbox(count));
    interpreter.step(length >> 4);
    const data = Array.from({ length }, (_, i) => draw(i));
    return fromArray(runtime, runtime.arrays.fromData(data, [length], dtype));
  };
  cls.dict.set('__new__', new PyStaticMethod(nativeFunction(name, 'cls, *args', ({ cls: wanted }) => make(wanted instanceof PyClass ? wanted : cls))));
  addMethod(cls, 'start', 'self, key', ({ self, key }, interpreter) => {
    const source = of(self);
    source.source.seed(Array.from(interpreter.iterate(key), (part) => wordsOf(unbox(part) as bigint /* whole numbers are what the caller gives */)).flat());
    source.draws.spare = undefined;
    return None;
  });
  addMethod(cls, 'doubles', 'self, count', ({ self, count }, interpreter) => filled(interpreter, count, () => of(self).draws.source.nextDouble()));
  addMethod(cls, 'normals', 'self, count', ({ self, count }, interpreter) => filled(interpreter, count, () => of(self).draws.normal()));
  addMethod(cls, 'exponentials', 'self, count', ({ self, count }, interpreter) => filled(interpreter, count, () => of(self).draws.exponential()));
  addMethod(cls, 'gammas', 'self, shape, count', ({ self, shape, count }, interpreter) => filled(interpreter, count, () => of(self).draws.gamma(Number(unbox(shape)))));
  addMethod(cls, 'wholes', 'self, low, limit, count', ({ self, low, limit, count }, interpreter) => filled(interpreter, count, () => Number(low) + of(self).draws.below(Number(limit)), 'int64'));
  addMethod(cls, 'poissons', 'self, rate, count', ({ self, rate, count }, interpreter) => filled(interpreter, count, () => poisson(of(self).draws, Number(unbox(rate))), 'int64'));
  addMethod(cls, 'binomials', 'self, n, p, count', ({ self, n, p, count }, interpreter) => filled(interpreter, count, () => binomial(of(self).draws, Number(unbox(n)), Number(unbox(p))) ?? interpreter.unsupported('binomial numbers with n·p above 30'), 'int64'));
  addMethod(cls, 'order', 'self, count', ({ self, count }, interpreter) => {
    const { draws } = of(self);
    const places = shuffled((limit) => draws.swapBelow(limit), counting(Number(unbox(count))));
    return filled(interpreter, BigInt(places.length), (i) => places[i] ?? 0, 'int64');
  });
  addMethod(cls, 'tail', 'self, total, count', ({ self, total, count }, interpreter) => {
    const { draws } = of(self);
    const all = Number(unbox(total)), wanted = Number(unbox(count));
    const places = shuffled((limit) => draws.below(limit), counting(all), Math.max(all - wanted, 1)).slice(all - wanted);
    return filled(interpreter, BigInt(places.length), (i) => places[i] ?? 0, 'int64');
  });
  addMethod(cls, 'picked', 'self, total, count', ({ self, total, count }, interpreter) => {
    const places = floyd(of(self).draws, Number(unbox(total)), Number(unbox(count)));
    return filled(interpreter, BigInt(places.length), (i) => places[i] ?? 0, 'int64');
  });
  addMethod(cls, 'save', 'self', ({ self }) => new PyTuple([new PyTuple(of(self).source.save()), of(self).draws.spare ?? None]));
  addMethod(cls, 'restore', 'self, state', ({ self, state }) => {
    const [words, spare] = state instanceof PyTuple ? state.items : [];
    if (words instanceof PyTuple) of(self).source.restore(words.items.map((each) => each as bigint) /* as `save` made them */);
    of(self).draws.spare = typeof spare === 'number' ? spare : undefined;
    return None;
  });
  return cls;
}

const counting = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

/** Which element ends where, once the places from the last down to `first` were swapped with one before them. */
function shuffled(below: (limit: number) => number, places: number[], first = 1): number[] {
  for (let i = places.length - 1; i >= first; i--) {
    const j = below(i);
    [places[i], places[j]] = [places[j] ?? 0, places[i] ?? 0];
  }
  return places;
}

/** So many different numbers below `total` (Floyd's method), in random order. */
function floyd(draws: Draws, total: number, count: number): number[] {
  const seen = new Set<number>();
  for (let j = total - count; j < total; j++) {
    const value = draws.below(j);
    seen.add(seen.has(value) ? j : value);
  }
  return shuffled((limit) => draws.below(limit), [...seen]);
}
