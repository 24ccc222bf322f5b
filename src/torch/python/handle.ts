/** @file What registering a hook answers. */
import { Builtin, builtinClass, None, PyObject, type PyClass } from '../../python/evaluator/values.ts';

const handleClass: PyClass = builtinClass('RemovableHandle', undefined, 'torch.utils.hooks');
class RemovableHandle extends PyObject {
  constructor(readonly remove: () => void) { super(); }
  get cls(): PyClass { return handleClass; }
}
handleClass.dict.set('remove', new Builtin('RemovableHandle.remove', (_, [self]) => {
  if (self instanceof RemovableHandle) self.remove();
  return None;
}));

handleClass.dict.set('__enter__', new Builtin('RemovableHandle.__enter__', (_, [self]) => self ?? None));
handleClass.dict.set('__exit__', new Builtin('RemovableHandle.__exit__', (_, [self]) => {
  if (self instanceof RemovableHandle) self.remove();
  return None;
}));

export const removableHandle = (remove: () => void): PyObject => new RemovableHandle(remove);
