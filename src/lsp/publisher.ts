/**
 * @file Publishes findings once typing pauses, for every document in the place where they are. Must not judge anything: it
 * asks the service.
 */
import { DiagnosticRefreshRequest, type Connection } from 'vscode-languageserver';
import type { Finding } from '../protocol/evaluation.ts';
import { marksNotification, type MarksParams } from '../protocol/lsp.ts';
import { toDiagnostic } from './convert.ts';
import type { Judge } from './judge.ts';
import { atLevels, type Service } from './service.ts';
import type { Settings } from './settings.ts';
import { locate, type Source } from './source.ts';
import type { Sources } from './sources.ts';

const pauseMs = 250;

export interface Publisher {
  schedule(uri: string): void;
  /** A file or notebook is closed. */
  forget(uri: string): void;
  /** Takes back what was published for documents that are no more. */
  clear(documents: readonly string[]): void;
  /** Publishes everything again, or takes it back, after settings have changed. */
  refresh(): void;
  /** Nothing more is published: the client is leaving. */
  stop(): void;
}

export interface PublisherTools {
  readonly connection: Connection;
  readonly sources: Sources;
  readonly service: Service;
  readonly judge: Judge;
  readonly settings: () => Settings;
  /** See `toDiagnostic`. */
  readonly pages: string | undefined;
  /** The client asks for findings; it is told only when it should ask again. */
  readonly pulled: boolean;
  readonly canRefresh: boolean;
  /** The client shows marks. */
  readonly marked: boolean;
}

export const createPublisher = (tools: PublisherTools): Publisher => (tools.pulled ? createReminder(tools) : createPusher(tools));

/** Speaks as long as the client is there: a connection that is closed throws at whoever speaks, and that must not end the server. */
class Voice {
  readonly #connection: Connection;
  #isSilent = false;
  constructor(connection: Connection) { this.#connection = connection; }
  end(): void { this.#isSilent = true; }
  say(send: () => Promise<void> | void): void { if (!this.#isSilent) send()?.catch(() => undefined); }
  report(uri: string, error: unknown): void { this.say(() => { this.#connection.console.error(`${uri}: ${error instanceof Error ? error.stack ?? error.message : String(error)}`); }); }
}

function createPusher({ connection, sources, service, judge, settings, pages, marked }: PublisherTools): Publisher {
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const voice = new Voice(connection);

  /** A newer text ends it: then nothing is published, since its own turn follows. */
  const publish = async (uri: string): Promise<void> => {
    const findings = settings().diagnostics ? await findingsOf(uri) : [];
    const source = sources.of(uri);
    if (source === undefined || findings === undefined) return;
    send(source, findings);
    // So that neither hovers nor the light bulb need wait.
    if (!await judge.settle(uri, 'places')) return;
    if (marked) sendMarks(source);
    if (findings.length > 0) await judge.settle(uri, 'fixes');
  };
  const sendMarks = (source: Source): void => {
    const notes = settings().decorations ? service.marks(source.uri).map(({ offset, text }) => ({ text, place: locate(source, { start: offset, end: offset }) })) : [];
    for (const { document: { uri, version } } of source.parts) {
      const params: MarksParams = { uri, version, marks: notes.flatMap(({ text, place }) => (place.uri === uri ? [{ line: place.range.start.line, text }] : [])) };
      voice.say(() => connection.sendNotification(marksNotification, params));
    }
  };
  const send = (source: Source, findings: readonly Finding[]): void => {
    const placed = atLevels(findings, settings().checks).map((finding) => toDiagnostic(source, finding, pages, service.say));
    for (const { document: { uri, version } } of source.parts) {
      voice.say(() => connection.sendDiagnostics({ uri, version, diagnostics: placed.filter((one) => one.uri === uri).map(({ diagnostic }) => diagnostic) }));
    }
  };
  /** Requests answer a mistake of ours with an error; here nobody asked, and it must not end the server. */
  const findingsOf = async (uri: string): Promise<readonly Finding[] | undefined> => {
    try {
      return await judge.settle(uri, 'findings') ? service.findings(uri) : undefined;
    } catch (error) {
      voice.report(uri, error);
      return [];
    }
  };
  const start = (uri: string): void => { publish(uri).catch((error: unknown) => { voice.report(uri, error); }); };
  const forget = (uri: string): void => {
    clearTimeout(timers.get(uri));
    timers.delete(uri);
  };

  return {
    schedule(uri) {
      forget(uri);
      timers.set(uri, setTimeout(() => {
        timers.delete(uri);
        start(uri);
      }, pauseMs));
    },
    forget,
    clear(documents) {
      for (const uri of documents) voice.say(() => connection.sendDiagnostics({ uri, diagnostics: [] }));
    },
    refresh: () => { for (const { uri } of sources.all()) start(uri); },
    stop() {
      voice.end();
      for (const uri of [...timers.keys()]) forget(uri);
    },
  };
}

/** For a client that asks by itself whenever a text of its own changes. */
function createReminder({ connection, canRefresh }: PublisherTools): Publisher {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = (): void => { clearTimeout(timer); };
  const remind = (): void => {
    if (!canRefresh) return;
    stop();
    timer = setTimeout(() => { connection.sendRequest(DiagnosticRefreshRequest.type).catch(() => undefined); }, pauseMs);
  };
  const nothing = (): void => undefined;
  return { schedule: remind, forget: nothing, clear: nothing, refresh: remind, stop };
}
