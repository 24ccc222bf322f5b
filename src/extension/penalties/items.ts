/** @file How files and their penalties look in the view "Penalties". */
import * as vscode from 'vscode';
import type { Verdict } from '../../protocol/evaluation.ts';
import type { FilePenalties, ListedPenalty } from '../../protocol/lsp.ts';
import { commands } from '../place.ts';
import { showShape } from '../shape.ts';

/** One row. */
export type Row =
  | { readonly kind: 'file'; readonly file: FilePenalties }
  | { readonly kind: 'penalty'; readonly file: FilePenalties; readonly penalty: ListedPenalty };

const icons: { readonly [V in Verdict]: readonly [icon: string, color: string | undefined] } = {
  correct: ['pass', 'testing.iconPassed'], wrong: ['error', 'testing.iconFailed'], raises: ['error', 'testing.iconErrored'],
  different: ['question', 'list.warningForeground'], unsupported: ['circle-slash', undefined], 'not-implemented': ['circle-outline', undefined],
};

export const itemOf = (row: Row): vscode.TreeItem => (row.kind === 'file' ? fileItem(row.file) : penaltyItem(row.file, row.penalty));

function fileItem({ uri, penalties }: FilePenalties): vscode.TreeItem {
  const resource = vscode.Uri.parse(uri);
  const item = new vscode.TreeItem(resource, vscode.TreeItemCollapsibleState.Expanded);
  const folder = vscode.workspace.asRelativePath(vscode.Uri.joinPath(resource, '..'));
  item.id = uri;
  item.iconPath = vscode.ThemeIcon.File;
  item.description = folder === '' || vscode.workspace.workspaceFolders?.some((root) => root.uri.toString() === vscode.Uri.joinPath(resource, '..').toString()) === true ? penalties.length.toString() : `${folder} · ${penalties.length.toString()}`;
  return item;
}

function penaltyItem(file: FilePenalties, penalty: ListedPenalty): vscode.TreeItem {
  const name = nameOf(penalty);
  const item = new vscode.TreeItem(name);
  const [icon, color] = icons[penalty.verdict];
  const place = placeText(penalty);
  item.id = `${file.uri}#${place}`;
  item.iconPath = new vscode.ThemeIcon(icon, color === undefined ? undefined : new vscode.ThemeColor(color));
  item.description = `${penalty.title} · ${place} · ${showShape(penalty.shape)}`;
  item.tooltip = `${penalty.title}. ${penalty.sentence}`;
  item.accessibilityInformation = { label: `${name}, ${penalty.title}, ${place}` };
  item.command = { title: vscode.l10n.t('Go to penalty'), command: commands.openPenalty, arguments: [{ kind: 'penalty', file, penalty } satisfies Row] };
  return item;
}

export const nameOf = ({ function: name }: ListedPenalty): string => name ?? vscode.l10n.t('Penalty in a block');

/** In a notebook, the line in its cell. */
export function placeText({ cell, start }: ListedPenalty): string {
  const line = (start.line + 1).toString();
  return cell === undefined ? vscode.l10n.t('line {0}', line) : vscode.l10n.t('cell {0}, line {1}', cell.toString(), line);
}
