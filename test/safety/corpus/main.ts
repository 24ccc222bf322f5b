/** @file The command behind `npm run corpus`. */
import { globSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { composeService } from '../../../src/service/index.ts';
import { parserFiles } from '../../service/testService.ts';
import { nothingPassed, pass } from './corpus.ts';

const { values: { files: most, from }, positionals } = parseArgs({ allowPositionals: true, options: { files: { type: 'string' }, from: { type: 'string', default: '0' } } });
const folders = positionals.length > 0 ? positionals : ['/usr/lib/python3*', '/usr/share', '/usr/local/lib'];
const found = [...new Set(folders.flatMap((folder) => globSync(`${folder}/**/*.{py,ipynb}`)))].sort().slice(Number(from), most === undefined ? undefined : Number(from) + Number(most));
const passed = nothingPassed();
const started = performance.now();
// As long as the machine is searched for modules, importing takes longer than judging.
const open = (): ReturnType<typeof composeService> => composeService({ wasm: parserFiles, clock: () => performance.now(), readFile: (path) => { try { return readFileSync(path, 'utf8'); } catch { return undefined; } } });
let service = await open();
for (const [index, path] of found.entries()) {
  if (index % 500 === 499) {
    console.log(`${(index + 1).toString()} of ${found.length.toString()} files, ${((performance.now() - started) / 1000).toFixed()} s, ${(process.memoryUsage.rss() / 2 ** 20).toFixed()} MiB: ${path}`);
    service = await open();
  }
  pass(path, service, passed);
}
for (const problem of passed.problems) console.log(`✗ ${problem}`);
const { files, bytes, penalties, asked, hovers, longest } = passed;
console.log(`${files.toString()} files of ${(bytes / 2 ** 20).toFixed(1)} MiB: ${penalties.toString()} penalties, ${hovers.toString()} hovers at ${asked.toString()} places, ${passed.problems.length.toString()} problems, ${((performance.now() - started) / 1000).toFixed()} s; the longest took ${longest.milliseconds.toFixed()} ms of the processor: ${longest.path}`);
process.exitCode = passed.problems.length === 0 ? 0 : 1;
