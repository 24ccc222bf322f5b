/**
 * @file Keeps the open panel at what the user is looking at: the penalty under the cursor, and its newest text.
 * Never opens the panel and never takes the focus.
 */
import * as vscode from 'vscode';
import type { OffsetRange } from '../protocol/evaluation.ts';
import type { Subject } from '../protocol/panel.ts';
import type { Client } from './client.ts';
import type { PenaltyPanel } from './panel.ts';

const cursorPauseMs = 200;
const typingPauseMs = 400;

export function followEditors(panel: PenaltyPanel, getClient: () => Promise<Client>): vscode.Disposable {
  const afterMoving = createDelay();
  const afterTyping = createDelay();
  const anchor = createAnchor(panel);

  const ask = async (document: vscode.TextDocument, offset: number, shape?: readonly number[]): Promise<void> => {
    const client = await getClient();
    const result = await client.subject(document, document.positionAt(offset), shape);
    // Between two penalties the last one stays in sight.
    if (result.kind === 'subject' || panel.shown?.subject === undefined || panel.shown.document !== document) panel.update(document, result, shape);
  };
  /** What the user chose for a penalty holds while the cursor is on it. */
  const askAtCursor = async (document: vscode.TextDocument, offset: number): Promise<void> => {
    const { shown } = panel;
    const isSame = shown?.chosen !== undefined && shown.document === document && isWithin(anchor.range(), offset);
    await ask(document, offset, isSame ? shown.chosen : undefined);
  };

  panel.onShape = (shape) => {
    if (panel.shown !== undefined) void ask(panel.shown.document, anchor.range().start, shape);
  };
  const selection = vscode.window.onDidChangeTextEditorSelection(({ textEditor: { document }, selections }) => {
    const position = selections[0]?.active;
    if (!panel.visible || position === undefined || document.languageId !== 'python') return;
    const offset = document.offsetAt(position);
    if (panel.shown?.document === document) panel.post({ type: 'cursor', offset });
    afterMoving(cursorPauseMs, () => void askAtCursor(document, offset));
  });
  const change = vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
    if (panel.shown?.document !== document || contentChanges.length === 0) return;
    panel.post({ type: 'stale', uri: document.uri.toString(), version: document.version });
    for (const contentChange of contentChanges) anchor.move(contentChange);
    // Typing moves the cursor too, which may have been answered already.
    afterTyping(typingPauseMs, () => {
      if (panel.shown?.document === document && panel.shown.subject?.request.version !== document.version) void ask(document, anchor.range().start, panel.shown.chosen);
    });
  });
  return vscode.Disposable.from(selection, change, new vscode.Disposable(() => { for (const delay of [afterMoving, afterTyping]) delay(0, () => undefined); }));
}

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
