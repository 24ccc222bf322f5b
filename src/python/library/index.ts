/**
 * @file The standard library, as far as training code leans on it. Natives are TypeScript; the rest is Python of ours.
 */
import type { Interpreter, Library } from '../evaluator/interpreter.ts';
import { builtins } from '../evaluator/builtins/index.ts';
import { nativeModule } from '../evaluator/native.ts';
import type { PyModule } from '../evaluator/values.ts';
import type { Module } from '../syntax/ast.ts';
import { digestsModule } from './digests.ts';
import { framesModule } from './frames.ts';
import astTree from './ast.py';
import atexitTree from './atexit.py';
import base64Tree from './base64.py';
import cmathTree from './cmath.py';
import configparserTree from './configparser.py';
import csvTree from './csv.py';
import datetimeTree from './datetime.py';
import filesTree from './files.py';
import fnmatchTree from './fnmatch.py';
import fractionsTree from './fractions.py';
import gcTree from './gc.py';
import globTree from './glob.py';
import hashlibTree from './hashlib.py';
import htmlTree from './html.py';
import importlibTree from './importlib.py';
import inspectTree from './inspect.py';
import ioTree from './io.py';
import multiprocessingTree from './multiprocessing.py';
import pathlibTree from './pathlib.py';
import pickleTree from './pickle.py';
import platformTree from './platform.py';
import queueTree from './queue.py';
import secretsTree from './secrets.py';
import shutilTree from './shutil.py';
import structTree from './struct.py';
import tempfileTree from './tempfile.py';
import textwrapTree from './textwrap.py';
import threadingTree from './threading.py';
import timeitTree from './timeit.py';
import tracebackTree from './traceback.py';
import uuidTree from './uuid.py';
import weakrefTree from './weakref.py';
import zlibTree from './zlib.py';
import pytestTree from './pytest.py';
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
  ['_frames', framesModule],
  ['_digests', digestsModule],
];

const sources: readonly (readonly [string, Module])[] = [
  ['abc', abcTree], ['argparse', argparseTree], ['bisect', bisectTree], ['collections', collectionsTree], ['collections.abc', collectionsAbcTree],
  ['contextlib', contextlibTree], ['copy', copyTree], ['dataclasses', dataclassesTree], ['enum', enumTree], ['functools', functoolsTree],
  ['heapq', heapqTree], ['itertools', itertoolsTree], ['json', jsonTree], ['logging', loggingTree], ['numbers', numbersTree],
  ['operator', operatorTree], ['os', osTree], ['os.path', osPathTree], ['random', randomTree], ['pprint', pprintTree], ['re', reTree], ['statistics', statisticsTree], ['string', stringTree], ['sys', sysTree], ['time', timeTree],
  ['_files', filesTree], ['ast', astTree], ['atexit', atexitTree], ['base64', base64Tree], ['cmath', cmathTree], ['configparser', configparserTree],
  ['csv', csvTree], ['datetime', datetimeTree], ['fnmatch', fnmatchTree], ['fractions', fractionsTree], ['gc', gcTree], ['glob', globTree],
  ['hashlib', hashlibTree], ['html', htmlTree], ['importlib', importlibTree], ['inspect', inspectTree], ['io', ioTree], ['multiprocessing', multiprocessingTree],
  ['pathlib', pathlibTree], ['pickle', pickleTree], ['platform', platformTree], ['queue', queueTree], ['secrets', secretsTree], ['shutil', shutilTree],
  ['struct', structTree], ['tempfile', tempfileTree], ['textwrap', textwrapTree], ['threading', threadingTree], ['timeit', timeitTree], ['traceback', tracebackTree],
  ['uuid', uuidTree], ['weakref', weakrefTree], ['zlib', zlibTree],
  ['pytest', pytestTree],
  ['tqdm', tqdmTree], ['tqdm.auto', tqdmTree], ['tqdm.notebook', tqdmTree], ['types', typesTree], ['typing', typingTree], ['typing_extensions', typingTree], ['unittest', unittestTree], ['warnings', warningsTree],
];
