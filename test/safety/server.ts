/** @file The shipped language server as a process of its own, for tests that press it hard. */
import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter, type ProtocolConnection, type PublishDiagnosticsParams } from 'vscode-languageserver/node';

export interface ServerProcess {
  readonly connection: ProtocolConnection;
  readonly child: ChildProcess;
  /** What was published last for each document. */
  readonly published: ReadonlyMap<string, PublishDiagnosticsParams>;
  /** MiB that are in memory now. */
  readonly resident: () => number;
  open(uri: string, text: string): Promise<void>;
  change(uri: string, version: number, text: string): Promise<void>;
  stop(): Promise<void>;
}

/** Starts it and says hello. */
export async function startServer(flags: readonly string[] = []): Promise<ServerProcess> {
  const child = spawn(process.execPath, [...flags, resolve('dist/server.cjs'), '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
  const published = new Map<string, PublishDiagnosticsParams>();
  connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => { published.set(params.uri, params); });
  connection.onRequest('workspace/configuration', () => [{}]);
  connection.onError(() => undefined);
  connection.listen();
  await connection.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities: { workspace: { configuration: true } } });
  await connection.sendNotification('initialized', {});
  return {
    connection, child, published,
    resident: () => Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${String(child.pid)}/status`, 'utf8'))?.[1] ?? NaN) / 1024,
    open: (uri, text) => connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'python', version: 1, text } }),
    change: (uri, version, text) => connection.sendNotification('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [{ text }] }),
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) { connection.dispose(); return; }
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      connection.dispose();
    },
  };
}
