/** @file What several scripts share: where the project is, and what a bundled CommonJS dependency expects in an ES module. */
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** Lets dependencies that are CommonJS (tfjs among them) run inside an ES module on Node. */
export const nodeBanner = [
  "import { createRequire as createRequireOfBundle } from 'node:module';",
  'const require = createRequireOfBundle(import.meta.url);',
  'const __filename = import.meta.filename;',
  'const __dirname = import.meta.dirname;',
].join('\n');
