/** @file `npm run bench`: how long things take, as median and 95th percentile, on this machine. */
import { runBundled } from './runBundled.mjs';

await runBundled('test/bench/bench.ts');
