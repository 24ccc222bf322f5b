/** @file `lsp`: the language server of the editor extension, which lies beside this bundle, for any other editor. */

/** Ends when the editor does. The server reads the same arguments as we do. */
export async function startServer(): Promise<number> {
  if (!process.argv.some((argument) => /^--(stdio|node-ipc|socket|pipe)\b/.test(argument))) process.argv.push('--stdio');
  await import(new URL('server.cjs', import.meta.url).href);
  return 0;
}
