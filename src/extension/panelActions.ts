/** @file What the panel may ask VS Code to do. Edits are one undoable step, and only of the text that was judged. */
import * as vscode from 'vscode';
import type { OffsetRange } from '../protocol/evaluation.ts';
import type { FromPanel } from '../protocol/panel.ts';
import { copy } from './commands.ts';
import { toRange } from './convert.ts';
import type { PenaltyPanel } from './panel.ts';
import { commands, type Place } from './place.ts';

type Action = Exclude<FromPanel, { type: 'ready' }>;
type ActionOf<Type> = Extract<Action, { type: Type }>;
export type PanelActions = (message: Action) => void;

export function createPanelActions(panel: PenaltyPanel, view: vscode.WebviewView): PanelActions {
  const table: { readonly [Type in Action['type']]: (message: ActionOf<Type>) => unknown } = {
    reveal: ({ uri, range }) => reveal(vscode.Uri.parse(uri), range),
    applyFix: applyFix,
    copy: ({ text, what }) => copy(text, what),
    shape: ({ shape }) => { panel.onShape(shape); },
    focusEditor: () => vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup'),
    openSite: async ({ site }) => {
      const document = panel.shown?.document;
      if (document === undefined) return;
      await reveal(document.uri, { start: site.nameRange.start, end: site.nameRange.start });
      const { line, character } = document.positionAt(site.nameRange.start);
      const place: Place = { uri: document.uri.toString(), position: { line, character } };
      // As with a lens: where no shape is known, it is asked for.
      await vscode.commands.executeCommand(commands.evaluate, place);
    },
    result: ({ evaluation }) => { view.description = evaluation.title; },
  };
  return (message) => {
    // The table has an entry for this very type; the compiler can't follow that through an index.
    const action = table[message.type] as (given: Action) => unknown;
    void action(message);
  };
}

async function reveal(uri: vscode.Uri, range: OffsetRange): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  const editor = vscode.window.visibleTextEditors.find((visible) => visible.document === document);
  await vscode.window.showTextDocument(document, { selection: toRange(document, range), ...(editor?.viewColumn === undefined ? {} : { viewColumn: editor.viewColumn }) });
}

async function applyFix({ uri, version, edits, title }: ActionOf<'applyFix'>): Promise<void> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
  if (document.version !== version) {
    void vscode.window.showInformationMessage('The file has changed since it was judged. Evaluate it again.');
    return;
  }
  const edit = new vscode.WorkspaceEdit();
  for (const { range, text } of edits) edit.replace(document.uri, toRange(document, range), text, { label: title, needsConfirmation: false });
  await vscode.workspace.applyEdit(edit);
}
