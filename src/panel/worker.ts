/**
 * @file The panel's worker: evaluates one penalty after another on its own arrays. Holds no state but those arrays.
 * A run can't be interrupted from inside; the page ends the worker instead.
 */
import { expose } from 'comlink';
import { createMetaBackend, createTfjsBackend, type ArrayBackend } from '../arrays/index.ts';
import { evaluatePenalty } from '../penalty/index.ts';
import type { Program } from '../python/evaluator/index.ts';
import type { EvaluationWorker } from './evaluate.ts';

const meta = createMetaBackend();
let arrays: Promise<ArrayBackend> | undefined;

const worker: EvaluationWorker = {
  async prepare(wasm) {
    arrays = createArrays(wasm);
    await arrays;
  },
  async evaluate({ program, site, shape, seed }) {
    arrays ??= createArrays(undefined);
    const tools = { arrays: await arrays, meta, clock: () => performance.now() };
    // The language server made it from a Program; on the way it was plain data.
    return evaluatePenalty({ program: program as Program, site, shape, seed }, tools);
  },
  gradient: () => Promise.resolve(undefined),
};

/** Plain loops where WebAssembly can't be had: slower, the same numbers. The evaluation says which it was. */
async function createArrays(wasm: ArrayBuffer | undefined): Promise<ArrayBackend> {
  const plain = (): Promise<ArrayBackend> => createTfjsBackend({ kind: 'cpu' });
  return wasm === undefined ? plain() : createTfjsBackend({ kind: 'wasm', wasm: new Uint8Array(wasm) }).catch(plain);
}

expose(worker);
