/**
 * @file The two gradients of a convolution as matrix products with the patches of the image (patches.ts), for some images
 * at a time, whose parts are added in double. For shapes that convolutions of tfjs do not take or are slow with. Must not
 * know memory.
 */
import type { ConvolutionOptions } from '../backend.ts';
import { planOf, transposeInto } from '../plain/convolution.ts';
import type { Plan } from '../plain/convolution.ts';
import { addPatches, patchesInto } from '../plain/patches.ts';
import type { PatchLayout } from '../plain/patches.ts';
import type { Shape } from '../shape.ts';
import { denseView, sliceView, transposeView } from '../view.ts';
import type { View } from '../view.ts';
import type { DeviceBuffer } from './deviceMemory.ts';
import { floats } from './session.ts';
import type { Session } from './session.ts';

/** The gradient (N, C, H, W) from that of the result: patches (patchSize × patches) = wᵀ · gradient, added back into the image. */
export function inputByPatches(session: Session, gradient: View, w: View, x: Shape, options: ConvolutionOptions): DeviceBuffer {
  const plan = planOf(x, w.shape, gradient.shape, options);
  const { images, outputs, patches, patchSize, imageSize, geometry } = plan;
  const byOutput = denseView(session.dense(transposeView(matricesOf(session, gradient, plan), [1, 0, 2])), [outputs, images, patches]);
  const kernels = denseView(session.dense(transposeView(denseView(session.dense(w), [outputs, patchSize]), [1, 0])), [1, patchSize, outputs]);
  const result = session.made(x, (image) => image.fill(0));
  eachPart(plan, (first, count) => {
    session.part((part) => {
      const rows = part.dense(sliceView(byOutput, [0, first, 0], [outputs, count, patches], [1, 1, 1]));
      const columns = count * patches;
      const matrix = part.product(kernels, denseView(rows, [1, outputs, columns]));
      for (let n = 0; n < count; n++) addPatches(floats(matrix), layoutOf(n, plan, columns), geometry, floats(result), (first + n) * imageSize);
    });
  });
  return result;
}

/** The gradient (O, C, kh, kw) from that of the result: dwᵀ (patchSize × O) = patches · gradientᵀ. */
export function weightByPatches(session: Session, x: View, gradient: View, w: Shape, options: ConvolutionOptions): DeviceBuffer {
  const plan = planOf(x.shape, w, gradient.shape, options);
  const { images, outputs, patches, patchSize, imageSize, geometry } = plan;
  const image = session.dense(x);
  const byPatch = denseView(session.dense(transposeView(matricesOf(session, gradient, plan), [0, 2, 1])), [images, patches, outputs]);
  const sums = new Float64Array(patchSize * outputs);
  eachPart(plan, (first, count) => {
    session.part((part) => {
      const columns = count * patches;
      const matrix = part.made([patchSize, columns], (elements) => {
        for (let n = 0; n < count; n++) patchesInto(floats(image), (first + n) * imageSize, geometry, elements, layoutOf(n, plan, columns));
      });
      const rows = part.dense(sliceView(byPatch, [first, 0, 0], [count, patches, outputs], [1, 1, 1]));
      const product = floats(part.product(denseView(matrix, [1, patchSize, columns]), denseView(rows, [1, columns, outputs])));
      for (let at = 0; at < sums.length; at++) sums[at] = (sums[at] ?? 0) + (product[at] ?? 0);
    });
  });
  return session.made(w, (elements) => transposeInto(sums, 0, patchSize, outputs, elements, 0));
}

/** Elements of one patch lie one below the other, patches of several images beside each other. */
const layoutOf = (image: number, { patches }: Plan, columns: number): PatchLayout => ({ offset: image * patches, patch: 1, element: columns });

/** The gradient as a matrix (outputs × patches) for each image. */
const matricesOf = (session: Session, gradient: View, { images, outputs, patches }: Plan): View => denseView(session.dense(gradient), [images, outputs, patches]);

/** Patches in one product: more of them fall out of the processor's cache (and lose digits, where they are summed over). */
const patchesTogether = 1024;

function eachPart({ images, patches }: Plan, visit: (first: number, count: number) => void): void {
  const together = Math.max(1, Math.floor(patchesTogether / patches));
  for (let first = 0; first < images; first += together) visit(first, Math.min(together, images - first));
}
