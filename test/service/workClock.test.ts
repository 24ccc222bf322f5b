import assert from 'node:assert/strict';
import { workClock } from '../../src/service/index.ts';

const milliseconds = (total: number) => ({ user: 800 * total, system: 200 * total });

describe('the clock of budgets', () => {
  it('stands while the machine does something else', () => {
    let worked = 5;
    const clock = workClock({ cpuUsage: () => milliseconds(1e6), threadCpuUsage: () => milliseconds(worked) }, () => 1e6);
    const before = clock();
    worked += 3;
    assert.equal(clock() - before, 3);
  });

  it('is never faster than the wall clock where other threads are counted too', () => {
    let [worked, passed] = [100, 7];
    const clock = workClock({ cpuUsage: () => milliseconds(worked) }, () => passed);
    worked += 50;
    passed += 10;
    assert.equal(clock(), 10);
    worked += 50;
    passed += 1000;
    assert.equal(clock(), 100);
  });

  it('counts this very thread', () => {
    const clock = workClock(process, () => performance.now());
    const before = clock();
    for (const end = performance.now() + 20; performance.now() < end;);
    assert.ok(clock() > before);
  });
});
