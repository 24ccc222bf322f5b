/** @file What the panel may ask VS Code to do. Edits are one undoable step, and only of the text that was judged. */
import * as vscode from 'vscode';
import type { Messenger } from 'vscode-messenger';
import type { OffsetRange, Site } from '../protocol/evaluation.ts';
import { fromPanel, type ParamsOf } from '../protocol/panelMessages.ts';
import { copy } from './commands.ts';
import { toRange } from './convert.ts';
import type { PenaltyPanel } from './panel.ts';
import { commands, type Place } from './place.ts';

export function answerPanel(messenger: Messenger, panel: PenaltyPanel): void {
  messenger.onNotification(fromPanel.reveal, ({ uri, range }) => reveal(vscode.Uri.parse(uri), range));
  messenger.onNotification(fromPanel.applyFix, applyFix);
  messenger.onNotification(fromPanel.copy, ({ text, what }) => copy(text, what));
  messenger.onNotification(fromPanel.shape, ({ shape }) => { panel.onShape(shape); });
  messenger.onNotification(fromPanel.focusEditor, () => void vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup'));
  messenger.onNotification(fromPanel.openSite, ({ site }) => openSite(panel, site));
}

async function openSite(panel: PenaltyPanel, site: Site): Promise<void> {
  const document = panel.shown?.document;
  if (document === undefined) return;
  await reveal(document.uri, { start: site.nameRange.start, end: site.nameRange.start });
  const { line, character } = document.positionAt(site.nameRange.start);
  const place: Place = { uri: document.uri.toString(), position: { line, character } };
  // As with a lens: where no shape is known, it is asked for.
  await vscode.commands.executeCommand(commands.evaluate, place);
}

async function reveal(uri: vscode.Uri, range: OffsetRange): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  const editor = vscode.window.visibleTextEditors.find((visible) => visible.document === document);
  await vscode.window.showTextDocument(document, { selection: toRange(document, range), ...(editor?.viewColumn === undefined ? {} : { viewColumn: editor.viewColumn }) });
}

async function applyFix({ uri, version, edits, title }: ParamsOf<typeof fromPanel.applyFix>): Promise<void> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
  if (document.version !== version) {
    void vscode.window.showInformationMessage('The file has changed since it was judged. Evaluate it again.');
    return;
  }
  const edit = new vscode.WorkspaceEdit();
  for (const { range, text } of edits) edit.replace(document.uri, toRange(document, range), text, { label: title, needsConfirmation: false });
  await vscode.workspace.applyEdit(edit);
}
