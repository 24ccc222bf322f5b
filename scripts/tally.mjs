/** @file Every runner of ours prints `N passed, N failed` alone on a line. Here the lines are read and added up. */
import { spawn } from 'node:child_process';
import { Writable } from 'node:stream';
import { root } from './paths.mjs';

const line = /^(\d+) passed, (\d+) failed$/gm;

/** @typedef {{ passed: number, failed: number }} Tally */

/** Runs a program, shows what it prints, and answers its tally; one that dies without one has failed. */
export async function runCounted(command, args, env = {}) {
  const output = collector(process.stdout);
  const child = spawn(command, args, { cwd: root, stdio: ['inherit', 'pipe', 'inherit'], env: { ...process.env, ...env } });
  child.stdout.pipe(output.stream);
  const code = await new Promise((resolve) => { child.on('close', resolve).on('error', () => resolve(1)); });
  return tallyOf(output.text(), code === 0);
}

/** @returns {Tally} */
export function tallyOf(text, ok) {
  const all = [...text.matchAll(line)].map(([, passed, failed]) => ({ passed: Number(passed), failed: Number(failed) }));
  const tally = sum(all);
  return ok || tally.failed > 0 ? { ...tally, failed: all.length === 0 && !ok ? 1 : tally.failed } : { ...tally, failed: 1 };
}

/** @param {readonly Tally[]} tallies */
export function sum(tallies) {
  return tallies.reduce((total, { passed, failed }) => ({ passed: total.passed + passed, failed: total.failed + failed }), { passed: 0, failed: 0 });
}

/** A stream that passes everything on and remembers it. */
export function collector(onward) {
  let collected = '';
  const stream = new Writable({ write(data, _encoding, done) { collected += data; onward.write(data, done); } });
  return { stream, text: () => collected };
}
