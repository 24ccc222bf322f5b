/** @file Links under a hover. The server can't write them: other editors have other commands. */
import * as vscode from 'vscode';
import { commands, type Place } from './place.ts';

/** What can be done about it; `check`: the one whose page says more. */
export function links(document: vscode.TextDocument, { line, character }: vscode.Position, check: string | undefined): vscode.MarkdownString {
  const place: Place = { uri: document.uri.toString(), position: { line, character } };
  const link = (title: string, command: string, argument: unknown): string => `[${title}](command:${command}?${encodeURIComponent(JSON.stringify([argument]))})`;
  const markdown = new vscode.MarkdownString([
    link(vscode.l10n.t('Evaluate penalty'), commands.evaluate, place),
    ...(check === undefined ? [] : [link(vscode.l10n.t('Explain {0}', check), commands.explain, check)]),
    link(vscode.l10n.t('Copy as PyTorch test'), commands.copyTest, place),
  ].join(' | '));
  markdown.isTrusted = { enabledCommands: [commands.evaluate, commands.explain, commands.copyTest] };
  return markdown;
}
