/** @file What the cursor, a lens or a link means: asks the server, and the user where no shape is known. */
import * as vscode from 'vscode';
import type { PlacedSubjectResult } from '../protocol/lsp.ts';
import { askForShape } from './askForShape.ts';
import type { Client } from './client.ts';
import type { Place } from './place.ts';

export interface Asked {
  readonly document: vscode.TextDocument;
  readonly result: PlacedSubjectResult;
  /** What the user answered, where no shape was known. */
  readonly chosen: readonly number[] | undefined;
}

/** undefined: there is no Python file at hand, or the user was asked for a shape and gave none. */
export async function subjectAt(getClient: () => Promise<Client>, place: Place | undefined): Promise<Asked | undefined> {
  const target = await targetOf(place);
  if (target === undefined) return undefined;
  const { document, position } = target;
  const client = await getClient();
  const result = await client.subject(document, position);
  if (result.kind !== 'needs-shape') return { document, result, chosen: undefined };
  const chosen = await askForShape(result.shapes);
  return chosen && { document, result: await client.subject(document, position, chosen), chosen };
}

interface Target { readonly document: vscode.TextDocument; readonly position: vscode.Position }

/** A menu passes the file's address, which is no place: then the cursor is meant. */
async function targetOf(place: Partial<Place> | undefined): Promise<Target | undefined> {
  if (place?.uri !== undefined && place.position !== undefined) {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(place.uri));
    return { document, position: new vscode.Position(place.position.line, place.position.character) };
  }
  const editor = vscode.window.activeTextEditor;
  if (editor?.document.languageId === 'python') return { document: editor.document, position: editor.selection.active };
  void vscode.window.showInformationMessage(vscode.l10n.t('Put the cursor on a gradient penalty in a Python file first.'));
  return undefined;
}
