/**
 * @file `npm run soak -- --evaluations 500 --steps 2000`: runs the panel's worker for long in Chromium, prints what it
 * holds, and fails if that grows.
 */
import { runBundled } from './runBundled.mjs';

await runBundled('test/panel/soakMain.ts');
