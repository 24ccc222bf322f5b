/** @file `npm run loops`: writes src/arrays/tfjs/loopsBinary.ts from loops.wat; with --check it only tells whether the one is of the other. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import wabt from 'wabt';
import { root } from './paths.mjs';

const folder = join(root, 'src/arrays/tfjs');

/** The text of loopsBinary.ts. */
async function loopsBinary() {
  const { parseWat } = await wabt();
  const module = parseWat('loops.wat', readFileSync(join(folder, 'loops.wat'), 'utf8'), { simd: true });
  const { buffer } = module.toBinary({});
  const lines = Buffer.from(buffer).toString('hex').match(/.{1,120}/g) ?? [];
  return [
    '/** @file The binary of loops.wat in hexadecimal: `npm run loops` writes this file. */', '', '/** Two digits a byte. */', 'export const loopsBinary = [',
    ...lines.map((line) => `  '${line}',`), "].join('');", '',
  ].join('\n');
}

const target = join(folder, 'loopsBinary.ts');
const text = await loopsBinary();
if (!process.argv.includes('--check')) writeFileSync(target, text);
else if (readFileSync(target, 'utf8') !== text) {
  console.error('loopsBinary.ts is not what loops.wat gives: npm run loops');
  process.exitCode = 1;
}
