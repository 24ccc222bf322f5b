/** @file Hovers of our own client: the answer, its formula as a picture in the theme's ink, the lines, and what can be done. */
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { hoverRequest, type HoverParams, type RichHover } from '../protocol/lsp.ts';
import { links } from './hoverLinks.ts';
import { ink } from './ink.ts';

export const provideHover = (client: BaseLanguageClient) => async (document: vscode.TextDocument, position: vscode.Position, token: vscode.CancellationToken): Promise<vscode.Hover | undefined> => {
  const { line, character } = position;
  const params: HoverParams = { uri: client.code2ProtocolConverter.asUri(document.uri), position: { line, character }, typeset: wantsPictures() };
  const hover = await client.sendRequest<RichHover | null>(hoverRequest, params, token).catch(() => null); // cancelled, or the text has changed
  if (hover === null) return undefined;
  const { start, end } = hover.range;
  return new vscode.Hover([markdownOf(hover), links(document, position, hover.check)], new vscode.Range(start.line, start.character, end.line, end.character));
};

const wantsPictures = (): boolean => vscode.workspace.getConfiguration('penaltyLens').get('typesetHovers', true);

function markdownOf({ head, body, picture }: RichHover): vscode.MarkdownString {
  return new vscode.MarkdownString([head, ...(picture ? [pictureOf(picture)] : []), ...(body === '' ? [] : [body])].join('\n\n'));
}

/** What stands below it in Unicode is its text too. */
function pictureOf({ svg, text }: NonNullable<RichHover['picture']>): string {
  const inked = svg.replaceAll('currentColor', ink());
  return `![${text.replace(/[\\[\]]/g, '\\$&')}](data:image/svg+xml;base64,${base64(inked)})`;
}

const base64 = (text: string): string => btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(''));
