/**
 * @file Keeps the open panel at what the user is looking at: the penalty under the cursor, and its newest text.
 * Never opens the panel and never takes the focus.
 */
import * as vscode from 'vscode';
import { toPanel } from '../protocol/panelMessages.ts';
import type { Following } from './following.ts';
import type { Inquiry } from './inquiry.ts';
import type { PenaltyPanel } from './panel.ts';

const cursorPauseMs = 200;
const typingPauseMs = 400;

export function followEditors(panel: PenaltyPanel, inquiry: Inquiry, following: Following): vscode.Disposable {
  const afterMoving = createDelay();
  const afterTyping = createDelay();
  let isOverdue = false;
  const look = async (): Promise<void> => {
    const editor = vscode.window.activeTextEditor;
    if (panel.visible && editor?.document.languageId === 'python') await inquiry.at(editor.document, editor.document.offsetAt(editor.selection.active));
  };
  /** Not while the panel is being used: what is read must not go away. */
  const follow = (): void => {
    isOverdue = panel.hasFocus;
    if (following.isOn && !isOverdue) void look();
  };

  following.onStart = look;
  panel.onLeave = () => {
    if (isOverdue) afterMoving(cursorPauseMs, follow);
  };
  panel.onExpression = (text) => inquiry.expression(text);
  panel.onShape = (shape) => inquiry.withShape(shape);
  panel.onAgain = async () => {
    await inquiry.again();
    panel.send(toPanel.evaluate, undefined);
  };
  panel.onOpen = async () => {
    if (panel.shown !== undefined) await inquiry.refresh();
    else if (await inquiry.recall()) return;
    else if (vscode.window.activeTextEditor?.document.languageId === 'python') await look();
    else panel.send(toPanel.empty, { path: undefined, sites: [], message: undefined });
  };
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(() => { afterMoving(cursorPauseMs, follow); }),
    vscode.window.onDidChangeTextEditorSelection(({ textEditor: { document }, selections }) => {
      const position = selections[0]?.active;
      if (position === undefined) return;
      const offset = panel.shown?.source.offsetIn(document, document.offsetAt(position));
      if (offset !== undefined) panel.send(toPanel.cursor, { offset });
      afterMoving(cursorPauseMs, follow);
    }),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      const { shown } = panel;
      if (shown === undefined || contentChanges.length === 0 || (shown.document !== document && !shown.source.has(document))) return;
      // Of a notebook any cell may matter.
      const request = shown.subject?.request;
      if (request !== undefined) panel.send(toPanel.stale, { uri: request.uri, version: request.version + 1 });
      if (shown.document === document) for (const contentChange of contentChanges) inquiry.anchor.move(contentChange);
      // Typing moves the cursor too, which may have been answered by then.
      afterTyping(typingPauseMs, () => void inquiry.refresh());
    }),
    new vscode.Disposable(() => { for (const delay of [afterMoving, afterTyping]) delay(0, () => undefined); }),
  );
}

/** Only the latest call counts. */
function createDelay(): (milliseconds: number, action: () => void) => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return (milliseconds, action) => {
    clearTimeout(timer);
    timer = setTimeout(action, milliseconds);
  };
}
