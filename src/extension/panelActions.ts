/** @file What the panel may ask VS Code to do. Edits are one undoable step, and only of the text that was judged. */
import * as vscode from 'vscode';
import type { Messenger } from 'vscode-messenger';
import type { OffsetRange, Site } from '../protocol/evaluation.ts';
import type { OwnResult } from '../protocol/ownPytorch.ts';
import { askExtension, fromPanel, type ParamsOf, type QuestionOf } from '../protocol/panelMessages.ts';
import { copy } from './commands.ts';
import { toRange } from './convert.ts';
import type { OwnPytorch } from './ownPytorch/ownPytorch.ts';
import type { PenaltyPanel } from './panel.ts';
import { commands, type Place } from './place.ts';
import { reveal } from './source.ts';

export function answerPanel(messenger: Messenger, panel: PenaltyPanel, own: OwnPytorch): void {
  messenger.onNotification(fromPanel.reveal, ({ uri, range }) => revealIn(panel, uri, range));
  messenger.onNotification(fromPanel.applyFix, (fix) => applyFix(panel, fix));
  messenger.onNotification(fromPanel.copy, ({ text, what }) => copy(text, what));
  messenger.onNotification(fromPanel.shape, ({ shape }) => { panel.onShape(shape); });
  messenger.onRequest(askExtension.expression, ({ text }) => panel.onExpression(text));
  messenger.onRequest(askExtension.own, (asked) => askOwn(panel, own, asked));
  messenger.onNotification(fromPanel.stopOwn, () => { own.stop(); });
  messenger.onNotification(fromPanel.focusEditor, () => void vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup'));
  messenger.onNotification(fromPanel.openSite, ({ site }) => openSite(panel, site));
}

async function openSite({ shown }: PenaltyPanel, site: Site): Promise<void> {
  const place = shown?.source.locate({ start: site.nameRange.start, end: site.nameRange.start });
  if (place === undefined) return;
  await reveal(place);
  const { line, character } = (await vscode.workspace.openTextDocument(place.uri)).positionAt(place.range.start);
  const at: Place = { uri: place.uri.toString(), position: { line, character } };
  // As with a lens: where no shape is known, it is asked for.
  await vscode.commands.executeCommand(commands.evaluate, at);
}

async function revealIn(panel: PenaltyPanel, uri: string, range: OffsetRange): Promise<void> {
  const place = panel.sourceOf(uri).locate(range);
  if (place !== undefined) await reveal(place);
}

/** The text that is run is what the language server made, never what a page says. */
async function askOwn({ shown }: PenaltyPanel, own: OwnPytorch, { uri, version, shape }: QuestionOf<typeof askExtension.own>): Promise<OwnResult> {
  const { subject } = shown ?? {};
  const isShown = subject?.request.uri === uri && subject.request.version === version && subject.request.shape?.join() === shape.join();
  if (shown === undefined || !isShown) return { kind: 'problem', message: vscode.l10n.t('The file has changed since it was judged. Evaluate it again.') };
  return own.ask(subject.comparison, shown.document.uri);
}

async function applyFix(panel: PenaltyPanel, { uri, version, edits, title }: ParamsOf<typeof fromPanel.applyFix>): Promise<void> {
  const request = panel.shown?.subject?.request;
  if (request?.uri !== uri || request.version !== version || panel.shown?.source.isCurrent !== true) {
    void vscode.window.showInformationMessage(vscode.l10n.t('The file has changed since it was judged. Evaluate it again.'));
    return;
  }
  const edit = new vscode.WorkspaceEdit();
  for (const { range, text } of edits) {
    const place = panel.shown.source.locate(range);
    if (place !== undefined) edit.replace(place.uri, toRange(await vscode.workspace.openTextDocument(place.uri), place.range), text, { label: title, needsConfirmation: false });
  }
  await vscode.workspace.applyEdit(edit);
}
