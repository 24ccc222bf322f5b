/**
 * @file `npm run pictures`: the pictures and the demo of README.md and README.zh-cn.md, in docs/pictures. The extension is
 * packed and installed into a real VS Code first: they show what users get.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gifOf } from './gif.mjs';
import { bundleDrivers } from './integration.mjs';
import { pack } from './package.mjs';
import { root } from './paths.mjs';

const vsix = join(root, 'dist/pictures.vsix');
const frames = join(root, 'dist/pictures');

pack(root, vsix, ['ignore', 'ignore', 'inherit']);
await bundleDrivers(['test/integration/pictures.ts']);
for (const language of ['en', 'zh-cn']) {
  const folder = join(root, 'docs/pictures', language);
  rmSync(frames, { recursive: true, force: true });
  for (const one of [folder, frames]) mkdirSync(one, { recursive: true });
  const { status } = spawnSync(process.execPath, ['--enable-source-maps', join(root, 'dist/integration/pictures.mjs'), language, folder, frames], { cwd: root, stdio: 'inherit', env: { ...process.env, PENALTY_LENS_VSIX: vsix } });
  if (status !== 0) process.exit(status ?? 1);
  const gif = gifOf(JSON.parse(readFileSync(join(frames, 'frames.json'), 'utf8')).map(({ file, ms }) => ({ png: readFileSync(join(frames, file)), ms })));
  writeFileSync(join(folder, 'demo.gif'), gif);
  console.log(`✓ ${folder}: demo of ${Math.round(gif.length / 1024)} KiB`);
}
