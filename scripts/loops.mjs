/** @file `npm run loops`: writes the binaries of the .wat files as TypeScript; with --check it only tells whether the ones are of the others. */
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import wabt from 'wabt';
import { root } from './paths.mjs';

const relaxed = { simd: true, relaxed_simd: true };
/** Path without its ending → what its WebAssembly needs beyond the first edition. */
const features = { 'src/arrays/tfjs/loops': { simd: true }, 'src/arrays/tfjs/fused': relaxed, 'src/torch/random/normals': relaxed };

/** The text of the module that holds the binary. */
async function binaryOf(path) {
  const { parseWat } = await wabt();
  const name = basename(path);
  const module = parseWat(`${name}.wat`, readFileSync(join(root, `${path}.wat`), 'utf8'), features[path]);
  const { buffer } = module.toBinary({});
  const lines = Buffer.from(buffer).toString('hex').match(/.{1,120}/g) ?? [];
  return [
    `/** @file The binary of ${name}.wat in hexadecimal: \`npm run loops\` writes this file. */`, '', '/** Two digits a byte. */', `export const ${name}Binary = [`,
    ...lines.map((line) => `  '${line}',`), "].join('');", '',
  ].join('\n');
}

for (const path of Object.keys(features)) {
  const target = join(root, `${path}Binary.ts`);
  const text = await binaryOf(path);
  if (!process.argv.includes('--check')) writeFileSync(target, text);
  else if (readFileSync(target, 'utf8') !== text) {
    console.error(`${path}Binary.ts is not what ${path}.wat gives: npm run loops`);
    process.exitCode = 1;
  }
}
