/** @file An editor for tests: speaks LSP with a server in the same process, over two streams. */
import { PassThrough } from 'node:stream';
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter, type ProtocolConnection, type PublishDiagnosticsParams } from 'vscode-languageserver/node';
import { createConnection } from 'vscode-languageserver/node';
import { serve } from '../../src/lsp/server.ts';
import type { Service } from '../../src/lsp/service.ts';

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

export async function connect(service: Service): Promise<TestEditor> {
  const [toServer, toClient] = [new PassThrough(), new PassThrough()];
  serve(createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient)), () => Promise.resolve({ service, pathOf: () => 'penalty.py' }));
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
  await connection.sendRequest('initialize', { processId: null, rootUri: null, capabilities: { workspace: { configuration: true } }, initializationOptions: { pages: 'pages:{code}' } });
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
