/**
 * @file An esbuild plugin: leaves out what tensorflow.js would start threads with. src/arrays/tfjs/engine.ts says that
 * there are none, so nobody calls it.
 */

/** @returns {import('esbuild').Plugin} */
export function withoutThreads() {
  return {
    name: 'without-threads',
    setup(plugin) {
      plugin.onLoad({ filter: /tfjs-backend-wasm-threaded-simd(\.worker)?\.js$/ }, () => ({ contents: 'export default undefined;\nexport const wasmWorkerContents = "";', loader: 'js' }));
    },
  };
}
