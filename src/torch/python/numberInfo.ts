/** @file `torch.finfo` and `torch.iinfo`: what numbers a dtype holds. */
import { builtinClass, classes, nativeProperty, None, PyInstance, type PyClass, type Value } from '../../python/evaluator/values.ts';
import { DTypeObject, isFloating, type DType } from '../dtypes.ts';
import { typeError } from '../errors.ts';
import { pythonTypeName } from '../schema/messages.ts';
import type { Runtime } from '../runtime.ts';
import { builtin } from './border.ts';

type Facts = Readonly<Record<string, Value>>;
const limits: Readonly<Record<string, Readonly<Record<string, Value>>>> = {
  float32: { eps: 2 ** -23, max: 3.4028234663852886e38, min: -3.4028234663852886e38, tiny: 2 ** -126, smallest_normal: 2 ** -126, resolution: 1e-6, bits: 32n },
  float64: { eps: 2 ** -52, max: Number.MAX_VALUE, min: -Number.MAX_VALUE, tiny: 2 ** -1022, smallest_normal: 2 ** -1022, resolution: 1e-15, bits: 64n },
  float16: { eps: 2 ** -10, max: 65504, min: -65504, tiny: 2 ** -14, smallest_normal: 2 ** -14, resolution: 1e-3, bits: 16n },
  bfloat16: { eps: 2 ** -7, max: 3.3895313892515355e38, min: -3.3895313892515355e38, tiny: 2 ** -126, smallest_normal: 2 ** -126, resolution: 1e-2, bits: 16n },
  int64: { max: 2n ** 63n - 1n, min: -(2n ** 63n), bits: 64n }, int32: { max: 2n ** 31n - 1n, min: -(2n ** 31n), bits: 32n }, int16: { max: 32767n, min: -32768n, bits: 16n }, int8: { max: 127n, min: -128n, bits: 8n }, uint8: { max: 255n, min: 0n, bits: 8n },
};

const shown: Readonly<Record<'finfo' | 'iinfo', readonly string[]>> = { finfo: ['resolution', 'min', 'max', 'eps', 'smallest_normal', 'tiny'], iinfo: ['min', 'max'] };

class NumberInfo extends PyInstance {
  constructor(cls: PyClass, readonly dtype: DType) { super(cls); }
  get facts(): Facts { return { ...limits[this.dtype], dtype: this.dtype }; }
}
function infoClass(name: 'finfo' | 'iinfo', make: (given: Value | undefined) => DType): PyClass {
  const cls = builtinClass(name, classes.object, 'torch');
  for (const field of [...shown[name], 'bits', 'dtype']) cls.dict.set(field, nativeProperty(field, (self) => (self instanceof NumberInfo ? self.facts[field] : undefined) ?? None));
  cls.dict.set('__new__', builtin(name, (_, [, given], kwargs) => new NumberInfo(cls, make(given ?? kwargs.get('type')))));
  cls.dict.set('__repr__', builtin('__repr__', (interpreter, [self]) => {
    const facts = self instanceof NumberInfo ? self.facts : {};
    return `${name}(${shown[name].map((field) => `${field}=${interpreter.format(Number(facts[field]), '.6g')}, `).join('')}dtype=${interpreter.str(facts['dtype'] ?? None)})`;
  }));
  return cls;
}
const dtypeOf = (name: string, given: Value | undefined): DType => (given instanceof DTypeObject ? given.dtype : typeError(`${name}(): argument 'type' (position 1) must be torch.dtype, not ${pythonTypeName(given ?? None)}`));

/** Without an argument: of the default dtype. */
export const finfo = (runtime: Runtime): PyClass => infoClass('finfo', (given) => {
  const dtype = given === undefined ? runtime.defaultDtype : dtypeOf('finfo', given);
  return isFloating(dtype) ? dtype : typeError("torch.finfo() requires a floating point input type. Use torch.iinfo to handle 'torch.finfo'");
});
export const iinfo: PyClass = infoClass('iinfo', (given) => {
  const dtype = dtypeOf('iinfo', given);
  return isFloating(dtype) || dtype === 'bool' ? typeError("torch.iinfo() requires an integer input type. Use torch.finfo to handle 'torch.iinfo'") : dtype;
});
