import assert from 'node:assert/strict';
import { normalsFromUniforms } from '../../../src/torch/random/boxMuller.ts';
import { Generator } from '../../../src/torch/random/index.ts';
import { manyNormalsFromUniforms } from '../../../src/torch/random/vectorNormals.ts';

/** What PyTorch's blocks of sixteen become, one by one in JavaScript. */
function oneByOne(data: Float32Array, mean: number, std: number): Float32Array {
  for (let at = 0; at + 16 <= data.length; at += 16) normalsFromUniforms(data, at, mean, std);
  return data;
}

const uniforms = (n: number): Float32Array => new Generator(7).uniform(n, 0, 1, 'float32') as Float32Array; // of that type, as asked

describe('normal numbers over vectors', () => {
  it('are bit for bit those that are made one by one, whatever is left at the end', () => {
    for (const [n, mean, std] of [[4_096, 0, 1], [4_111, 0.5, 3], [100_003, -2, 0.125], [16_384, 0, 0], [50_000, 0.1, 0.02]] as const) {
      const data = uniforms(n);
      manyNormalsFromUniforms(data, mean, std);
      assert.deepEqual(data, oneByOne(uniforms(n), mean, std), `${n.toString()} numbers`);
    }
  });

  it('take the least and the largest uniform numbers, and every octant of the angle', () => {
    const edges = [0, 2 ** -24, 0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875, 1 - 2 ** -24, 1 - Math.SQRT1_2];
    const spread = (): Float32Array => Float32Array.from({ length: 8_192 }, (_, i) => edges[(i * 7 + (i >> 4)) % edges.length] ?? 0);
    const data = spread();
    manyNormalsFromUniforms(data, 0, 1);
    assert.deepEqual(data, oneByOne(spread(), 0, 1));
  });
});
