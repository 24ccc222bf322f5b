/** @file Runs the suite in VS Code's Node extension host. */
import Mocha from 'mocha';
import { sayAgain } from './again.ts';

export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', timeout: 30_000, retries: 1, color: false });
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  await import('all-tests');
  await new Promise<void>((resolve, reject) => {
    const runner = mocha.run((failures) => {
      console.log(`${runner.stats?.passes ?? 0} passed, ${failures} failed`);
      if (failures > 0) reject(new Error(`${failures} tests failed.`));
      else if (runner.stats?.passes === 0) reject(new Error('There were no tests.'));
      else resolve();
    });
    runner.on('retry', sayAgain);
  });
}
