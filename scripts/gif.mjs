/** @file Frames into an animated GIF: one palette for all of them, and of each only what has changed. */
import gifenc from 'gifenc';
import { PNG } from 'pngjs';

/** @param {readonly { png: Buffer, ms: number }[]} frames all of one size */
export function gifOf(frames) {
  const pictures = frames.map(({ png, ms }) => ({ ...PNG.sync.read(png), ms }));
  // The last index is kept for "as before".
  const palette = gifenc.quantize(sample(pictures), 255);
  const same = palette.length;
  const encoder = gifenc.GIFEncoder();
  let before;
  for (const { data, width, height, ms } of pictures) {
    const indices = gifenc.applyPalette(data, palette);
    const changed = before === undefined ? indices : indices.map((index, at) => (index === before[at] ? same : index));
    encoder.writeFrame(changed, width, height, { palette: [...palette, [0, 0, 0]], transparent: before !== undefined, transparentIndex: same, delay: ms, dispose: 1 });
    before = indices;
  }
  encoder.finish();
  return Buffer.from(encoder.bytes());
}

/** Every third pixel of every picture: enough to choose colours by. */
function sample(pictures) {
  const pixels = pictures.map(({ data }) => new Uint32Array(data.buffer, data.byteOffset, data.length / 4).filter((_, at) => at % 3 === 0));
  const all = new Uint32Array(pixels.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const some of pixels) {
    all.set(some, at);
    at += some.length;
  }
  return new Uint8Array(all.buffer);
}
