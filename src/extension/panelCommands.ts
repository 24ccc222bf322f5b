/** @file The commands of the panel's title: pin, evaluate again, copy, explain, settings. */
import * as vscode from 'vscode';
import { toPanel } from '../protocol/panelMessages.ts';
import { copy, copyTest } from './commands.ts';
import type { PenaltyPanel } from './panel.ts';
import { commands } from './place.ts';

export function registerPanelCommands(panel: PenaltyPanel, extensionId: string): vscode.Disposable {
  const table: Readonly<Record<string, () => unknown>> = {
    [commands.pin]: () => { panel.send(toPanel.pin, { isPinned: true }); },
    [commands.unpin]: () => { panel.send(toPanel.pin, { isPinned: false }); },
    [commands.evaluateAgain]: () => panel.shown?.subject === undefined ? vscode.commands.executeCommand(commands.evaluate) : panel.onAgain(),
    [commands.copyShownTest]: () => panel.shown?.subject && copyTest(panel.shown.subject.pytest),
    [commands.copyResult]: () => copyResult(panel),
    [commands.openCheck]: () => vscode.commands.executeCommand(commands.explain, panel.check),
    [commands.openSettings]: () => vscode.commands.executeCommand('workbench.action.openSettings', `@ext:${extensionId}`),
  };
  return vscode.Disposable.from(...Object.entries(table).map(([command, run]) => vscode.commands.registerCommand(command, run)));
}

async function copyResult(panel: PenaltyPanel): Promise<void> {
  const evaluation = await panel.evaluation();
  if (evaluation === undefined) void vscode.window.showInformationMessage(vscode.l10n.t('There is no result to copy.'));
  else await copy(JSON.stringify(evaluation, undefined, 2), vscode.l10n.t('the result'));
}
