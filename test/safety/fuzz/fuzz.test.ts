/** @file Random inputs to everything that takes input from outside: a few of each kind. `npm run fuzz` tries as many as one likes. */
import assert from 'node:assert/strict';
import { hunt } from './hunt.ts';
import type { Target } from './target.ts';
import { openTargets } from './targets.ts';

/** About five seconds of each on an idle machine. */
const inputs: Readonly<Record<string, number>> = { parser: 2_000, evaluator: 700, service: 12, server: 4, notebooks: 2_000, panel: 3_000, arguments: 3_000 };

describe('fuzz', function () {
  this.timeout(300_000);
  let targets: readonly Target[] = [];
  before(async () => { targets = await openTargets(); });

  for (const [name, count] of Object.entries(inputs))
    it(`${count.toString()} inputs of ${name}`, async () => {
      const target = targets.find((one) => one.name === name);
      assert.ok(target);
      const { failures } = await hunt(target, { inputs: count, seed: 1, failures: 3 });
      assert.deepEqual(failures.map(({ seed, input, problem }) => `seed ${seed.toString()}\n${input}\n→ ${problem}`), []);
    });

  it('tries all targets that there are', () => { assert.deepEqual(targets.flatMap(({ name, share }) => (share > 0 ? [name] : [])).sort(), Object.keys(inputs).sort()); });
});
