/**
 * @file The panel's host: its page, what it is told and what it asks for. Must not judge anything.
 */
import * as vscode from 'vscode';
import { Messenger } from 'vscode-messenger';
import type { WebviewIdMessageParticipant } from 'vscode-messenger-common';
import type { SubjectResult } from '../protocol/lsp.ts';
import type { Subject } from '../protocol/panel.ts';
import { panelHtml } from '../protocol/panelHtml.ts';
import { fromPanel, toPanel, type Notification } from '../protocol/panelMessages.ts';
import { answerPanel } from './panelActions.ts';
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
  readonly #messenger = new Messenger({ uniqueHandlers: true });
  #view: vscode.WebviewView | undefined;
  #page: WebviewIdMessageParticipant | undefined;
  #ready = false;
  /** Whether the page is to evaluate once it is ready: it may not exist yet, or be hidden and rebuilt. */
  #isEvaluationDue = false;
  #last: SubjectResult | undefined;
  /** The text of the program that the page has. */
  #sentProgram: string | undefined;
  #shown: Shown | undefined;
  /** Set by whoever follows the editor: evaluates the panel's subject at another shape. */
  onShape: (shape: readonly number[]) => void = () => undefined;
  /** The page has come up, for the first time or again. */
  onOpen: () => void = () => undefined;

  constructor(extensionUri: vscode.Uri) {
    this.#extensionUri = extensionUri;
    this.#messenger.onNotification(fromPanel.ready, () => { this.#open(); });
    answerPanel(this.#messenger, this);
  }

  get shown(): Shown | undefined { return this.#shown; }
  get visible(): boolean { return this.#view?.visible === true; }

  resolveWebviewView(view: vscode.WebviewView): void {
    this.#view = view;
    this.#ready = false;
    const dist = vscode.Uri.joinPath(this.#extensionUri, 'dist');
    view.webview.options = { enableScripts: true, localResourceRoots: [dist, vscode.Uri.joinPath(this.#extensionUri, 'media')] };
    this.#page = this.#messenger.registerWebviewView(view);
    view.onDidDispose(() => { this.#view = undefined; });
    const file = (name: string): string => view.webview.asWebviewUri(vscode.Uri.joinPath(dist, name)).toString();
    view.webview.html = panelHtml({
      nonce: crypto.randomUUID().replaceAll('-', ''),
      cspSource: view.webview.cspSource,
      scriptUri: file('panel.js'),
      styleUri: file('panel.css'),
      workerUri: file('panelWorker.js'),
      wasmUri: file('tfjs-backend-wasm-simd.wasm'),
      locale: vscode.env.language,
      warm: this.#last?.kind === 'subject',
    });
  }

  /** Opens the panel beside the editor, without taking the cursor away. */
  async show({ document, result, chosen }: Asked): Promise<void> {
    this.update(document, result, chosen);
    await vscode.commands.executeCommand(`${PenaltyPanel.id}.focus`, { preserveFocus: true });
    this.#isEvaluationDue = !this.#ready;
    this.send(toPanel.evaluate, undefined);
  }

  update(document: vscode.TextDocument, result: SubjectResult, chosen: readonly number[] | undefined): void {
    this.#shown = { document, subject: result.kind === 'subject' ? result.subject : undefined, chosen };
    this.#last = result;
    this.#sendLast();
  }

  /** What is said while there is no page is lost; a page that comes up gets what it needs. */
  send<Params>(message: Notification<Params>, params: Params): void {
    if (this.#ready && this.#page !== undefined) this.#messenger.sendNotification(message, this.#page, params);
  }

  /** What stands beside the view's name. */
  describe(text: string): void {
    if (this.#view !== undefined) this.#view.description = text;
  }

  #open(): void {
    this.#ready = true;
    this.#sentProgram = undefined;
    this.#sendLast();
    if (this.#isEvaluationDue) this.send(toPanel.evaluate, undefined);
    this.#isEvaluationDue = false;
    this.onOpen();
  }

  #sendLast(): void {
    const [result, document] = [this.#last, this.#shown?.document];
    if (result === undefined || document === undefined) return;
    const path = vscode.workspace.asRelativePath(document.uri);
    if (result.kind === 'subject') this.#sendSubject(result.subject);
    else if (result.kind === 'nothing') this.send(toPanel.empty, { path, sites: result.sites, message: result.message });
    else this.send(toPanel.noShape, { path, site: result.site });
  }

  /** The program of a large file is heavy: it is sent once, however often its shape changes. */
  #sendSubject(subject: Subject): void {
    const { program } = subject.request;
    const isKnown = program === this.#sentProgram;
    this.#sentProgram = program;
    this.send(toPanel.subject, { subject: isKnown ? { ...subject, request: { ...subject.request, program: undefined } } : subject });
  }
}
