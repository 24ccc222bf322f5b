/**
 * @file `npm run pytests`: makes the test that "Copy as PyTorch test" copies, for every penalty of the samples, the check
 * pages and the verdict programs, runs them under real PyTorch, and prints where one can't be made or disagrees with the
 * verdict. `--only text` picks programs by name, `--keep folder` leaves the files there; paths of
 * Python files are taken instead of all these.
 */
import { runBundled } from './runBundled.mjs';

await runBundled('test/service/pytest/main.ts');
