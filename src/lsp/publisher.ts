/**
 * @file Publishes a document's findings once typing pauses. Must not judge anything: it asks the service.
 */
import type { Connection, TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Finding } from '../protocol/evaluation.ts';
import { toDiagnostic } from './convert.ts';
import { pause } from './pause.ts';
import { atLevels, type Service } from './service.ts';
import type { Settings } from './settings.ts';

const pauseMs = 250;

export interface Publisher {
  schedule(uri: string): void;
  forget(uri: string): void;
  /** Publishes everything again, or takes it back, after settings have changed. */
  refresh(): void;
  /** Nothing more is published: the client is leaving. */
  stop(): void;
}

/** `pages`: see `toDiagnostic`. */
export function createPublisher(connection: Connection, documents: TextDocuments<TextDocument>, service: Service, settings: () => Settings, pages: string | undefined): Publisher {
  const timers = new Map<string, ReturnType<typeof setTimeout>>();

  /** A newer text ends it: then nothing is published, since its own turn follows. */
  const publish = async (uri: string): Promise<void> => {
    const findings = settings().diagnostics ? await findingsOf(uri) : [];
    const document = documents.get(uri);
    if (document === undefined || findings === undefined) return;
    const diagnostics = atLevels(findings, settings().checks).map((finding) => toDiagnostic(document, finding, pages, service.say));
    void connection.sendDiagnostics({ uri, version: document.version, diagnostics });
    // So that the light bulb need not wait.
    if (diagnostics.length > 0) await service.settle(uri, pause, 'fixes');
  };
  /** Requests answer a mistake of ours with an error; here nobody asked, and it must not end the server. */
  const findingsOf = async (uri: string): Promise<readonly Finding[] | undefined> => {
    try {
      return await service.settle(uri, pause, 'findings') ? service.findings(uri) : undefined;
    } catch (error) {
      report(uri, error);
      return [];
    }
  };
  const report = (uri: string, error: unknown): void => { connection.console.error(`${uri}: ${error instanceof Error ? error.stack ?? error.message : String(error)}`); };
  const start = (uri: string): void => { publish(uri).catch((error: unknown) => { report(uri, error); }); };
  const cancel = (uri: string): void => {
    clearTimeout(timers.get(uri));
    timers.delete(uri);
  };

  return {
    schedule(uri) {
      cancel(uri);
      timers.set(uri, setTimeout(() => {
        timers.delete(uri);
        start(uri);
      }, pauseMs));
    },
    forget(uri) {
      cancel(uri);
      void connection.sendDiagnostics({ uri, diagnostics: [] });
    },
    refresh() {
      for (const uri of documents.keys()) start(uri);
    },
    stop() {
      for (const uri of [...timers.keys()]) cancel(uri);
    },
  };
}
