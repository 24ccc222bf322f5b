/**
 * @file The standard library, as far as training code leans on it. Natives are TypeScript; the rest is Python of ours.
 */
import type { Interpreter, Library } from '../evaluator/interpreter.ts';
import { builtins } from '../evaluator/builtins/index.ts';
import { nativeModule } from '../evaluator/native.ts';
import type { PyModule } from '../evaluator/values.ts';
import type { Module } from '../syntax/ast.ts';
import abcTree from './abc.py';
import argparseTree from './argparse.py';
import bisectTree from './bisect.py';
import collectionsTree from './collections.py';
import collectionsAbcTree from './collections_abc.py';
import contextlibTree from './contextlib.py';
import copyTree from './copy.py';
import dataclassesTree from './dataclasses.py';
import enumTree from './enum.py';
import functoolsTree from './functools.py';
import heapqTree from './heapq.py';
import itertoolsTree from './itertools.py';
import jsonTree from './json.py';
import loggingTree from './logging.py';
import { mathModule } from './math.ts';
import numbersTree from './numbers.py';
import operatorTree from './operator.py';
import osTree from './os.py';
import osPathTree from './os_path.py';
import randomTree from './random.py';
import { randomCore } from './randomCore.ts';
import pprintTree from './pprint.py';
import reTree from './re.py';
import { regexModule } from './re.ts';
import statisticsTree from './statistics.py';
import stringTree from './string.py';
import sysTree from './sys.py';
import timeTree from './time.py';
import tqdmTree from './tqdm.py';
import typesTree from './types.py';
import typingTree from './typing.py';
import unittestTree from './unittest.py';
import { unknownModule } from './unknown.ts';
import warningsTree from './warnings.py';

/** The modules of Python's standard library that `import` finds. */
export function standardLibrary(): Library {
  return { native: new Map(natives), source: new Map(sources) };
}

const natives: readonly (readonly [string, (interpreter: Interpreter) => PyModule])[] = [
  ['builtins', () => nativeModule('builtins', Object.fromEntries(builtins))],
  ['math', mathModule],
  ['_random', randomCore],
  ['_re', regexModule],
  ['_unknown', unknownModule],
];

const sources: readonly (readonly [string, Module])[] = [
  ['abc', abcTree], ['argparse', argparseTree], ['bisect', bisectTree], ['collections', collectionsTree], ['collections.abc', collectionsAbcTree],
  ['contextlib', contextlibTree], ['copy', copyTree], ['dataclasses', dataclassesTree], ['enum', enumTree], ['functools', functoolsTree],
  ['heapq', heapqTree], ['itertools', itertoolsTree], ['json', jsonTree], ['logging', loggingTree], ['numbers', numbersTree],
  ['operator', operatorTree], ['os', osTree], ['os.path', osPathTree], ['random', randomTree], ['pprint', pprintTree], ['re', reTree], ['statistics', statisticsTree], ['string', stringTree], ['sys', sysTree], ['time', timeTree],
  ['tqdm', tqdmTree], ['tqdm.auto', tqdmTree], ['tqdm.notebook', tqdmTree], ['types', typesTree], ['typing', typingTree], ['typing_extensions', typingTree], ['unittest', unittestTree], ['warnings', warningsTree],
];
