/**
 * @file The panel's host: its page, what it is told and what it asks for. Must not judge anything.
 */
import * as vscode from 'vscode';
import type { FromPanel, Subject, ToPanel } from '../protocol/panel.ts';
import type { SubjectResult } from '../protocol/lsp.ts';
import { panelHtml } from '../protocol/panelHtml.ts';
import { createPanelActions, type PanelActions } from './panelActions.ts';
import type { Asked } from './subjectAt.ts';

/** What the panel shows, and the file it is about. */
export interface Shown {
  readonly document: vscode.TextDocument;
  readonly subject: Subject | undefined;
  /** The shape that the user gave for this subject; undefined: the file's own. */
  readonly chosen: readonly number[] | undefined;
}

export class PenaltyPanel implements vscode.WebviewViewProvider {
  static readonly id = 'penaltyLens.panel';
  readonly #extensionUri: vscode.Uri;
  #view: vscode.WebviewView | undefined;
  #ready = false;
  /** Sent when the page says that it is ready: it may not exist yet, or be hidden and rebuilt. */
  #waiting: readonly ToPanel[] = [];
  #last: ToPanel | undefined;
  #shown: Shown | undefined;
  /** Set by whoever follows the editor: evaluates the panel's subject at another shape. */
  onShape: (shape: readonly number[]) => void = () => undefined;
  /** The page has come up, for the first time or again. */
  onOpen: () => void = () => undefined;

  constructor(extensionUri: vscode.Uri) {
    this.#extensionUri = extensionUri;
  }

  get shown(): Shown | undefined { return this.#shown; }
  get visible(): boolean { return this.#view?.visible === true; }

  resolveWebviewView(view: vscode.WebviewView): void {
    this.#view = view;
    this.#ready = false;
    const dist = vscode.Uri.joinPath(this.#extensionUri, 'dist');
    view.webview.options = { enableScripts: true, localResourceRoots: [dist, vscode.Uri.joinPath(this.#extensionUri, 'media')] };
    const actions = createPanelActions(this, view);
    view.webview.onDidReceiveMessage((message: FromPanel) => { this.#receive(message, actions); });
    view.onDidDispose(() => { this.#view = undefined; });
    const file = (name: string): string => view.webview.asWebviewUri(vscode.Uri.joinPath(dist, name)).toString();
    view.webview.html = panelHtml({
      nonce: crypto.randomUUID().replaceAll('-', ''),
      cspSource: view.webview.cspSource,
      scriptUri: file('panel.js'),
      styleUri: file('panel.css'),
      workerUri: file('panelWorker.js'),
      wasmUri: file('tfjs-backend-wasm-simd.wasm'),
      formulasUri: file('panelFormulas.js'),
      formulasStyleUri: file('panelFormulas.css'),
      locale: vscode.env.language,
      warm: this.#last?.type === 'subject',
    });
  }

  /** Opens the panel beside the editor, without taking the cursor away. */
  async show({ document, result, chosen }: Asked): Promise<void> {
    this.update(document, result, chosen);
    await vscode.commands.executeCommand(`${PenaltyPanel.id}.focus`, { preserveFocus: true });
    this.post({ type: 'evaluate' });
  }

  update(document: vscode.TextDocument, result: SubjectResult, chosen: readonly number[] | undefined): void {
    this.#shown = { document, subject: result.kind === 'subject' ? result.subject : undefined, chosen };
    this.#last = toMessage(document, result);
    this.post(this.#last);
  }

  post(message: ToPanel): void {
    if (this.#ready) void this.#view?.webview.postMessage(message);
    else if (message.type === 'evaluate') this.#waiting = [message];
  }

  #receive(message: FromPanel, actions: PanelActions): void {
    if (message.type !== 'ready') {
      actions(message);
      return;
    }
    this.#ready = true;
    for (const waiting of [...(this.#last === undefined ? [] : [this.#last]), ...this.#waiting]) this.post(waiting);
    this.#waiting = [];
    this.onOpen();
  }
}

function toMessage(document: vscode.TextDocument, result: SubjectResult): ToPanel {
  if (result.kind === 'subject') return { type: 'subject', subject: result.subject };
  const path = vscode.workspace.asRelativePath(document.uri);
  return result.kind === 'nothing'
    ? { type: 'empty', path, sites: result.sites, message: result.message }
    : { type: 'no-shape', path, site: result.site };
}
