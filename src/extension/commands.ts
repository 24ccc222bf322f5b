/** @file The commands: "Evaluate penalty" and "Copy as PyTorch test". */
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
    vscode.commands.registerCommand(commands.copyTest, async (place?: Place) => {
      const asked = await subjectAt(getClient, place);
      if (asked?.result.kind === 'subject') await copy(asked.result.subject.pytest, 'a PyTorch test');
      else if (asked?.result.kind === 'nothing') void vscode.window.showInformationMessage(asked.result.message);
    }),
  );
}

export async function copy(text: string, what: string): Promise<void> {
  await vscode.env.clipboard.writeText(text);
  vscode.window.setStatusBarMessage(`Copied ${what}.`, 3000);
}
