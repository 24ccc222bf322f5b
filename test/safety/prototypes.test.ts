/** @file Names that mean something to JavaScript's objects mean nothing here: as Python names, attributes, keywords, keys and JSON. */
import assert from 'node:assert/strict';
import { readNotebook, runProgram } from '../../src/service/index.ts';
import { openTestService, openTestTools } from '../service/testService.ts';
import { evaluatorOf } from '../python/evaluator/support.ts';

const names = ['__proto__', 'constructor', 'prototype', 'toString', 'valueOf', 'hasOwnProperty', '__defineGetter__', '__lookupGetter__', 'isPrototypeOf', 'then'];

const program = (name: string): string => `
import types, collections, json
try:
    print(${name})
except NameError:
    print('no such name')
${name} = 1
def f(${name}=2, **more):
    return ${name}, more
class A:
    ${name} = 3
    def __init__(self):
        self.${name} = 4
class B(A):
    pass
kept = {'${name}': 5}
print(${name}, f(), f(${name}=6), f(**{'${name}': 7}), f(other=8), A.${name}, B().${name}, kept['${name}'], '${name}' in {}, '${name}' in kept)
print(hasattr(object(), '${name}'), hasattr([], '${name}'), hasattr(types, '${name}'), getattr(3, '${name}', 'none'), {}.get('${name}'), '{${name}}'.format(${name}=9), '%(${name})s' % {'${name}': 10})
print(json.loads('{"${name}": {"polluted": 1}}'), collections.Counter(['${name}']), types.SimpleNamespace(${name}=1).${name})
`;

const expected = (name: string): string => `no such name
1 (2, {}) (6, {}) (7, {}) (2, {'other': 8}) 3 4 5 False True
False False False none None 9 10
{'${name}': {'polluted': 1}} Counter({'${name}': 1}) 1
`;

/** A name that every object of JavaScript has for a while: whoever looks up a Python name in one is seen. */
const canary = 'canaryName';
const everywhere = `
import torch, canaryName
import torch.nn as nn
import torch.nn.functional as F
from canaryName import canaryName as other
import math, json, re, collections, itertools, functools, types, string, copy, random, datetime, enum, dataclasses
def gradient_penalty(gradient, canaryName=10):
    return canaryName * ((gradient.flatten(1).norm(2, dim=1) - 1) ** 2).mean()
gradient_penalty(torch.zeros(16, 1, 28, 28))
class canaryName(nn.Module):
    def forward(self, x):
        return x
x = torch.ones(2, 3, requires_grad=True)
model = nn.Sequential(nn.Linear(3, 2))
def attempt(what):
    try:
        what()
    except Exception as error:
        str(error)
for value in [0, 0.5, 1j, '', b'', (), [], {}, set(), None, range(3), len, type, object(), x, model, torch.float32, torch, math, json, re, collections, itertools, functools, types, string, copy, random, datetime, x.size(), ValueError(), print, str.join, torch.Size, torch.optim.SGD(model.parameters(), 1), enum.Enum, canaryName]:
    attempt(lambda: getattr(value, 'canaryName'))
    attempt(lambda: hasattr(value, 'canaryName'))
    attempt(lambda: setattr(value, 'canaryName', 1))
    attempt(lambda: delattr(value, 'canaryName'))
    attempt(lambda: value['canaryName'])
    attempt(lambda: value(canaryName=1))
    attempt(lambda: 'canaryName' in value)
    attempt(lambda: format(value, 'canaryName'))
for call in [torch.zeros, torch.norm, torch.sum, F.pad, F.interpolate, nn.Linear, nn.Conv2d, torch.optim.Adam, F.mse_loss, torch.nn.init.xavier_uniform_, print, sorted, dict, max, open, isinstance, torch.einsum, torch.autograd.grad, torch.manual_seed, nn.init.calculate_gain]:
    attempt(lambda: call('canaryName'))
    attempt(lambda: call(x, 'canaryName'))
    attempt(lambda: call(x, mode='canaryName', reduction='canaryName', p='canaryName', dtype='canaryName', key='canaryName', nonlinearity='canaryName'))
attempt(lambda: '{canaryName}'.format(canaryName=1) + '%(canaryName)s' % {'canaryName': 1} + f'{1:canaryName}')
attempt(lambda: model.load_state_dict({'canaryName': x}))
attempt(lambda: (json.loads('{"canaryName": {"canaryName": 1}}'), collections.Counter(['canaryName']), types.SimpleNamespace(canaryName=1).canaryName, collections.namedtuple('T', 'canaryName')(1)))
attempt(lambda: (re.match('(?P<canaryName>a)', 'a').group('canaryName'), torch.einsum('canaryName->', x), x.to('canaryName'), torch.device('canaryName')))
match x:
    case canaryName(canaryName=1):
        pass
model.canaryName = x
model.add_module('canaryName', nn.ReLU())
model.register_buffer('canaryName2', x)
del other
global_name = [canaryName for canaryName in (1, 2)]
`;

describe('names that JavaScript knows', () => {
  it('are looked up in maps, never in objects of JavaScript', async () => {
    const [service, { tools }] = await Promise.all([openTestService(), openTestTools().then((opened) => ({ tools: opened }))]);
    const seen = new Set<string>();
    // Ours are below src; a test and its library may look as they like.
    const note = (): undefined => { const line = new Error().stack?.split('\n').slice(2).find((one) => one.includes('/src/')); if (line !== undefined) seen.add(line.trim()); return undefined; };
    Object.defineProperty(Object.prototype, canary, { get: note, configurable: true });
    try {
      service.update('file:///canary.py', everywhere, 1);
      service.evaluate('file:///canary.py');
      for (let offset = 0; offset < 700; offset += 5) service.hover('file:///canary.py', offset);
      runProgram({ path: 'canary.py', text: everywhere, argv: [], seed: 0, maxSteps: 1e7, maxMilliseconds: 60_000, print: () => undefined, printError: () => undefined, tests: false }, tools);
    } finally {
      Reflect.deleteProperty(Object.prototype, canary);
      service.close('file:///canary.py');
    }
    assert.deepEqual([...seen], []);
  });

  for (const name of names)
    it(name, async () => {
      const { evaluator, printed } = await evaluatorOf(program(name));
      const outcome = evaluator.runMain();
      assert.deepEqual([outcome.kind, printed()], ['value', expected(name)], JSON.stringify(outcome));
      assert.equal('polluted' in {}, false);
    });

  it('are names of functions, arguments and modules of penalties like any other', async () => {
    const service = await openTestService();
    for (const name of names) {
      service.update('file:///named.py', `import torch\nimport ${name}\nfrom ${name}.x import y\n\ndef ${name}(gradient, constructor=1, __proto__=2):\n    return __proto__ * 5 * constructor * ((gradient.flatten(1).norm(2, dim=1) - 1) ** 2).mean()\n\n${name}(torch.zeros(16, 1, 28, 28))\n`, 1);
      assert.deepEqual(service.evaluate('file:///named.py').map(({ verdict, weight }) => [verdict, weight]), [['correct', 10]], name);
      service.close('file:///named.py');
    }
  });

  it('are keys of a notebook like any other', () => {
    assert.deepEqual(readNotebook('{"__proto__": {"cells": [{"cell_type": "code", "source": "x"}]}, "constructor": 1, "cells": [{"__proto__": {"cell_type": "code"}, "source": "y"}]}'), []);
    assert.equal('cells' in {}, false);
  });
});
