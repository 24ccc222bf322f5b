/**
 * @file `npm run spellings -- --variants 2000 --seed 1`: known penalties in other words, which must be judged alike. Prints
 * every failure (`--failures 10` at most) with the fewest rewrites that show it; `--only text` picks programs by name.
 */
import { runBundled } from './runBundled.mjs';

await runBundled('test/penalty/spellings/main.ts');
