/**
 * @file `npm run package`: the extension as a VSIX in dist/. Files in it have the time of the last commit, so that the same
 * source gives the same bytes. Two words are another folder and file. `--twice` packs two of them and fails if they differ.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './paths.mjs';

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  if (process.argv.includes('--twice')) packTwice();
  else pack(process.argv[2] ?? root, process.argv[3] ?? join(root, 'dist/'));
}

/** `folder`: where package.json is; `out`: a file, or a folder with a slash behind it. */
export function pack(folder, out, stdio = 'inherit') {
  // README's pictures and links lead to the repository, as soon as package.json names one.
  const { repository } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const links = repository === undefined ? ['--allow-missing-repository', '--no-rewrite-relative-links'] : [];
  const args = ['package', '--no-dependencies', ...links, '--out', out];
  execFileSync(process.execPath, [join(root, 'node_modules/@vscode/vsce/vsce'), ...args], { cwd: folder, stdio, env: { ...process.env, SOURCE_DATE_EPOCH: timeOfSource() } });
}

/** Seconds since 1970; a copy without a history is as old as the format of zip files. */
function timeOfSource() {
  try {
    return execFileSync('git', ['log', '-1', '--format=%ct'], { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return '315619200';
  }
}

function packTwice() {
  const folder = mkdtempSync(join(tmpdir(), 'penalty-lens-package-'));
  try {
    const sums = ['first.vsix', 'second.vsix'].map((name) => {
      pack(root, join(folder, name), ['ignore', 'ignore', 'inherit']);
      return createHash('sha256').update(readFileSync(join(folder, name))).digest('hex');
    });
    console.log(`${sums[0] === sums[1] ? '✓ the same bytes twice' : '✗ two builds differ'}: ${[...new Set(sums)].join(', ')}`);
    process.exitCode = sums[0] === sums[1] ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
