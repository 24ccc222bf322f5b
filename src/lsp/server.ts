/**
 * @file The language server without its process: wires a connection to the service. The same in Node and in a worker.
 */
import type { Connection, InitializeParams } from 'vscode-languageserver';
import { CodeLensRefreshRequest, DidChangeConfigurationNotification, DidChangeWatchedFilesNotification } from 'vscode-languageserver';
import { capabilitiesFor, pullsDiagnostics } from './capabilities.ts';
import { clientOf } from './clientOptions.ts';
import { createJudge } from './judge.ts';
import { createPublisher } from './publisher.ts';
import { answerHovers } from './hovers.ts';
import { answerInlayHints, Cursor } from './inlayHints.ts';
import { answerRequests, type RequestTools, type State } from './requests.ts';
import { defaults, readSettings } from './settings.ts';
import { textOf } from './source.ts';
import { Sources } from './sources.ts';
import type { Backing } from './service.ts';
import { createTypesetter } from './typesetter.ts';

/** `start` gets what the client says of itself: its folders and, in a worker, the parser's files. */
export function serve(connection: Connection, start: (params: InitializeParams) => Promise<Backing>): void {
  connection.onInitialize(async (params) => {
    wire(connection, await start(params), params);
    return capabilitiesFor(params);
  });
  connection.listen();
}

function wire(connection: Connection, backing: Backing, params: InitializeParams): void {
  const { service, pathOf } = backing;
  const { workspace } = params.capabilities;
  const client = clientOf(params);
  const state: State = { settings: defaults, client };
  const judge = createJudge(backing);
  const sources: Sources = new Sources({
    onDidChange: (source) => {
      const { uri, version } = source;
      service.update(uri, textOf(source), version, pathOf(uri));
      publisher.schedule(uri);
      judgeAnew([uri]);
    },
    onDidClose: (uri) => {
      service.close(uri);
      publisher.forget(uri);
      // From now on the file counts as it is on disk.
      judgeAnew([uri]);
    },
    onDidDrop: (documents) => { publisher.clear(documents); },
  });
  const publisher = createPublisher({ connection, sources, service, judge, settings: () => state.settings, pages: client.pages, pulled: pullsDiagnostics(params), canRefresh: workspace?.diagnostics?.refreshSupport === true, marked: client.isOurs });
  /** Whoever imports these files. */
  const judgeAnew = (uris: readonly string[]): void => {
    const outdated = judge.renew(uris);
    for (const uri of outdated) publisher.schedule(uri);
    if (outdated.length > 0) refreshLenses();
  };
  const refreshLenses = (): void => { if (workspace?.codeLens?.refreshSupport === true) connection.sendRequest(CodeLensRefreshRequest.type).catch(() => undefined); };

  const readAgain = async (): Promise<void> => {
    state.settings = await readSettings(connection, workspace?.configuration === true);
    publisher.refresh();
    refreshLenses();
    if (workspace?.inlayHint?.refreshSupport === true) connection.languages.inlayHint.refresh().catch(() => undefined);
  };
  connection.onInitialized(async () => {
    if (workspace?.didChangeConfiguration?.dynamicRegistration === true) await connection.client.register(DidChangeConfigurationNotification.type, { section: 'penaltyLens' });
    if (workspace?.didChangeWatchedFiles?.dynamicRegistration === true) await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern: '**/*.py' }] });
    await readAgain();
  });
  connection.onDidChangeConfiguration(readAgain);
  connection.onDidChangeWatchedFiles(({ changes }) => { judgeAnew(changes.map(({ uri }) => uri)); });
  connection.onShutdown(() => { publisher.stop(); });

  const tools: RequestTools = { connection, sources, backing, service, judge, state, cursor: new Cursor(), typesetter: backing.formulas === undefined ? undefined : createTypesetter(backing.formulas) };
  answerRequests(tools);
  answerHovers(tools);
  answerInlayHints(tools, workspace?.inlayHint?.refreshSupport === true);
  sources.listen(connection);
}
