/**
 * @file An esbuild plugin: leaves out what tensorflow.js would start threads with and fetch models with. Nobody calls
 * either (src/arrays/tfjs/engine.ts says that there are no threads; all bytes are handed in), and a third of a megabyte
 * need not be read at every start.
 */

/** @returns {import('esbuild').Plugin} */
export function withoutUnused() {
  return {
    name: 'without-unused',
    setup(plugin) {
      plugin.onLoad({ filter: /tfjs-backend-wasm-threaded-simd(\.worker)?\.js$/ }, () => ({ contents: 'export default undefined;\nexport const wasmWorkerContents = "";', loader: 'js' }));
      plugin.onLoad({ filter: /[\\/]node_modules[\\/]node-fetch[\\/]/ }, () => ({ contents: 'module.exports = undefined;', loader: 'js' }));
    },
  };
}
