/**
 * @file `npm run soak:editing -- --seconds 600`: types into the built language server for as long, asking what an editor
 * asks, and fails if its memory grows or arrays are left behind.
 */
import { runBundled } from './runBundled.mjs';

await runBundled('test/safety/soak/main.ts');
