/** @file Python sources are imported as syntax trees; scripts/pythonTree.mjs makes them when a bundle is built. */
declare module '*.py' {
  const tree: import('./syntax/ast.ts').Module;
  export default tree;
}
