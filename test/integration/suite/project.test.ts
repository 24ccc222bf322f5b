import * as vscode from 'vscode';
import { match, ok } from './assert.ts';
import { activate, eventually, find, fixture, hover, open } from './editor.ts';
import { memoryFiles } from './memoryFiles.ts';

/** What the hover on the imported penalty's call says once it matches. */
const callSays = (document: vscode.TextDocument, pattern: RegExp): Promise<string> => eventually(`a hover that says ${pattern.toString()}`, async () => {
  const text = await hover(document, find(document, 'gradient_penalty', 'penalty ='));
  return pattern.test(text) ? text : undefined;
});

async function replaceIn(uri: vscode.Uri, from: string, to: string): Promise<void> {
  const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  ok(text.includes(from), `There is no ${from} in ${uri.toString()}.`);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text.replace(from, to)));
}

describe('project', () => {
  before(async () => { await activate(); });

  it('shows a call the verdict on the penalty of another file', async () => {
    const document = await open('project/train.py');
    match(await callSays(document, /✗/), /16, 3, 8, 8/);
  });

  it('notices what is typed in another file, and what changes on disk', async () => {
    const document = await open('project/train.py');
    const settings = fixture('project/gan/settings.py');
    await replaceIn(settings, 'AXES = 1', 'AXES = (1, 2, 3)');
    await callSays(document, /✓/);
    const other = await open('project/gan/settings.py');
    const edit = new vscode.WorkspaceEdit();
    edit.replace(other.uri, new vscode.Range(0, 0, 1, 0), 'AXES = 1\n');
    await vscode.workspace.applyEdit(edit);
    await callSays(document, /✗/);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await callSays(document, /✓/);
  });
});

describe('virtual workspace', () => {
  it('is declared as one in which all works, trusted or not', () => {
    const extension = vscode.extensions.getExtension('penalty-lens.penalty-lens');
    const { capabilities } = extension?.packageJSON as { readonly capabilities: { readonly untrustedWorkspaces: { readonly supported: string }; readonly virtualWorkspaces: boolean } }; // package.json
    ok(capabilities.untrustedWorkspaces.supported === 'limited' && capabilities.virtualWorkspaces, 'It is not.');
  });

  it('is read through the editor', async () => {
    await activate();
    const files = await Promise.all(['train.py', 'gan/losses.py', 'gan/settings.py'].map(async (path) => [`/project/${path}`, await vscode.workspace.fs.readFile(fixture(`project/${path}`))] as const));
    const provider = vscode.workspace.registerFileSystemProvider('memory', memoryFiles(new Map(files)));
    try {
      const settings = vscode.Uri.parse('memory:/project/gan/settings.py');
      await vscode.workspace.fs.writeFile(settings, new TextEncoder().encode('AXES = 1\n'));
      const document = await vscode.workspace.openTextDocument(vscode.Uri.parse('memory:/project/train.py'));
      await vscode.window.showTextDocument(document);
      await callSays(document, /✗/);
    } finally {
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
      provider.dispose();
    }
  });
});
