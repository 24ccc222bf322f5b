/** @file `torch.Generator` as a Python value. */
import { builtinClass, Builtin, None, PyObject, type PyClass } from '../../python/evaluator/values.ts';
import { Generator } from '../random/index.ts';

/** Its class is the same for every runtime: it holds no state. */
export const generatorClass: PyClass = builtinClass('Generator', undefined, 'torch');

export class GeneratorObject extends PyObject {
  constructor(readonly generator: Generator) { super(); }
  get cls(): PyClass { return generatorClass; }
}

const generatorOf = (value: unknown): Generator => (value instanceof GeneratorObject ? value.generator : new Generator());
generatorClass.dict.set('__new__', new Builtin('Generator.__new__', () => new GeneratorObject(new Generator())));
generatorClass.dict.set('__init__', new Builtin('Generator.__init__', () => None));
generatorClass.dict.set('manual_seed', new Builtin('Generator.manual_seed', (interpreter, [self, seed]) => {
  if (typeof seed !== 'bigint') return interpreter.raise('TypeError', `manual_seed expected a long, but got ${interpreter.typeOf(seed ?? None).name}`);
  generatorOf(self).manualSeed(seed);
  return self ?? None;
}));
generatorClass.dict.set('initial_seed', new Builtin('Generator.initial_seed', (_, [self]) => generatorOf(self).initialSeed));
generatorClass.dict.set('seed', new Builtin('Generator.seed', (_, [self]) => generatorOf(self).initialSeed));
