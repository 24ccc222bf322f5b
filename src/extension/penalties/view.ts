/**
 * @file The view "Penalties": every penalty of the workspace with its verdict. It looks only while it is visible, goes on
 * where it was stopped, and asks again about what has changed.
 */
import * as vscode from 'vscode';
import type { Client } from '../client.ts';
import { setContexts } from '../contexts.ts';
import { commands } from '../place.ts';
import { reveal } from '../source.ts';
import { itemOf, type Row } from './items.ts';
import { penaltiesAsMarkdown } from './markdown.ts';
import { Scan, watchFiles, type Progress } from './scan.ts';

const pauseMs = 1_000;

export class PenaltiesView implements vscode.TreeDataProvider<Row> {
  static readonly id = 'penaltyLens.penalties';
  readonly #scan: Scan;
  readonly #changes = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changes.event;
  #view: vscode.TreeView<Row> | undefined;
  #running: { readonly source: vscode.CancellationTokenSource; readonly end: Promise<void> } | undefined;
  #watch: vscode.Disposable | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(getClient: () => Promise<Client>) { this.#scan = new Scan(getClient); }

  register(): vscode.Disposable {
    const view = vscode.window.createTreeView(PenaltiesView.id, { treeDataProvider: this, showCollapseAll: true });
    this.#view = view;
    return vscode.Disposable.from(
      view, this.#changes,
      view.onDidChangeVisibility(({ visible }) => { if (visible) void this.#look(); }),
      vscode.workspace.onDidChangeWorkspaceFolders(() => { this.#again(); }),
      vscode.commands.registerCommand(commands.refreshPenalties, () => { this.#again(); }),
      vscode.commands.registerCommand(commands.stopPenalties, () => { this.#running?.source.cancel(); }),
      vscode.commands.registerCommand(commands.openPenalty, (row: Row) => open(row)),
      vscode.commands.registerCommand(commands.exportPenalties, () => this.#export()),
      new vscode.Disposable(() => {
        clearTimeout(this.#timer);
        this.#watch?.dispose();
        this.#running?.source.cancel();
      }),
    );
  }

  getTreeItem(row: Row): vscode.TreeItem { return itemOf(row); }

  getChildren(row?: Row): Row[] {
    if (row === undefined) return this.#scan.found.map((file) => ({ kind: 'file', file }));
    return row.kind === 'file' ? row.file.penalties.map((penalty) => ({ kind: 'penalty', file: row.file, penalty })) : [];
  }
  getParent(row: Row): Row | undefined { return row.kind === 'file' ? undefined : { kind: 'file', file: row.file }; }

  #changed(uri: vscode.Uri): void {
    this.#scan.changed(uri);
    if (this.#view?.visible !== true) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#look(), pauseMs);
  }

  #again(): void {
    this.#scan.forget();
    if (this.#view?.visible === true) void this.#look();
  }

  /** One at a time: what becomes due meanwhile is part of it, or of the next. */
  async #look(onProgress?: (progress: Progress) => void, outer?: vscode.CancellationToken): Promise<void> {
    // Whoever never looks here need not pay for it.
    this.#watch ??= watchFiles((uri) => { this.#changed(uri); });
    await this.#running?.end;
    if (!this.#scan.isDue) return;
    const source = new vscode.CancellationTokenSource();
    const stop = outer?.onCancellationRequested(() => { source.cancel(); });
    const end = this.#scan.run(source.token, (progress) => {
      this.#tell(progress);
      onProgress?.(progress);
      this.#changes.fire(undefined);
    }).finally(() => {
      this.#running = undefined;
      stop?.dispose();
      source.dispose();
      this.#tell(undefined);
      this.#changes.fire(undefined);
    });
    this.#running = { source, end };
    setContexts({ isListing: true });
    await end;
  }

  #tell(progress: Progress | undefined): void {
    if (this.#view !== undefined) this.#view.message = progress === undefined ? '' : vscode.l10n.t('Looking: {0} of {1} files', progress.done.toString(), progress.all.toString());
    setContexts({ isListing: progress !== undefined, hasListed: progress === undefined });
  }

  async #export(): Promise<void> {
    await vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title: vscode.l10n.t('Judging the penalties of the workspace'), cancellable: true }, async (shown, token) => {
      let last = 0;
      await this.#look(({ done, all }) => {
        shown.report({ message: `${done.toString()}/${all.toString()}`, increment: (done - last) / all * 100 });
        last = done;
      }, token);
      if (token.isCancellationRequested) return;
      const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: penaltiesAsMarkdown(this.#scan.found) });
      await vscode.window.showTextDocument(document);
    });
  }
}

async function open(row: Row): Promise<void> {
  if (row.kind === 'file') return;
  const { file: { uri }, penalty: { cell, start, end } } = row;
  const at = vscode.Uri.parse(uri);
  const document = cell === undefined ? await vscode.workspace.openTextDocument(at) : (await vscode.workspace.openNotebookDocument(at)).cellAt(cell - 1).document;
  const offsetOf = ({ line, character }: typeof start): number => document.offsetAt(new vscode.Position(line, character));
  await reveal({ uri: document.uri, range: { start: offsetOf(start), end: offsetOf(end) } });
}
