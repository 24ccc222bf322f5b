/**
 * @file `npm run fuzz -- --target parser --inputs 100000 --seed 7`: puts random inputs to everything that takes input from
 * outside, prints what fails as small as it can be made, and fails if anything does.
 */
import { runBundled } from './runBundled.mjs';

await runBundled('test/safety/fuzz/main.ts');
