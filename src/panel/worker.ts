/**
 * @file The panel's worker: evaluates one penalty after another on its own arrays. Holds no state but those arrays, and
 * the penalty that it was asked about last. A run can't be interrupted from inside; the page ends the worker instead.
 */
import { expose } from 'comlink';
import { createMetaBackend, createTfjsBackend, type ArrayBackend } from '../arrays/index.ts';
import { openPenalty, type OpenPenalty, type TypedExpression } from '../penalty/index.ts';
import type { Program } from '../python/evaluator/index.ts';
import type { EvaluateRequest, EvaluationWorker } from './evaluate.ts';

const meta = createMetaBackend();
let arrays: Promise<ArrayBackend> | undefined;
let last: { readonly key: string; readonly penalty: OpenPenalty | undefined } | undefined;

const worker: EvaluationWorker = {
  async prepare(wasm) {
    arrays = createArrays(wasm);
    await arrays;
  },
  async evaluate(request) { return (await open(request, true))?.evaluation; },
  async furtherProbes(request) { return (await open(request))?.further() ?? []; },
  async gradient({ probe, sample, ...request }) { return (await open(request))?.sample(probe, sample); },
};

/** What was asked last is not judged again, unless `afresh`. */
async function open(request: EvaluateRequest, afresh = false): Promise<OpenPenalty | undefined> {
  arrays ??= createArrays(undefined);
  const tools = { arrays: await arrays, meta, clock: () => performance.now() };
  // The language server made them from a Program and an Expr; on the way they were plain data.
  const [program, expressions] = [request.program as Program, request.expressions as readonly TypedExpression[] | undefined];
  const key = JSON.stringify([program.main.path, program.main.text, request.site, request.shape, request.seed, expressions?.map(({ text }) => text)]);
  if (afresh || last?.key !== key) last = { key, penalty: openPenalty({ ...request, program, expressions }, tools) };
  return last.penalty;
}

/** Plain loops where WebAssembly can't be had: slower, the same numbers. The evaluation says which it was. */
async function createArrays(wasm: ArrayBuffer | undefined): Promise<ArrayBackend> {
  const plain = (): Promise<ArrayBackend> => createTfjsBackend({ kind: 'cpu' });
  return wasm === undefined ? plain() : createTfjsBackend({ kind: 'wasm', wasm: new Uint8Array(wasm) }).catch(plain);
}

expose(worker);
