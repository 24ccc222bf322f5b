import * as vscode from 'vscode';
import { equal, match, ok } from './assert.ts';
import { activate, eventually, open } from './editor.ts';

describe('penalties of the workspace', () => {
  before(async () => {
    await activate();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });
  afterEach(() => vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor'));

  const exported = async (): Promise<string> => {
    await vscode.commands.executeCommand('penaltyLens.exportPenalties');
    return eventually('a document', () => {
      const document = vscode.window.activeTextEditor?.document;
      return document?.languageId === 'markdown' ? document.getText() : undefined;
    });
  };

  it('are exported as Markdown, files and notebooks, each with its verdict and place', async () => {
    const text = await exported();
    match(text, /^# Gradient penalties\n\n\d+ in \d+ files: \d+ correct, \d+ wrong\.\n/);
    match(text, /## course\.py\n\n\| Penalty \| Place \| Verdict \| Shape \|\n.*\n\| `gradient_penalty` \| line \d+ \| ✓ Correct\..* \| \(256, 1, 28, 28\) \|/);
    match(text, /## unflattened\.py\n\n.*\n.*\n\| `\w+` \| line \d+ \| ✗ /);
    match(text, /## exercise\.ipynb\n\n.*\n.*\n\| `gradient_penalty` \| cell \d, line 1 \|/);
    match(text, /## project\/gan\/losses\.py/);
    ok(!text.includes('plain.py'), 'plain.py has no penalty.');
  });

  it('are those of the text in the editor', async () => {
    const document = await open('unflattened.py');
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), 'print("nothing")\n');
    await vscode.workspace.applyEdit(edit);
    const text = await exported();
    ok(!text.includes('unflattened.py'), 'It is listed still.');
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('have a view, which opens without an error', async () => {
    await vscode.commands.executeCommand('penaltyLens.penalties.focus');
    await vscode.commands.executeCommand('penaltyLens.refreshPenalties');
    equal(await vscode.commands.executeCommand('penaltyLens.stopPenalties'), undefined);
  });
});

describe('language-model tools', () => {
  before(async () => { await activate(); });

  const invoke = async (name: string, input: object): Promise<string> => {
    const { content } = await vscode.lm.invokeTool(name, { input, toolInvocationToken: undefined });
    return content.map((part) => (part instanceof vscode.LanguageModelTextPart ? part.value : '')).join('');
  };

  it('are there to be called', () => {
    equal(vscode.lm.tools.map(({ name }) => name).filter((name) => name.endsWith('_gradient_penalty')).sort(), ['evaluate_gradient_penalty', 'explain_gradient_penalty']);
  });

  it('judge a file of the workspace, with numbers and the fix as a diff', async () => {
    const text = await invoke('evaluate_gradient_penalty', { file: 'unflattened.py' });
    match(text, /\(unflattened\.py:\d+\), \(256, 1, 28, 28\): Wrong norm axis\n/);
    match(text, /norm 1 for each sample: 0\.9298 \(expected 0\)/);
    match(text, /error\[norm-dim1-unflattened\][^]*\n-.*\n\+.*flatten/);
    ok(text.length < 2_000, `It is long: ${text.length.toString()} characters.`);
  });

  it('judge a program that is in no file, and one function at a shape', async () => {
    const code = 'import torch\ndef gp(gradient):\n    return ((gradient.flatten(1).norm(2, dim=1) - 1) ** 2).mean()\n';
    match(await invoke('evaluate_gradient_penalty', { code, function: 'gp', shape: [4, 3, 8, 8] }), /^gp \(program\.py:2\), \(4, 3, 8, 8\): Correct\n/);
  });

  it('explain step by step', async () => {
    match(await invoke('explain_gradient_penalty', { file: 'course.py', function: 'gradient_penalty' }), /1\/√784[^]*Step by step:\n[^]*norm\(2, dim=1\) → all 1/);
  });

  it('say what is wrong with a question', async () => {
    match(await invoke('evaluate_gradient_penalty', { file: 'missing.py' }), /^There is no such file: /);
    match(await invoke('evaluate_gradient_penalty', { file: 'plain.py' }), /^No gradient penalty was found in plain\.py\.$/);
  });
});
