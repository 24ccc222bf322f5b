/**
 * @file The panel's worker: evaluates one penalty after another on its own arrays. Holds no state but those arrays, the
 * page's language, and the penalty that it was asked about last. A run can't be interrupted from inside; the page ends
 * the worker instead.
 */
import { expose } from 'comlink';
import { createMetaBackend, createTfjsBackend, type ArrayBackend } from '../arrays/index.ts';
import { KeptGradients, openPenalty, type OpenPenalty, type TypedExpression } from '../penalty/index.ts';
import { translationsFor } from '../texts/languages.ts';
import type { Translations } from '../texts/text.ts';
import type { EvaluateRequest, EvaluationWorker } from './evaluate.ts';
import { programReader } from './worker/programs.ts';
import { trainingWorker } from './worker/training.ts';

const readProgram = programReader();
const keptGradients = new KeptGradients();
let arrays: Promise<ArrayBackend> | undefined;
let translations: Translations | undefined;
let last: { readonly program: string; readonly key: string; readonly penalty: OpenPenalty | undefined } | undefined;

const worker: EvaluationWorker = {
  async prepare(wasm, language) {
    translations = translationsFor(language);
    arrays = createArrays(wasm);
    await arrays;
  },
  async evaluate(request) { return (await open(request, true))?.evaluation(typedIn(request), request.picked); },
  async ownProbes(request) { return (await open(request))?.own() ?? []; },
  async furtherProbes(request) { return (await open(request))?.further() ?? []; },
  async typedProbes(request) { return (await open(request))?.typed(typedIn(request)) ?? []; },
  async scaled({ k, ...request }) { return (await open(request))?.scaled(k); },
  async gradient({ probe, sample, ...request }) { return (await open(request))?.sample(probe, sample, typedIn(request)); },
};

/** The language server made the trees from Python's grammar; on the way they were plain data. */
const typedIn = ({ expressions }: EvaluateRequest): readonly TypedExpression[] | undefined => expressions as readonly TypedExpression[] | undefined;

/** What was asked last is not judged again, unless `afresh`. */
async function open({ program, site, shape, seed }: EvaluateRequest, afresh = false): Promise<OpenPenalty | undefined> {
  arrays ??= createArrays(undefined);
  const tools = { arrays: await arrays, openMeta: createMetaBackend, clock: () => performance.now(), translations, keptGradients };
  const key = JSON.stringify([site, shape, seed]);
  if (afresh || last?.program !== program || last.key !== key) last = { program, key, penalty: openPenalty({ program: readProgram(program), site, shape, seed }, tools, last?.penalty) };
  return last.penalty;
}

/** Plain loops where WebAssembly can't be had: slower, the same numbers. The evaluation says which it was. */
async function createArrays(wasm: ArrayBuffer | undefined): Promise<ArrayBackend> {
  const plain = (): Promise<ArrayBackend> => createTfjsBackend({ kind: 'cpu' });
  return wasm === undefined ? plain() : createTfjsBackend({ kind: 'wasm', wasm: new Uint8Array(wasm) }).catch(plain);
}

expose({ ...worker, ...trainingWorker(async () => ({ arrays: await (arrays ??= createArrays(undefined)), openMeta: createMetaBackend, clock: () => performance.now(), translations })) });
