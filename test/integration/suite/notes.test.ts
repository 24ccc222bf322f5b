/** @file What stands behind lines: inlay hints in the function around the cursor. Marks of mistakes can only be seen on the screen. */
import * as vscode from 'vscode';
import { equal } from './assert.ts';
import { activate, eventually, find, open } from './editor.ts';

async function hints(document: vscode.TextDocument): Promise<readonly string[]> {
  const found = await vscode.commands.executeCommand<readonly vscode.InlayHint[]>('vscode.executeInlayHintProvider', document.uri, new vscode.Range(0, 0, document.lineCount, 0));
  return found.map(({ label, position }) => `${document.lineAt(position.line).text.trim()} ${typeof label === 'string' ? label : label.map(({ value }) => value).join('')}`);
}

async function moveTo(document: vscode.TextDocument, word: string, before = ''): Promise<void> {
  const editor = await vscode.window.showTextDocument(document);
  const position = find(document, word, before);
  editor.selection = new vscode.Selection(position, position);
}

const ofPenalty = [
  'gradient = gradient.view(len(gradient), -1) (256, 784)',
  'gradient_norm = gradient.norm(2, dim=1) (256,)  norm 1',
  'penalty = torch.mean((gradient_norm - 1) ** 2) penalty 0',
];

describe('inlay hints', () => {
  let document: vscode.TextDocument;
  before(async () => {
    await activate();
    document = await open('course.py');
  });
  const eventuallyHints = (what: string, expected: readonly string[]): Promise<true> =>
    eventually(what, async () => (JSON.stringify(await hints(document)) === JSON.stringify(expected) ? true : undefined));

  it('give shapes and values at line ends, in the function around the cursor only', async () => {
    await moveTo(document, 'gradient_norm', 'def gradient_penalty');
    await eventuallyHints('hints in the penalty', ofPenalty);
    await moveTo(document, 'import torch');
    await eventuallyHints('no hints outside of it', []);
  });

  it('are switched off by their setting', async () => {
    await moveTo(document, 'gradient_norm', 'def gradient_penalty');
    await eventuallyHints('hints', ofPenalty);
    const settings = vscode.workspace.getConfiguration('penaltyLens');
    try {
      await settings.update('inlayHints', false, vscode.ConfigurationTarget.Workspace);
      await eventuallyHints('no hints', []);
    } finally {
      await settings.update('inlayHints', undefined, vscode.ConfigurationTarget.Workspace);
    }
    await eventuallyHints('hints again', ofPenalty);
    equal((await hints(document)).length, ofPenalty.length);
  });
});
