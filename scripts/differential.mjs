/**
 * @file `npm run differential -- --programs 5000 --seed 1`: random programs under real PyTorch and here. Prints what was
 * run, and for every failure (`--failures 10` at most) its smallest program with what both sides print.
 */
import { runBundled } from './runBundled.mjs';

await runBundled('test/differential/main.ts');
