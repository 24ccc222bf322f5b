/** @file Links under a hover. The server can't write them: other editors have other commands. */
import * as vscode from 'vscode';
import { commands, type Place } from './place.ts';

/** The same hover, with what can be done about it below. */
export function withLinks(hover: vscode.Hover, document: vscode.TextDocument, { line, character }: vscode.Position): vscode.Hover {
  const place: Place = { uri: document.uri.toString(), position: { line, character } };
  const link = (title: string, command: string): string => `[${title}](command:${command}?${encodeURIComponent(JSON.stringify([place]))})`;
  const links = new vscode.MarkdownString([link(vscode.l10n.t('Evaluate penalty'), commands.evaluate), link(vscode.l10n.t('Copy as PyTorch test'), commands.copyTest)].join(' | '));
  links.isTrusted = { enabledCommands: [commands.evaluate, commands.copyTest] };
  return new vscode.Hover([...hover.contents, links], hover.range);
}
