/**
 * @file What other folders may use of the evaluator.
 */
export { createEvaluator } from './evaluate.ts';
export { PyDict, PySet, AttributeDict } from './dict.ts';
export { baseException, exceptionClass, isRaised, makeException, raise } from './exceptions.ts';
export * from './interpreter.ts';
export { addDunders, addMethod, addProperty, bindArguments, nativeFunction, nativeModule, parseSignature, positionalFunction, type ArgumentsOf, type NativeBody } from './native.ts';
export { floatRepr } from './numbers.ts';
export type { Parameters } from './parameters.ts';
export { quote } from './presentation.ts';
export { indexOf } from './protocols.ts';
export { sliceBounds } from './slices.ts';
export { toFloat } from './templates.ts';
export { placeIn, placeText, type CellStart, type LinePlace, type SourceText } from './sourceText.ts';
export { filesOf, formatTraceback, type RaisedException } from './traceback.ts';
export * from './values.ts';
export { builtins } from './builtins/index.ts';
export { rangeLength } from './builtins/sequenceTypes.ts';
