/** @file A sample's gradient as a picture: its planes, what lies blank, its numbers. */
import assert from 'node:assert/strict';
import { atMost, blankOf, numbersOf, pictureOf, reachOf } from '../../../src/panel/figure/heat.ts';

const ones = (count: number): Float32Array => new Float32Array(count).fill(1);
/** An image whose elements are 0 where `isZero` says so. */
const image = (height: number, width: number, isZero: (row: number, column: number) => boolean): Float32Array =>
  Float32Array.from({ length: height * width }, (_, index) => (isZero(Math.floor(index / width), index % width) ? 0 : 1));

describe('panel heatmap', () => {
  it('has one plane for a grey image, three for a coloured one', () => {
    assert.deepEqual(pictureOf([1, 28, 28], ones(784)).planes.map(({ width, height }) => [width, height]), [[28, 28]]);
    assert.deepEqual(pictureOf([3, 4, 5], ones(60)).planes.map(({ width, height }) => [width, height]), [[5, 4], [5, 4], [5, 4]]);
  });

  it('is the mean of many channels', () => {
    const { planes, averaged } = pictureOf([4, 1 + 1, 2], Float32Array.of(...ones(4), ...ones(4).map(() => 3), ...ones(4), ...ones(4).map(() => -1)));
    assert.deepEqual([planes.map(({ values }) => values), averaged], [[Float32Array.of(1, 1, 1, 1)], 4]);
  });

  it('is a strip for vectors of any spelling', () => {
    for (const shape of [[784], [784, 1], [1, 1, 784], []]) assert.equal(pictureOf(shape, ones(shape.length === 0 ? 1 : 784)).isStrip, true, shape.join());
  });

  it('finds an edge that a stride leaves over', () => {
    assert.deepEqual(blankOf(pictureOf([1, 28, 28], image(28, 28, (row, column) => row >= 22 || column >= 22))), { rows: 6, columns: 6, isAtEnd: true });
    assert.deepEqual(blankOf(pictureOf([1, 8, 8], image(8, 8, (row) => row === 7))), { rows: 1, columns: 0, isAtEnd: true });
  });

  it('tells an edge from lines elsewhere, and from zeros here and there', () => {
    assert.deepEqual(blankOf(pictureOf([1, 8, 8], image(8, 8, (row) => row % 2 === 0))), { rows: 4, columns: 0, isAtEnd: false });
    assert.equal(blankOf(pictureOf([1, 8, 8], image(8, 8, (row, column) => row === column))), undefined);
  });

  it('says nothing of lines where all is zero', () => { assert.equal(blankOf(pictureOf([1, 4, 4], image(4, 4, () => true))), undefined); });

  it('has a scale that reaches as far on both sides', () => {
    assert.equal(reachOf(pictureOf([1, 2, 2], Float32Array.of(0.5, -2, 0, 1))), 2);
    assert.deepEqual(numbersOf(Float32Array.of(0.5, -2, 0, 1)), { min: -2, max: 1, zeros: 0.25 });
  });

  it('keeps what stands out of a row that is too wide', () => {
    assert.deepEqual(atMost({ width: 6, height: 1, values: Float32Array.of(0, 1, -3, 2, 0, 0.5) }, 3).values, Float32Array.of(1, -3, 0.5));
  });
});
