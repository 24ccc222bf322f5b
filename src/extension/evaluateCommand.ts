/** @file "Evaluate penalty": finds what the cursor means, asks for a shape if none is known, and shows the panel. */
import * as vscode from 'vscode';
import type { SubjectResult } from '../protocol/lsp.ts';
import { askForShape } from './askForShape.ts';
import type { Client } from './client.ts';
import type { PenaltyPanel } from './panel.ts';

export const evaluateCommand = 'penaltyLens.evaluatePenalty';

/** Where to evaluate, as code lenses and links say it. */
export interface Place {
  readonly uri: string;
  readonly position: { readonly line: number; readonly character: number };
}

export function createEvaluateCommand(getClient: () => Promise<Client>, panel: PenaltyPanel): (place?: Place) => Promise<void> {
  return async (place) => {
    const target = await targetOf(place);
    if (target === undefined) return;
    const { document, position } = target;
    const client = await getClient();
    const result = await withShape(await client.subject(document, position), (shape) => client.subject(document, position, shape));
    if (result !== undefined) await panel.show(document, result, { evaluate: true });
  };
}

interface Target { readonly document: vscode.TextDocument; readonly position: vscode.Position }

/** A menu passes the file's address, which is no place: then the cursor is meant. */
async function targetOf(place: Place | undefined): Promise<Target | undefined> {
  if (place?.position !== undefined) {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(place.uri));
    return { document, position: new vscode.Position(place.position.line, place.position.character) };
  }
  const editor = vscode.window.activeTextEditor;
  if (editor?.document.languageId === 'python') return { document: editor.document, position: editor.selection.active };
  void vscode.window.showInformationMessage('Put the cursor on a gradient penalty in a Python file first.');
  return undefined;
}

/** undefined: the user was asked for a shape and gave none. */
async function withShape(result: SubjectResult, again: (shape: readonly number[]) => Promise<SubjectResult>): Promise<SubjectResult | undefined> {
  if (result.kind !== 'needs-shape') return result;
  const shape = await askForShape(result.shapes);
  return shape && again(shape);
}
