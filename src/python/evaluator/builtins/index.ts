/**
 * @file The built-in names, and the behaviour of the built-in classes: made once, never changed afterwards.
 */

import { exceptionClasses } from '../exceptions.ts';
import { Ellipsis, None, NotImplemented, classes, type Value } from '../values.ts';
import { fillComplex } from './complexType.ts';
import { dynamicCode } from './dynamicCode.ts';
import { fillDescriptors } from './descriptors.ts';
import { fillExceptions } from './exceptionTypes.ts';
import { fillIterators, iteratorFunctions, lazyClasses } from './iteratorTypes.ts';
import { fillMappings } from './mappingTypes.ts';
import { numberFunctions } from './numberFunctions.ts';
import { fillNumbers } from './numberTypes.ts';
import { objectFunctions } from './objectFunctions.ts';
import { fillObjectAndType } from './objectType.ts';
import { fillSequences } from './sequenceTypes.ts';
import { fillText } from './textType.ts';

/** Classes that have a name in Python's builtins. */
const named = ['object', 'type', 'bool', 'int', 'float', 'complex', 'str', 'bytes', 'list', 'tuple', 'dict', 'set', 'frozenset', 'range', 'slice', 'property', 'staticmethod', 'classmethod', 'super'] as const;

function build(): ReadonlyMap<string, Value> {
  fillObjectAndType();
  fillNumbers();
  fillComplex();
  fillText();
  fillSequences();
  fillMappings();
  fillIterators();
  fillExceptions();
  fillDescriptors();
  return new Map<string, Value>([
    ['None', None], ['True', true], ['False', false], ['Ellipsis', Ellipsis], ['NotImplemented', NotImplemented], ['__debug__', true],
    ...named.map((name) => [name, classes[name]] as const),
    ...exceptionClasses, ['EnvironmentError', exceptionClasses.get('OSError') ?? None], ['IOError', exceptionClasses.get('OSError') ?? None],
    ...Object.entries(lazyClasses), ...Object.entries(iteratorFunctions), ...Object.entries(numberFunctions), ...Object.entries(objectFunctions), ...Object.entries(dynamicCode),
  ]);
}

/** Python's builtins. */
export const builtins: ReadonlyMap<string, Value> = build();
