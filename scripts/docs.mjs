/** @file `npm run docs`: writes docs/torch.md from a run of the conformance programs, and says what none of them reaches. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundleTests } from './bundleTests.mjs';
import { root } from './paths.mjs';

const folder = join(root, 'dist/test', String(process.pid));
try {
  await bundleTests(['test/conformance/torchDocs.ts'], folder);
  const { coverageOf, judged, moduleNames, page, path, unreached } = await import(pathToFileURL(join(folder, 'conformance/torchDocs.mjs')).href);
  const coverage = await coverageOf(judged());
  const modules = await moduleNames();
  writeFileSync(path, page(coverage, modules));
  const missing = unreached(coverage, modules);
  console.log(`${path} is written.${missing.length === 0 ? '' : ` No program reaches:\n${missing.join('\n')}`}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
