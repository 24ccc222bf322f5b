/** @file The command behind `npm run soak:editing`. */
import { parseArgs } from 'node:util';
import { openTestTools } from '../../service/testService.ts';
import { grown, soakServer, soakService } from './editing.ts';

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '600' }, edits: { type: 'string', default: '300' } } });
const held = await soakServer(Number(values.seconds));
console.log(`${held.edits.toString()} edits in ${values.seconds} s; the server's memory at each tenth: ${held.mebibytes.join(', ')} MiB`);
const pieces = soakService(Number(values.edits), await openTestTools());
console.log(`${values.edits} edits; arrays with memory at each tenth and at the end: ${pieces.join(', ')}`);
const problems = [grown(held), new Set(pieces).size === 1 ? undefined : `arrays: ${pieces.join(', ')}`].filter((problem) => problem !== undefined);
for (const problem of problems) console.log(`✗ ${problem}`);
process.exitCode = problems.length === 0 ? 0 : 1;
