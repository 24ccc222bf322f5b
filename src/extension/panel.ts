/**
 * @file The panel's host: its page, what it is told and what it asks for. Must not judge anything.
 */
import * as vscode from 'vscode';
import { Messenger } from 'vscode-messenger';
import type { WebviewIdMessageParticipant } from 'vscode-messenger-common';
import type { PlacedSubjectResult, SubjectResult } from '../protocol/lsp.ts';
import type { ProbeExpression, Subject } from '../protocol/panel.ts';
import { panelHtml, type Backend } from '../protocol/panelHtml.ts';
import type { Evaluation } from '../protocol/evaluation.ts';
import { askPanel, fromPanel, toPanel, type Notification, type Shown as OnScreen } from '../protocol/panelMessages.ts';
import { setContexts } from './contexts.ts';
import type { OwnPytorch } from './ownPytorch/ownPytorch.ts';
import { answerPanel } from './panelActions.ts';
import { notebookOf, Source } from './source.ts';
import type { Asked } from './subjectAt.ts';

/** What the panel shows, and what it is about. */
export interface Shown {
  /** Where the penalty stands, or where somebody asked in vain: a file, or a cell of a notebook. */
  readonly document: vscode.TextDocument;
  /** Where the offsets of the subject are. */
  readonly source: Source;
  readonly subject: Subject | undefined;
  /** The shape that the user gave for this subject; undefined: the file's own. */
  readonly chosen: readonly number[] | undefined;
}

/** What was shown last, for the next window. */
export interface Remembered { readonly uri: string; readonly offset: number; readonly chosen: readonly number[] | undefined }

export class PenaltyPanel implements vscode.WebviewViewProvider {
  static readonly id = 'penaltyLens.panel';
  readonly #extensionUri: vscode.Uri;
  readonly #memento: vscode.Memento;
  readonly #own: OwnPytorch;
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
  /** Of everything that was shown: a pinned result still has its links. */
  readonly #sources = new Map<string, Source>();
  #check: string | undefined;
  #hasFocus = false;
  /** Set by whoever follows the editor: evaluates the panel's subject at another shape. */
  onShape: (shape: readonly number[]) => unknown = () => undefined;
  /** Reads an expression that was typed in the panel. */
  onExpression: (text: string) => Promise<ProbeExpression> = (text) => Promise.resolve({ text, tree: undefined });
  /** The page has come up, for the first time or again. */
  onOpen: () => unknown = () => undefined;
  /** What is shown is to be evaluated again. */
  onAgain: () => unknown = () => undefined;
  /** The panel had the keys and has them no more. */
  onLeave: () => void = () => undefined;

  constructor(extensionUri: vscode.Uri, memento: vscode.Memento, own: OwnPytorch) {
    this.#extensionUri = extensionUri;
    this.#memento = memento;
    this.#own = own;
    this.#messenger.onNotification(fromPanel.ready, () => { this.#open(); });
    this.#messenger.onNotification(fromPanel.shown, (shown) => { this.#describe(shown); });
    this.#messenger.onNotification(fromPanel.focus, ({ hasFocus }) => { this.#focus(hasFocus); });
    answerPanel(this.#messenger, this, own);
  }

  get shown(): Shown | undefined { return this.#shown; }
  get remembered(): Remembered | undefined { return this.#memento.get<Remembered>('shown'); }
  get visible(): boolean { return this.#view?.visible === true; }
  /** Whether keys go to the panel. */
  get hasFocus(): boolean { return this.#hasFocus && this.visible; }
  /** The check that names the mistake on screen. */
  get check(): string | undefined { return this.#check; }

  resolveWebviewView(view: vscode.WebviewView): void {
    this.#view = view;
    this.#ready = false;
    this.#page = this.#messenger.registerWebviewView(view);
    const changes = vscode.Disposable.from(
      vscode.workspace.onDidChangeConfiguration((change) => { if (change.affectsConfiguration('penaltyLens.backend')) this.#load(view); }),
      vscode.workspace.onDidGrantWorkspaceTrust(() => { this.#sendObstacle(); }),
    );
    view.onDidDispose(() => {
      this.#view = undefined;
      changes.dispose();
    });
    this.#load(view);
  }

  /** The page, anew. */
  #load({ webview }: vscode.WebviewView): void {
    const dist = vscode.Uri.joinPath(this.#extensionUri, 'dist');
    const file = (name: string): string => webview.asWebviewUri(vscode.Uri.joinPath(dist, name)).toString();
    webview.options = { enableScripts: true, localResourceRoots: [dist, vscode.Uri.joinPath(this.#extensionUri, 'media')] };
    webview.html = panelHtml({
      nonce: crypto.randomUUID().replaceAll('-', ''),
      cspSource: webview.cspSource,
      scriptUri: file('panel.js'),
      styleUri: file('panel.css'),
      workerUri: file('panelWorker.js.gz'),
      wasmUri: file('tfjs-backend-wasm-simd.wasm.gz'),
      formulasUri: file('panelFormulas.js.gz'),
      formulasStyleUri: file('panelFormulas.css'),
      locale: vscode.env.language,
      warm: this.#last?.kind === 'subject',
      backend: vscode.workspace.getConfiguration('penaltyLens').get<Backend>('backend', 'auto'),
    });
  }

  /** Opens the panel beside the editor, without taking the cursor away. */
  async show({ document, result, chosen }: Asked): Promise<void> {
    await this.update(document, result, chosen);
    await vscode.commands.executeCommand(`${PenaltyPanel.id}.focus`, { preserveFocus: true });
    this.#isEvaluationDue = !this.#ready;
    this.send(toPanel.evaluate, undefined);
  }

  /** `asked`: where. The penalty that is called there may stand in another file, or in another cell. */
  async update(asked: vscode.TextDocument, result: PlacedSubjectResult, chosen: readonly number[] | undefined): Promise<void> {
    const source = new Source(result.documents);
    const place = result.kind === 'subject' ? source.locate(result.subject.request.site.nameRange) : undefined;
    const document = place === undefined ? asked : await vscode.workspace.openTextDocument(place.uri);
    this.#shown = { document, source, subject: result.kind === 'subject' ? result.subject : undefined, chosen };
    this.#last = result;
    if (result.kind === 'subject') this.#sources.set(result.subject.request.uri, source);
    if (place !== undefined) this.#remember({ uri: place.uri.toString(), offset: place.range.start, chosen });
    this.#sendLast();
  }

  /** What is said while there is no page is lost; a page that comes up gets what it needs. */
  send<Params>(message: Notification<Params>, params: Params): void {
    if (this.#ready && this.#page !== undefined) this.#messenger.sendNotification(message, this.#page, params);
  }

  /** The user has given another shape, which holds from now on. */
  choose(shape: readonly number[]): void {
    if (this.#shown !== undefined) this.#shown = { ...this.#shown, chosen: shape };
  }

  /** The result on screen. */
  async evaluation(): Promise<Evaluation | undefined> {
    return this.#page === undefined || !this.visible ? undefined : this.#messenger.sendRequest(askPanel.evaluation, this.#page);
  }

  /** Where the offsets are that the page speaks of. */
  sourceOf(uri: string): Source { return this.#sources.get(uri) ?? new Source([{ uri, version: 0, start: 0 }]); }

  #remember(remembered: Remembered): void { void this.#memento.update('shown', remembered); }

  #describe({ title, check, isPinned }: OnScreen): void {
    if (this.#view !== undefined) this.#view.description = title ?? '';
    this.#check = check;
    setContexts({ hasResult: title !== undefined, check, isPinned, hasTest: this.#shown?.subject !== undefined && this.#shown.subject.pytest !== '' });
  }

  #focus(hasFocus: boolean): void {
    const isLeft = this.#hasFocus && !hasFocus;
    this.#hasFocus = hasFocus;
    if (isLeft) this.onLeave();
  }

  #open(): void {
    this.#ready = true;
    this.#hasFocus = false;
    this.#sentProgram = undefined;
    this.#sendObstacle();
    this.#sendLast();
    if (this.#isEvaluationDue) this.send(toPanel.evaluate, undefined);
    this.#isEvaluationDue = false;
    this.onOpen();
  }

  #sendObstacle(): void { this.send(toPanel.ownPytorch, { obstacle: this.#own.obstacle }); }

  #sendLast(): void {
    const [result, document] = [this.#last, this.#shown?.document];
    if (result === undefined || document === undefined) return;
    const path = vscode.workspace.asRelativePath(notebookOf(document)?.notebook.uri ?? document.uri);
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
