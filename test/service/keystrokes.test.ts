/** @file After any edits a file is said to be what a service says that opens it as it stands now. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { composeService, type Service } from '../../src/service/index.ts';
import { longFile } from '../bench/longFile.ts';
import { clock, parserFiles } from './testService.ts';

const uri = 'file:///typed.py';

/** Replaces what is found by something else; what is not found stays. */
type Edit = readonly [string | RegExp, string];
/** As people type: a line break, a line half written, the rest of it; places before, in and behind the penalty. */
const edits: readonly Edit[] = [
  [/^/, '# one line more\n'], [/^/, 'import math\n\n'], ['norm(2', 'norm(1'], ['norm(1', 'norm(2'], [/$/, '\nx = ('], [/\nx = \($/, '\nx = (1, 2)\n'],
  [/^import math$/m, 'def helper(a):\n    return a * 2\n\nimport math'], ['a * 2', 'a * 22'], [/ \*\* 2/, ''], ['def helper(a):', 'def helper(a:'], ['def helper(a:', 'def helper(a, b):'],
  [/$/, '\ndef gradient_penalty_2(gradients):\n    return ((gradients.norm(2) - 1) ** 2).mean()\n'], [/# one line more\n/, ''], ['gradient_penalty_2', 'gp'], [/return a \* 22\n/, 'return (a *\n            22)\n'],
];

/** All that the service says of the file as it stands. */
function said(service: Service): unknown {
  const text = textOf.get(service) ?? '';
  const places = [...text.matchAll(/norm|grad|alpha|penalty|mean/g)].filter((_, i) => i % 5 === 0).map(({ index }) => index + 1);
  return {
    findings: service.findings(uri), lenses: service.lenses(uri), evaluations: service.evaluate(uri).map((evaluation) => ({ ...evaluation, probes: [], elapsedMs: 0 })),
    hovers: places.map((offset) => service.hover(uri, offset)), hints: service.hints(uri, undefined), marks: service.marks(uri),
  };
}
const textOf = new WeakMap<Service, string>();
async function give(service: Service, text: string, version: number): Promise<void> {
  textOf.set(service, text);
  service.update(uri, text, version);
  await service.settle(uri, () => Promise.resolve(), 'places');
}

describe('a file that is typed', () => {
  const texts = new Map([...['wgan_gp', 'mean_first', 'inline_training_loop'].map((name) => [name, readFileSync(`samples/${name}.py`, 'utf8')] as const), ['long', longFile(200)]]);
  for (const [name, start] of texts) it(`${name}: every version is judged as if it had just been opened`, async function () {
    this.timeout(120_000);
    const [typed, opened] = [await composeService({ wasm: parserFiles, clock }), await composeService({ wasm: parserFiles, clock })];
    let text = start;
    await give(typed, text, 1);
    for (const [i, [found, by]] of edits.entries()) {
      text = text.replace(found, by);
      await give(typed, text, i + 2);
      opened.close(uri);
      await give(opened, text, i + 2);
      assert.deepEqual(said(typed), said(opened), `after edit ${i.toString()}`);
    }
  });
});
