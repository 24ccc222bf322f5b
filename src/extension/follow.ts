/**
 * @file Keeps the open panel at what the user is looking at: the penalty under the cursor, and its newest text.
 * Never opens the panel and never takes the focus.
 */
import * as vscode from 'vscode';
import type { OffsetRange } from '../protocol/evaluation.ts';
import type { SubjectResult } from '../protocol/lsp.ts';
import type { Subject } from '../protocol/panel.ts';
import { toPanel } from '../protocol/panelMessages.ts';
import type { Client } from './client.ts';
import type { PenaltyPanel } from './panel.ts';
import { isCandidate } from './trigger.ts';

const cursorPauseMs = 200;
const typingPauseMs = 400;

export function followEditors(panel: PenaltyPanel, getClient: () => Promise<Client>): vscode.Disposable {
  const afterMoving = createDelay();
  const afterTyping = createDelay();
  const anchor = createAnchor(panel);
  const ask = createAsk(panel, getClient);

  /** What the user chose for a penalty holds while the cursor is on it. */
  const askAt = (document: vscode.TextDocument, offset: number): void => {
    const { shown } = panel;
    const isSame = shown?.chosen !== undefined && shown.document === document && isWithin(anchor.range(), offset);
    void ask(document, offset, isSame ? shown.chosen : undefined);
  };
  const look = (editor: vscode.TextEditor | undefined): void => {
    if (panel.visible && editor?.document.languageId === 'python') askAt(editor.document, editor.document.offsetAt(editor.selection.active));
  };
  /** The penalty that is shown, in its file's newest text. */
  const askAgain = (): void => {
    const { shown } = panel;
    if (shown !== undefined && panel.visible && shown.subject?.request.version !== shown.document.version) void ask(shown.document, anchor.range().start, shown.chosen);
  };

  panel.onShape = (shape) => {
    if (panel.shown !== undefined) void ask(panel.shown.document, anchor.range().start, shape);
  };
  panel.onOpen = () => {
    if (panel.shown !== undefined) askAgain();
    else if (vscode.window.activeTextEditor?.document.languageId === 'python') look(vscode.window.activeTextEditor);
    else panel.send(toPanel.empty, { path: undefined, sites: [], message: undefined });
  };
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor((editor) => { afterMoving(cursorPauseMs, () => { look(editor); }); }),
    vscode.window.onDidChangeTextEditorSelection(({ textEditor, selections }) => {
      const position = selections[0]?.active;
      if (position === undefined) return;
      if (panel.shown?.document === textEditor.document) panel.send(toPanel.cursor, { offset: textEditor.document.offsetAt(position) });
      afterMoving(cursorPauseMs, () => { look(textEditor); });
    }),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (panel.shown?.document !== document || contentChanges.length === 0) return;
      panel.send(toPanel.stale, { uri: document.uri.toString(), version: document.version });
      for (const contentChange of contentChanges) anchor.move(contentChange);
      // Typing moves the cursor too, which may have been answered by then.
      afterTyping(typingPauseMs, askAgain);
    }),
    new vscode.Disposable(() => { for (const delay of [afterMoving, afterTyping]) delay(0, () => undefined); }),
  );
}

/** Asks what is at a place of a file, and tells the panel. */
function createAsk(panel: PenaltyPanel, getClient: () => Promise<Client>) {
  return async (document: vscode.TextDocument, offset: number, shape: readonly number[] | undefined): Promise<void> => {
    const result = isCandidate(document) ? await (await getClient()).subject(document, document.positionAt(offset), shape) : nothingThere;
    // Between two penalties the last one stays in sight.
    if (result.kind === 'subject' || panel.shown?.subject === undefined || panel.shown.document !== document) panel.update(document, result, shape);
  };
}

const nothingThere: SubjectResult = { kind: 'nothing', sites: [], message: 'This file has no gradient penalty.' };

/** Where the panel's penalty stands now: edits above it move it, those in it change its length, a new subject says it afresh. */
function createAnchor(panel: PenaltyPanel) {
  let subject: Subject | undefined;
  let moved: OffsetRange = { start: 0, end: 0 };
  const range = (): OffsetRange => {
    if (panel.shown?.subject !== subject) {
      subject = panel.shown?.subject;
      const site = subject?.request.site;
      moved = { start: site?.nameRange.start ?? 0, end: site?.range.end ?? 0 };
    }
    return moved;
  };
  return {
    range,
    move({ rangeOffset, rangeLength, text }: vscode.TextDocumentContentChangeEvent) {
      const { start, end } = range();
      const by = text.length - rangeLength;
      moved = { start: rangeOffset + rangeLength <= start ? start + by : start, end: rangeOffset < end ? end + by : end };
    },
  };
}

const isWithin = ({ start, end }: OffsetRange, offset: number): boolean => start <= offset && offset <= end;

/** Only the latest call counts. */
function createDelay(): (milliseconds: number, action: () => void) => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return (milliseconds, action) => {
    clearTimeout(timer);
    timer = setTimeout(action, milliseconds);
  };
}
