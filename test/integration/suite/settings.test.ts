/**
 * @file Every setting of package.json is changed and its effect seen; all of them off, the editor is as it was. What only a
 * screen shows is changed in test/integration/drive.
 */
import * as vscode from 'vscode';
import { equal, ok } from './assert.ts';
import { activate, diagnostics, eventually, extensionId, find, hover, lenses, open } from './editor.ts';

interface Exercise {
  /** Another value than the default. */
  readonly value: unknown;
  /** Whether the effect of the default can be seen. */
  readonly isSeen: (document: vscode.TextDocument) => Promise<boolean> | boolean;
}

const hoverText = (document: vscode.TextDocument): Promise<string> => hover(document, find(document, 'gradient_penalty', 'def gradient_penalty'));

async function hints(document: vscode.TextDocument): Promise<number> {
  const editor = await vscode.window.showTextDocument(document);
  const position = find(document, 'gradient_penalty', 'def gradient_penalty');
  editor.selection = new vscode.Selection(position, position);
  return (await vscode.commands.executeCommand<readonly unknown[]>('vscode.executeInlayHintProvider', document.uri, new vscode.Range(0, 0, document.lineCount, 0))).length;
}

/** In the fixture `unflattened.py`, which has one mistake. */
const exercises: Readonly<Record<string, Exercise>> = {
  hover: { value: false, isSeen: async (document) => await hoverText(document) !== '' },
  typesetHovers: { value: false, isSeen: async (document) => (await hoverText(document)).includes('data:image') },
  codeLens: { value: false, isSeen: async (document) => (await lenses(document)).length > 0 },
  diagnostics: { value: false, isSeen: (document) => diagnostics(document).length > 0 },
  inlayHints: { value: false, isSeen: async (document) => await hints(document) > 0 },
  checks: { value: { 'norm-dim1-unflattened': 'off' }, isSeen: (document) => diagnostics(document).length > 0 },
};

/** By the file of test/integration/drive that sees them. */
const onScreen: Readonly<Record<string, string>> = { decorations: 'notes.test.ts', backend: 'backend.test.ts' };

const change = (name: string, value: unknown): Thenable<void> => vscode.workspace.getConfiguration('penaltyLens').update(name, value, vscode.ConfigurationTarget.Workspace);

describe('every setting', () => {
  const manifest = vscode.extensions.getExtension(extensionId)?.packageJSON as { readonly contributes: { readonly configuration: { readonly properties: Readonly<Record<string, { readonly type: string }>> } } }; // package.json
  const settings = manifest.contributes.configuration.properties;
  const names = Object.keys(settings).map((name) => name.replace('penaltyLens.', ''));
  let document: vscode.TextDocument;
  before(async () => {
    await activate();
    document = await open('unflattened.py');
  });
  afterEach(async () => { for (const name of names) await change(name, undefined); });

  const becomes = (name: string, exercise: Exercise, isSeen: boolean): Promise<true> =>
    eventually(`${name}: ${isSeen ? 'its effect' : 'no effect'}`, async () => (await exercise.isSeen(document) === isSeen ? true : undefined));

  it('has an exercise', () => {
    equal([...Object.keys(exercises), ...Object.keys(onScreen)].sort(), [...names].sort());
  });

  for (const [name, exercise] of Object.entries(exercises)) it(`${name}: its effect goes and comes again`, async () => {
    await becomes(name, exercise, true);
    await change(name, exercise.value);
    await becomes(name, exercise, false);
    await change(name, undefined);
    await becomes(name, exercise, true);
  });

  it('all off, nothing of ours is seen and the text is untouched', async () => {
    for (const [name, exercise] of Object.entries(exercises)) await becomes(name, exercise, true);
    const text = document.getText();
    for (const name of names) if (settings[`penaltyLens.${name}`]?.type === 'boolean') await change(name, false);
    for (const [name, exercise] of Object.entries(exercises)) await becomes(name, exercise, false);
    ok(document.getText() === text && !document.isDirty, 'The text has changed.');
  });
});
