/** @file The command behind `npm run soak`. */
import { parseArgs } from 'node:util';
import { grown, soak } from './harness/soak.ts';

const { values } = parseArgs({ options: { evaluations: { type: 'string', default: '500' }, steps: { type: 'string', default: '2000' } } });
const started = performance.now();
const soaked = await soak({ evaluations: Number(values.evaluations), steps: Number(values.steps) });
for (const [name, [before, after]] of Object.entries(soaked) as [keyof typeof soaked, (typeof soaked)['training']][]) // Object.entries forgets the names' type
  console.log(`${name}: tensors ${before.tensors.toString()} → ${after.tensors.toString()}, kernels' heap ${mebibytes(before.kernelBytes)} → ${mebibytes(after.kernelBytes)}, script's heap ${mebibytes(before.scriptBytes)} → ${mebibytes(after.scriptBytes)}`);
const found = Object.values(soaked).flatMap(grown);
for (const line of found) console.log(`✗ ${line}`);
console.log(`${values.evaluations} evaluations and ${values.steps} steps in ${((performance.now() - started) / 1000).toFixed(0)} s`);
process.exitCode = found.length === 0 ? 0 : 1;

function mebibytes(bytes: number): string { return `${(bytes / 2 ** 20).toFixed(1)} MiB`; }
