/** @file The command behind `npm run pytests`: tests for PyTorch of every program there is, run by real pytest. */
import { mkdirSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { pythonWithPyTorch } from '../../differential/pytorch.ts';
import { sourcePrograms } from './programs.ts';
import { disagreement, tryAll } from './trial.ts';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { only: { type: 'string' }, keep: { type: 'string' } } });
const python = pythonWithPyTorch();
if (python === undefined) throw new Error('No Python with PyTorch: set PYTHON to one.');
if (values.keep !== undefined) mkdirSync(values.keep, { recursive: true });
const given = positionals.map((path) => ({ name: path, text: readFileSync(path, 'utf8') }));
const programs = given.length > 0 ? given : sourcePrograms().filter(({ name }) => values.only === undefined || name.includes(values.only));
const trials = await tryAll(python, programs, values.keep);
const found = trials.flatMap((trial, i) => { const problem = disagreement(trial); return problem === undefined ? [] : [{ trial, problem, i }]; });
for (const { trial, problem, i } of found) console.log(`${i.toString().padStart(4, '0')} ${trial.program} · ${trial.site} · ${trial.verdict} ${trial.codes}\n     ${problem}`);
const isAbsent = ({ problem }: (typeof found)[number]): boolean => problem.startsWith('not here');
const able = trials.length - found.filter(isAbsent).length;
const bad = found.filter((one) => !isAbsent(one)).length;
console.log(`${programs.length.toString()} programs, ${trials.length.toString()} penalties, ${found.filter(isAbsent).length.toString()} need a library that is not here; of ${able.toString()}, ${(able - bad).toString()} (${((able - bad) / able * 100).toFixed(1)} %) have a test that agrees with the verdict.`);
process.exitCode = (able - bad) / able >= 0.95 ? 0 : 1;
