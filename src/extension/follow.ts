/**
 * @file Keeps the open panel at what the user is looking at: the penalty under the cursor, and its newest text.
 * Never opens the panel and never takes the focus.
 */
import * as vscode from 'vscode';
import type { Subject } from '../protocol/panel.ts';
import type { Client } from './client.ts';
import type { PenaltyPanel } from './panel.ts';

const cursorPauseMs = 200;
const typingPauseMs = 400;

export function followEditors(panel: PenaltyPanel, getClient: () => Promise<Client>): vscode.Disposable {
  const later = createDelay();
  const anchor = createAnchor(panel);

  const ask = async (document: vscode.TextDocument, offset: number, shape?: readonly number[]): Promise<void> => {
    const client = await getClient();
    const result = await client.subject(document, document.positionAt(offset), shape);
    // Between two penalties the last one stays in sight.
    if (result.kind === 'subject' || panel.shown?.subject === undefined || panel.shown.document !== document) panel.update(document, result);
  };

  panel.onShape = (shape) => {
    if (panel.shown !== undefined) void ask(panel.shown.document, anchor.offset(), shape);
  };
  panel.onOpenSite = (offset) => {
    if (panel.shown !== undefined) void ask(panel.shown.document, offset);
  };
  const selection = vscode.window.onDidChangeTextEditorSelection(({ textEditor: { document }, selections }) => {
    const position = selections[0]?.active;
    if (!panel.visible || position === undefined || document.languageId !== 'python') return;
    const offset = document.offsetAt(position);
    if (panel.shown?.document === document) panel.post({ type: 'cursor', offset });
    later(cursorPauseMs, () => void ask(document, offset));
  });
  const change = vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
    if (panel.shown?.document !== document || contentChanges.length === 0) return;
    panel.post({ type: 'stale', uri: document.uri.toString(), version: document.version });
    for (const contentChange of contentChanges) anchor.move(contentChange);
    later(typingPauseMs, () => void ask(document, anchor.offset()));
  });
  return vscode.Disposable.from(selection, change, new vscode.Disposable(() => { later(0, () => undefined); }));
}

/** Where the panel's penalty stands now: edits above it move it, a new subject says it afresh. */
function createAnchor(panel: PenaltyPanel) {
  let subject: Subject | undefined;
  let moved = 0;
  const shift = (): number => {
    if (panel.shown?.subject !== subject) {
      subject = panel.shown?.subject;
      moved = 0;
    }
    return moved;
  };
  const offset = (): number => (panel.shown?.subject?.request.site.nameRange.start ?? 0) + shift();
  return {
    offset,
    move({ rangeOffset, rangeLength, text }: vscode.TextDocumentContentChangeEvent) {
      if (rangeOffset + rangeLength <= offset()) moved += text.length - rangeLength;
    },
  };
}

/** Only the latest call counts. */
function createDelay(): (milliseconds: number, action: () => void) => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return (milliseconds, action) => {
    clearTimeout(timer);
    timer = setTimeout(action, milliseconds);
  };
}
