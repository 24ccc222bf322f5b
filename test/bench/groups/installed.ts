/** @file What comes with the extension, against budgets: the package, and what VS Code waits for when a Python file opens. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Group, Row } from '../row.ts';

/** KiB. */
const packageBudget = 3_500;
/** Milliseconds until the extension's code is read and its `activate` is there, all of VS Code's API being made of nothing. */
const activationBudget = 30;

const activation = `
const Module = require('node:module');
const nothing = new Proxy(class {}, { get: (_, name) => name === 'prototype' ? {} : nothing, apply: () => nothing, construct: () => ({}) });
const load = Module._load;
Module._load = (request, ...rest) => request === 'vscode' ? nothing : load(request, ...rest);
const started = performance.now();
const { activate } = require(process.argv[1]);
if (typeof activate !== 'function') process.exit(1);
console.log(performance.now() - started);
`;

function activationTime(): number {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['-e', activation, resolve('dist/extension.cjs')], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`The extension could not be loaded; npm run build? ${stderr}`);
  return Number(stdout);
}

async function packageSize(): Promise<number> {
  const { pack } = await import(pathToFileURL(resolve('scripts/package.mjs')).href) as { readonly pack: (folder: string, out: string, stdio: unknown) => void }; // scripts have no types
  const folder = mkdtempSync(join(tmpdir(), 'bench-package-'));
  try {
    const file = join(folder, 'extension.vsix');
    pack(process.cwd(), file, ['ignore', 'ignore', 'inherit']);
    return statSync(file).size / 1024;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const against = (budget: number): Pick<Row, 'peer' | 'target'> => ({ peer: { name: 'budget', samples: [budget] }, target: { ratio: 1 } });

export const installed: Group = {
  title: 'Installed', isQuick: false,
  measure: async () => [
    { name: 'package (VSIX)', unit: 'KiB', samples: [await packageSize()], ...against(packageBudget) },
    { name: 'activation, until the code is read', unit: 'ms', samples: Array.from({ length: 15 }, activationTime), ...against(activationBudget) },
  ],
};
