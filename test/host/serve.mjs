/** @file Serves VS Code with our extension in it to any browser: for people, where the workbench of workbench.mjs is for tests. */
import { startServer } from './server.mjs';
import { workbenchUrl } from './workbench.mjs';

/**
 * Opens `files` with `file` in front. A page may name an extension under development to a driven server only; here the
 * extension is one of the server's own.
 * @param {{ data: string, extension: string, files: string, file: string, port?: number }} options
 */
export async function serve({ data, extension, files, file, port = 0 }) {
  const server = await startServer({ folder: data, extension, port });
  return { url: workbenchUrl(server.port, { folder: files, file }), stop: server.stop };
}
