/** @file Our offsets and VS Code's positions. */
import * as vscode from 'vscode';
import type { OffsetRange } from '../protocol/evaluation.ts';

export function toRange(document: vscode.TextDocument, { start, end }: OffsetRange): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}
