/** @file The runs that are kept, one file each under bench/; and the machine that they are of. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { python } from './children.ts';
import type { RunRecord } from './record.ts';

const folder = 'bench';

/** Names sort by their dates. */
export function newestRun(): RunRecord | undefined {
  const newest = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')).sort().at(-1) : undefined;
  return newest === undefined ? undefined : JSON.parse(readFileSync(join(folder, newest), 'utf8')) as RunRecord; // keepRun wrote it
}

export function keepRun(run: RunRecord): string {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${run.date.replace(/:/g, '-')}.json`);
  writeFileSync(path, `${JSON.stringify(run, undefined, 1)}\n`);
  return path;
}

/** Where it was measured, without anything that tells whose machine it is. */
export function machine(): RunRecord['machine'] {
  const versions = execFileSync(python, ['-c', 'import sys, torch; print(sys.version.split()[0], torch.__version__)'], { encoding: 'utf8' }).trim().split(' ');
  return { processor: cpus()[0]?.model ?? 'unknown', cores: cpus().length, gibibytes: Math.round(totalmem() / 2 ** 30), system: process.platform, node: process.versions.node, python: versions[0] ?? '', torch: versions[1] ?? '' };
}

export const now = (): string => new Date().toISOString().slice(0, 16);
