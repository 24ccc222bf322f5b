/**
 * @file `_random`: the source of bits under `random.py`.
 */
import { raise } from '../evaluator/exceptions.ts';
import { addMethod, nativeFunction, nativeModule } from '../evaluator/native.ts';
import { indexOf } from '../evaluator/protocols.ts';
import { None, PyClass, PyInstance, PyStaticMethod, PyTuple, builtinClass, type PyModule, type Value } from '../evaluator/values.ts';
import { MersenneTwister } from './mersenneTwister.ts';

/** What `random.Random` derives from. */
class Source extends PyInstance {
  readonly twister = new MersenneTwister(5489n);
}

/** The module; each evaluator has its own. */
export function randomCore(): PyModule {
  const cls = builtinClass('Random', undefined, '_random');
  const twisterOf = (value: Value): MersenneTwister => (value instanceof Source ? value.twister : raise('TypeError', "descriptor requires a 'Random' object"));
  cls.dict.set('__new__', new PyStaticMethod(nativeFunction('Random.__new__', 'cls, *args, **kwargs', ({ cls: wanted }) => new Source(wanted instanceof PyClass ? wanted : cls))));
  addMethod(cls, '_seed', 'self, number', ({ self, number }, interpreter) => { twisterOf(self).seed(indexOf(interpreter, number)); return None; });
  addMethod(cls, 'random', 'self', ({ self }) => twisterOf(self).random());
  addMethod(cls, 'getrandbits', 'self, k', ({ self, k }, interpreter) => {
    const count = indexOf(interpreter, k);
    if (count < 0n) raise('ValueError', 'number of bits must be non-negative');
    interpreter.reserve(count);
    return twisterOf(self).bits(Number(count));
  });
  addMethod(cls, '_save', 'self', ({ self }) => new PyTuple(twisterOf(self).save().map(BigInt)));
  addMethod(cls, '_restore', 'self, state', ({ self, state }, interpreter) => { twisterOf(self).restore(Array.from(interpreter.iterate(state), (word) => Number(indexOf(interpreter, word)))); return None; });
  return nativeModule('_random', { Random: cls });
}
