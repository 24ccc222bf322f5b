/**
 * @file Opens samples, for the walkthrough: as a copy without a file, so that lines may be deleted and nothing is lost; and
 * shows there what the step is about.
 */
import * as vscode from 'vscode';
import { commands, type Place } from './place.ts';

/** What a link of the walkthrough says. */
export interface SampleRequest {
  readonly name: string;
  /** Text that is selected; its first such place. */
  readonly select?: string;
  readonly then?: 'hover' | 'evaluate';
}

export function registerSamples({ extensionUri }: vscode.ExtensionContext): vscode.Disposable {
  const opened = new Map<string, vscode.TextDocument>();
  const open = async (name: string): Promise<vscode.TextDocument> => {
    const known = opened.get(name);
    if (known?.isClosed === false) return known;
    const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, 'samples', name));
    const document = await vscode.workspace.openTextDocument({ language: 'python', content: new TextDecoder().decode(bytes) });
    opened.set(name, document);
    return document;
  };
  return vscode.commands.registerCommand(commands.openSample, async (request?: Partial<SampleRequest>) => {
    const { name = 'wgan_gp.py', select, then } = request ?? {};
    if (!/^\w+\.py$/.test(name)) return;
    const document = await open(name);
    const start = select === undefined ? -1 : document.getText().indexOf(select);
    if (select === undefined || start < 0) {
      await vscode.window.showTextDocument(document, vscode.ViewColumn.Active);
      return;
    }
    // Selected while it opens: the state that an editor restores would come after what is set later.
    const selection = new vscode.Range(document.positionAt(start), document.positionAt(start + select.length));
    const editor = await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Active, selection });
    editor.revealRange(selection, vscode.TextEditorRevealType.InCenter);
    if (then !== undefined) await show(document, selection.start, then);
  });
}

async function show(document: vscode.TextDocument, { line, character }: vscode.Position, what: 'hover' | 'evaluate'): Promise<void> {
  const place: Place = { uri: document.uri.toString(), position: { line, character } };
  await (what === 'hover' ? vscode.commands.executeCommand('editor.action.showHover') : vscode.commands.executeCommand(commands.evaluate, place));
}
