/**
 * @file `npm run corpus -- --files 1000 /usr/lib/python3`: every Python file and notebook on the machine, or in the folders
 * that are named, through parser, verdicts, checks and hovers; prints counts and times, and fails if anything goes wrong.
 */
import { runBundled } from './runBundled.mjs';

await runBundled('test/safety/corpus/main.ts');
