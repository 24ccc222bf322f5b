/** @file The language server in an editor that is not VS Code: the real Neovim, from opening a sample to its fix. */
import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const installed = spawnSync('nvim', ['--version'], { encoding: 'utf8' });
const version = installed.status === 0 ? /NVIM \S+/.exec(installed.stdout)?.[0] : undefined;

interface Seen {
  readonly problem?: string;
  readonly code?: string;
  readonly line?: number;
  readonly hover?: string;
  readonly fix?: string;
  readonly isGone?: boolean;
  readonly lensesBefore?: readonly string[];
  readonly lensesAfter?: readonly string[];
  readonly text?: string;
}

async function inNeovim(sample: string): Promise<Seen> {
  const folder = mkdtempSync(join(tmpdir(), 'penalty-lens-neovim-'));
  try {
    const file = join(folder, 'penalty.py');
    copyFileSync(sample, file);
    const { stdout } = await promisify(execFile)('nvim', ['--headless', '-u', 'NONE', '-i', 'NONE', '-n', '-c', 'luafile test/editors/neovim.lua'], {
      timeout: 100_000, env: { ...process.env, XDG_STATE_HOME: folder, XDG_DATA_HOME: folder, XDG_CACHE_HOME: folder, FILE: file, SERVER: JSON.stringify([process.execPath, resolve('dist/cli.js'), 'lsp', '--stdio']) },
    });
    return JSON.parse(stdout) as Seen; // what neovim.lua writes
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe('Neovim', () => {
  if (version === undefined) {
    it.skip('opens a sample and applies its fix (skipped: nvim is not installed)');
    return;
  }
  it(`opens a sample, sees the diagnostic, applies the fix and sees it gone (${version})`, async function neovim() {
    this.timeout(120_000);
    const seen = await inNeovim('samples/norm_dim1.py');
    assert.equal(seen.problem, undefined);
    assert.equal(seen.code, 'norm-dim1-unflattened');
    assert.equal(seen.line, 37);
    assert.match(seen.hover ?? '', /784/);
    assert.match(seen.lensesBefore?.[0] ?? '', /^✗/);
    assert.equal(seen.isGone, true, `after “${seen.fix ?? 'no fix'}”`);
    assert.match(seen.lensesAfter?.[0] ?? '', /^✓ Correct for \(256, 1, 28, 28\)/);
    assert.match(seen.text ?? '', /flatten|view|reshape|dim=\(1, 2, 3\)/);
  });
});
