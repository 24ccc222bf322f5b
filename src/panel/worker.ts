/**
 * @file The panel's worker: evaluates one penalty after another on its own arrays. Holds no state but those arrays and the page's language.
 * A run can't be interrupted from inside; the page ends the worker instead.
 */
import { expose } from 'comlink';
import { createMetaBackend, createTfjsBackend, type ArrayBackend } from '../arrays/index.ts';
import { evaluatePenalty, sampleOfProbe } from '../penalty/index.ts';
import { translationsFor } from '../texts/languages.ts';
import type { Translations } from '../texts/text.ts';
import type { EvaluationWorker } from './evaluate.ts';
import { programReader } from './worker/programs.ts';
import { trainingWorker } from './worker/training.ts';

const meta = createMetaBackend();
const readProgram = programReader();
let arrays: Promise<ArrayBackend> | undefined;
let translations: Translations | undefined;

const worker: EvaluationWorker = {
  async prepare(wasm, language) {
    translations = translationsFor(language);
    arrays = createArrays(wasm);
    await arrays;
  },
  async evaluate({ program, site, shape, seed }) {
    arrays ??= createArrays(undefined);
    const tools = { arrays: await arrays, meta, clock: () => performance.now(), translations };
    return evaluatePenalty({ program: readProgram(program), site, shape, seed }, tools);
  },
  criticProbe: () => Promise.resolve(undefined),
  gradient: ({ shape, seed, probe, sample }) => Promise.resolve(shape && sampleOfProbe(probe, shape, seed, sample)),
};

/** Plain loops where WebAssembly can't be had: slower, the same numbers. The evaluation says which it was. */
async function createArrays(wasm: ArrayBuffer | undefined): Promise<ArrayBackend> {
  const plain = (): Promise<ArrayBackend> => createTfjsBackend({ kind: 'cpu' });
  return wasm === undefined ? plain() : createTfjsBackend({ kind: 'wasm', wasm: new Uint8Array(wasm) }).catch(plain);
}

expose({ ...worker, ...trainingWorker(async () => ({ arrays: await (arrays ??= createArrays(undefined)), clock: () => performance.now() })) });
