/** @file `npm run loops`: writes the binaries of src/arrays/tfjs/*.wat as TypeScript; with --check it only tells whether the ones are of the others. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import wabt from 'wabt';
import { root } from './paths.mjs';

const folder = join(root, 'src/arrays/tfjs');
const features = { loops: { simd: true }, fused: { simd: true, relaxed_simd: true } };

/** The text of the module that holds the binary. */
async function binaryOf(name) {
  const { parseWat } = await wabt();
  const module = parseWat(`${name}.wat`, readFileSync(join(folder, `${name}.wat`), 'utf8'), features[name]);
  const { buffer } = module.toBinary({});
  const lines = Buffer.from(buffer).toString('hex').match(/.{1,120}/g) ?? [];
  return [
    `/** @file The binary of ${name}.wat in hexadecimal: \`npm run loops\` writes this file. */`, '', '/** Two digits a byte. */', `export const ${name}Binary = [`,
    ...lines.map((line) => `  '${line}',`), "].join('');", '',
  ].join('\n');
}

for (const name of Object.keys(features)) {
  const target = join(folder, `${name}Binary.ts`);
  const text = await binaryOf(name);
  if (!process.argv.includes('--check')) writeFileSync(target, text);
  else if (readFileSync(target, 'utf8') !== text) {
    console.error(`${name}Binary.ts is not what ${name}.wat gives: npm run loops`);
    process.exitCode = 1;
  }
}
