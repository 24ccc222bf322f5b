/** @file What the torch layer throws. Python's exceptions are made of it at the border (`python/border.ts`). */

import type { PyClass } from '../python/evaluator/values.ts';

/** An error that PyTorch would raise, in PyTorch's words. `pythonType` is the name of a built-in exception class, or a class of PyTorch's own. */
export class TorchError extends Error {
  constructor(readonly pythonType: string | PyClass, message: string) { super(message); }
}

/** Something PyTorch can do and this layer can't, or a value that the array backend doesn't know. */
export class TorchUnsupported extends Error {
  constructor(readonly what: string) { super(what); }
}

export const runtimeError = (message: string): never => { throw new TorchError('RuntimeError', message); };
export const typeError = (message: string): never => { throw new TorchError('TypeError', message); };
export const valueError = (message: string): never => { throw new TorchError('ValueError', message); };
export const indexError = (message: string): never => { throw new TorchError('IndexError', message); };
export const attributeError = (message: string): never => { throw new TorchError('AttributeError', message); };
export const notImplemented = (message: string): never => { throw new TorchError('NotImplementedError', message); };
export const unsupported = (what: string): never => { throw new TorchUnsupported(what); };
