/** @file An editor for tests: speaks LSP with a server in the same process, over two streams. */
import { PassThrough } from 'node:stream';
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter, type ClientCapabilities, type Connection, type ProtocolConnection, type PublishDiagnosticsParams } from 'vscode-languageserver/node';
import { createConnection } from 'vscode-languageserver/node';
import { serve } from '../../src/lsp/server.ts';
import type { ClientFiles } from '../../src/lsp/clientFiles.ts';
import type { Backing, Service } from '../../src/lsp/service.ts';

export const uri = 'file:///penalty.py';

export interface TestEditor {
  readonly connection: ProtocolConnection;
  open(text: string): Promise<void>;
  change(text: string): Promise<void>;
  /** The next diagnostics the server publishes. */
  nextDiagnostics(): Promise<PublishDiagnosticsParams>;
  setSettings(settings: Readonly<Record<string, unknown>>): Promise<void>;
  close(): Promise<void>;
}

export interface TestOptions {
  readonly pathOf?: (uri: string) => string;
  /** What the editor can do, and what it says of itself. */
  readonly capabilities?: ClientCapabilities;
  readonly initializationOptions?: object;
  /** Files on disk. */
  readonly readUri?: (uri: string) => string | undefined;
  /** Files that only the editor can read. */
  readonly files?: (connection: Connection) => ClientFiles;
}

export async function connect(service: Service | ((files: ClientFiles | undefined) => Service), options: TestOptions = {}): Promise<TestEditor> {
  const [toServer, toClient] = [new PassThrough(), new PassThrough()];
  const server = createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient));
  const files = options.files?.(server);
  const backing: Backing = { service: typeof service === 'function' ? service(files) : service, pathOf: options.pathOf ?? ((): string => 'penalty.py'), readUri: options.readUri, files };
  serve(server, () => Promise.resolve(backing));
  const connection = createProtocolConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
  let settings: Readonly<Record<string, unknown>> = {};
  let version = 1;
  const published: PublishDiagnosticsParams[] = [];
  const waiting: ((params: PublishDiagnosticsParams) => void)[] = [];
  connection.onRequest('workspace/configuration', () => [settings]);
  connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
    const next = waiting.shift();
    if (next === undefined) published.push(params);
    else next(params);
  });
  connection.listen();
  await connection.sendRequest('initialize', { processId: null, rootUri: null, capabilities: { ...options.capabilities, workspace: { configuration: true, ...options.capabilities?.workspace } }, initializationOptions: options.initializationOptions ?? { pages: 'pages:{code}' } });
  await connection.sendNotification('initialized', {});

  return {
    connection,
    open: (text) => connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'python', version, text } }),
    change: (text) => {
      version += 1;
      return connection.sendNotification('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [{ text }] });
    },
    nextDiagnostics: () => {
      const first = published.shift();
      return first === undefined ? new Promise((resolve) => { waiting.push(resolve); }) : Promise.resolve(first);
    },
    setSettings: (given) => {
      settings = given;
      return connection.sendNotification('workspace/didChangeConfiguration', { settings: {} });
    },
    close: async () => {
      await connection.sendRequest('shutdown');
      connection.dispose();
      toServer.destroy();
      toClient.destroy();
    },
  };
}
