/**
 * @file Publishes a document's findings once typing pauses. Must not judge anything: it asks the service.
 */
import type { Connection, TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Finding } from '../protocol/evaluation.ts';
import { toDiagnostic } from './convert.ts';
import type { Service } from './service.ts';

const pauseMs = 250;

export interface Publisher {
  schedule(uri: string): void;
  forget(uri: string): void;
  /** Publishes everything again, or takes it back, after `enabled` has changed. */
  refresh(): void;
  /** Nothing more is published: the client is leaving. */
  stop(): void;
}

export function createPublisher(connection: Connection, documents: TextDocuments<TextDocument>, service: Service, enabled: () => boolean): Publisher {
  const timers = new Map<string, ReturnType<typeof setTimeout>>();

  const publish = (uri: string): void => {
    const document = documents.get(uri);
    if (document === undefined) return;
    const diagnostics = enabled() ? findingsOf(uri).map((finding) => toDiagnostic(document, finding)) : [];
    void connection.sendDiagnostics({ uri, version: document.version, diagnostics });
  };
  /** Requests answer a mistake of ours with an error; here nobody asked, and it must not end the server. */
  const findingsOf = (uri: string): readonly Finding[] => {
    try {
      return service.findings(uri);
    } catch (error) {
      connection.console.error(`${uri}: ${error instanceof Error ? error.stack ?? error.message : String(error)}`);
      return [];
    }
  };
  const cancel = (uri: string): void => {
    clearTimeout(timers.get(uri));
    timers.delete(uri);
  };

  return {
    schedule(uri) {
      cancel(uri);
      timers.set(uri, setTimeout(() => {
        timers.delete(uri);
        publish(uri);
      }, pauseMs));
    },
    forget(uri) {
      cancel(uri);
      void connection.sendDiagnostics({ uri, diagnostics: [] });
    },
    refresh() {
      for (const uri of documents.keys()) publish(uri);
    },
    stop() {
      for (const uri of [...timers.keys()]) cancel(uri);
    },
  };
}
