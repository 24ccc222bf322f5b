/** @file Runs the suite in VS Code's web-worker extension host: mocha's browser build, no file system, no document. */
import 'mocha/mocha.js';
import { sayAgain } from './again.ts';

/** The browser build answers its runner, as the Node one does; its default reporter needs a document. */
declare const Mocha: { readonly reporters: { readonly Spec: unknown } };

export async function run(): Promise<void> {
  mocha.setup({ ui: 'bdd', timeout: 30_000, retries: 1, color: false, reporter: Mocha.reporters.Spec as Mocha.ReporterConstructor }); // named above without its type
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
