/** @file `node scripts/refusals.mjs` asks real PyTorch which element types its operations refuse, and writes src/torch/schema/refusals.ts. */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { bundleTests } from './bundleTests.mjs';
import { root } from './paths.mjs';

const folder = join(root, 'dist/test', String(process.pid));
try {
  await bundleTests(['test/differential/sampleCalls.ts'], folder);
  const { stdout: calls } = spawnSync(process.execPath, [join(folder, 'differential/sampleCalls.mjs')], { cwd: root, maxBuffer: 2 ** 30, stdio: ['ignore', 'pipe', 'inherit'] });
  const { status } = spawnSync(process.env.PYTHON ?? '/usr/bin/python3', ['scripts/refusals.py'], { cwd: root, input: calls, stdio: ['pipe', 'inherit', 'inherit'] });
  process.exitCode = status ?? 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
