/** @file `npm run bench`: how long things take, how much they hold and how large they are; see test/bench/bench.ts. */
import { buildAll } from './build.mjs';
import { runBundled } from './runBundled.mjs';

// What is measured is what is shipped.
await buildAll({ minify: true, only: ['command line', 'server'] });
await runBundled('test/bench/bench.ts');
