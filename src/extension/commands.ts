/** @file The commands: "Evaluate penalty", "Fix all in file" and "Copy as PyTorch test". */
import * as vscode from 'vscode';
import type { Client } from './client.ts';
import type { PenaltyPanel } from './panel.ts';
import { commands, type Place } from './place.ts';
import { subjectAt } from './subjectAt.ts';

export function registerCommands(getClient: () => Promise<Client>, panel: PenaltyPanel): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand(commands.evaluate, async (place?: Place) => {
      const asked = await subjectAt(getClient, place);
      if (asked !== undefined) await panel.show(asked);
    }),
    vscode.commands.registerCommand(commands.fixAll, async () => {
      await getClient();
      await vscode.commands.executeCommand('editor.action.sourceAction', { kind: 'source.fixAll.penaltyLens', apply: 'first' });
    }),
    vscode.commands.registerCommand(commands.copyTest, async (place?: Place) => {
      const asked = await subjectAt(getClient, place);
      if (asked?.result.kind === 'nothing') void vscode.window.showInformationMessage(asked.result.message);
      if (asked?.result.kind === 'subject') await copyTest(asked.result.subject.pytest);
    }),
  );
}

export async function copyTest(pytest: string): Promise<void> {
  if (pytest !== '') await copy(pytest, vscode.l10n.t('a PyTorch test'));
  else void vscode.window.showInformationMessage(vscode.l10n.t('This penalty can’t be tested alone: it is part of a class or of a longer function.'));
}

export async function copy(text: string, what: string): Promise<void> {
  await vscode.env.clipboard.writeText(text);
  vscode.window.setStatusBarMessage(vscode.l10n.t('Copied {0}.', what), 3000);
}
