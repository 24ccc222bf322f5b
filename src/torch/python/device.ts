/** @file `torch.device` and its like: there is one device, the CPU, and moving to another changes nothing. */
import { runtimeError, typeError } from '../errors.ts';
import { pythonTypeName } from '../schema/messages.ts';
import type { Runtime } from '../runtime.ts';
import { builtin } from './border.ts';
import { Builtin, builtinClass, None, nativeProperty, PyObject, type PyClass, type Value } from '../../python/evaluator/values.ts';

/** Classes without state, so one of each is enough. */
export const deviceClass: PyClass = builtinClass('device', undefined, 'torch');
const layoutClass: PyClass = builtinClass('layout', undefined, 'torch');
const memoryFormatClass: PyClass = builtinClass('memory_format', undefined, 'torch');

/** Remembers what the program called it. */
export class DeviceObject extends PyObject {
  constructor(readonly text: string) { super(); }
  get cls(): PyClass { return deviceClass; }
  /** Equal devices are one key. */
  get hashKey(): string { return `device ${this.text}`; }
}
class NamedConstant extends PyObject {
  constructor(readonly cls: PyClass, readonly text: string) { super(); }
}
export const layoutObject = new NamedConstant(layoutClass, 'torch.strided');
export const memoryFormats: Readonly<Record<string, Value>> = Object.fromEntries(
  ['contiguous_format', 'preserve_format', 'channels_last', 'channels_last_3d'].map((name) => [name, new NamedConstant(memoryFormatClass, `torch.${name}`)]),
);
const textRepr = new Builtin('__repr__', (_, [self]) => (self instanceof NamedConstant ? self.text : ''));
layoutClass.dict.set('__repr__', textRepr);
memoryFormatClass.dict.set('__repr__', textRepr);

const deviceTypes = ['cpu', 'cuda', 'ipu', 'xpu', 'mkldnn', 'opengl', 'opencl', 'ideep', 'hip', 've', 'fpga', 'ort', 'xla', 'lazy', 'vulkan', 'mps', 'meta', 'hpu', 'privateuseone'];
/** Refuses what names no device, in PyTorch's words. */
export function checkDevice(text: string): void {
  if (text === '') runtimeError('Device string must not be empty');
  const [type = '', index] = text.split(':');
  if (deviceTypes.includes(type) && !/^\w+(:\d+)?$/.test(text)) runtimeError(`Invalid device string: '${text}'`);
  if (!deviceTypes.includes(type)) runtimeError(`Expected one of ${deviceTypes.join(', ')} device type at start of device string: ${type}`);
  if (index !== undefined && !/^(0|[1-9]\d*)$/.test(index)) runtimeError(`Invalid device string: '${text}'`);
}

/** A device that is asked for: unknown ones are refused; for those that are not here the CPU does it, and says so. */
export function meetDevice(runtime: Runtime, device: Value): void {
  const text = device instanceof DeviceObject ? device.text : device;
  if (typeof text !== 'string') return;
  checkDevice(text);
  const [type = 'cpu'] = text.split(':');
  if (type !== 'cpu' && type !== 'meta') runtime.note(`There is no '${type}' here: tensors stay on the CPU, and the numbers are the CPU's.`);
}

const textOf = (self: Value): string => (self instanceof DeviceObject ? self.text : 'cpu');
const parts = (self: Value): readonly [string, string | undefined] => {
  const [type = 'cpu', index] = textOf(self).split(':');
  return [type, index];
};
deviceClass.dict.set('__new__', builtin('device.__new__', (_, [, first, second], kwargs) => {
  const name = first ?? kwargs.get('type') ?? kwargs.get('device') ?? 'cpu';
  const index = second ?? kwargs.get('index');
  if (typeof name === 'string') checkDevice(name);
  if (index !== undefined && typeof index !== 'bigint') typeError(`Device(): argument 'index' (position 2) must be int, not ${pythonTypeName(index)}`);
  if (typeof index === 'bigint' && index < 0n) runtimeError('Device index must not be negative');
  const text = typeof name === 'string' ? name : name instanceof DeviceObject ? name.text : typeof name === 'bigint' ? `cuda:${String(name)}` : 'cpu';
  return new DeviceObject(typeof index === 'bigint' ? `${text}:${String(index)}` : text);
}));
deviceClass.dict.set('__init__', new Builtin('device.__init__', () => None));
deviceClass.dict.set('type', nativeProperty('type', (self) => parts(self)[0]));
deviceClass.dict.set('index', nativeProperty('index', (self) => (parts(self)[1] === undefined ? None : BigInt(parts(self)[1] ?? 0))));
deviceClass.dict.set('__str__', new Builtin('device.__str__', (_, [self]) => textOf(self ?? None)));
deviceClass.dict.set('__repr__', new Builtin('device.__repr__', (_, [self]) => {
  const [type, index] = parts(self ?? None);
  return `device(type='${type}'${index === undefined ? '' : `, index=${index}`})`;
}));
deviceClass.dict.set('__eq__', new Builtin('device.__eq__', (_, [self, other]) => other instanceof DeviceObject && textOf(self ?? None) === other.text));
deviceClass.dict.set('__hash__', new Builtin('device.__hash__', (_, [self]) => BigInt(textOf(self ?? None).length)));
