/** @file The workspace's penalties as a Markdown document. */
import * as vscode from 'vscode';
import type { Verdict } from '../../protocol/evaluation.ts';
import type { FilePenalties, ListedPenalty } from '../../protocol/lsp.ts';
import { showShape } from '../shape.ts';
import { nameOf, placeText } from './items.ts';

const signs: { readonly [V in Verdict]: string } = { correct: '✓', wrong: '✗', raises: '✗', different: '≠', unsupported: '?', 'not-implemented': '…' };

export function penaltiesAsMarkdown(files: readonly FilePenalties[]): string {
  const all = files.flatMap(({ penalties }) => penalties);
  const count = (...verdicts: readonly Verdict[]): string => all.filter(({ verdict }) => verdicts.includes(verdict)).length.toString();
  const counted = vscode.l10n.t('{0} in {1} files: {2} correct, {3} wrong.', all.length.toString(), files.length.toString(), count('correct'), count('wrong', 'raises'));
  const header = [vscode.l10n.t('Penalty'), vscode.l10n.t('Place'), vscode.l10n.t('Verdict'), vscode.l10n.t('Shape')];
  const table = (penalties: readonly ListedPenalty[]): string => [header, header.map(() => '---'), ...penalties.map(rowOf)].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
  return `${[`# ${vscode.l10n.t('Gradient penalties')}`, counted, ...files.flatMap(({ uri, penalties }) => [`## ${escaped(vscode.workspace.asRelativePath(vscode.Uri.parse(uri)))}`, table(penalties)])].join('\n\n')}\n`;
}

const rowOf = (penalty: ListedPenalty): readonly string[] =>
  [`\`${nameOf(penalty)}\``, placeText(penalty), `${signs[penalty.verdict]} ${escaped(penalty.title)}. ${escaped(penalty.sentence)}`, showShape(penalty.shape)];

/** Nothing of a file may become markup, or end a cell. */
const escaped = (text: string): string => text.replace(/[\\|<>*_[\]#`&~!@]|:(?=\/\/)/g, '\\$&').replace(/\s+/g, ' ');
