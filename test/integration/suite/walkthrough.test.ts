import * as vscode from 'vscode';
import { equal, match, ok } from './assert.ts';
import { activate, eventually, hover, lenses } from './editor.ts';

interface Step { readonly id: string; readonly description: string; readonly media: { readonly svg: string } }

/** Commands in the links of a step, with what they are given. */
const linksIn = (description: string): readonly (readonly [command: string, argument: unknown])[] =>
  [...description.matchAll(/\(command:([\w.]+)(?:\?([^)]*(?:\)[^)\s]*)*?))?\)(?=\n|$)/g)].map(([, command = '', given]) => [command, given === undefined ? undefined : (JSON.parse(decodeURIComponent(given)) as unknown[])[0]]); // an array of arguments

describe('walkthrough', () => {
  let steps: readonly Step[];
  let extension: vscode.Extension<unknown>;
  before(async () => {
    await activate();
    const found = vscode.extensions.getExtension('penalty-lens.penalty-lens');
    ok(found, 'The extension is not installed.');
    extension = found;
    const { contributes } = found.packageJSON as { readonly contributes: { readonly walkthroughs: readonly { readonly steps: readonly Step[] }[] } }; // package.json
    steps = contributes.walkthroughs[0]?.steps ?? [];
  });
  afterEach(() => vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor'));

  /** The editor that a step's link opens, once `selected` is selected there. */
  const follow = async (id: string, selected: string): Promise<vscode.TextEditor> => {
    const link = linksIn(steps.find((step) => step.id === id)?.description ?? '').find(([command]) => command === 'penaltyLens.openSample');
    ok(link, `The step ${id} opens no sample.`);
    await vscode.commands.executeCommand(link[0], link[1]);
    return eventually(`${selected} selected in an editor`, () =>
      vscode.window.visibleTextEditors.find(({ document, selection }) => document.isUntitled && document.getText(selection) === selected));
  };

  it('has five steps, with pictures that are there and commands that exist', async () => {
    equal(steps.map(({ id }) => id), ['why', 'hover', 'evaluate', 'fix', 'own']);
    const known = new Set(await vscode.commands.getCommands());
    for (const { description, media } of steps) {
      match(new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension.extensionUri, media.svg))), /^<svg /);
      const links = linksIn(description);
      ok(links.length > 0, `Nothing can be done in: ${description}`);
      for (const [command] of links) ok(known.has(command), `There is no command ${command}.`);
    }
  });

  it('begins at the unit gradient, of which the hover says why', async () => {
    const editor = await follow('hover', 'torch.ones(*image_shape) / torch.sqrt(image_size)');
    match(await eventually('a hover', async () => (await hover(editor.document, editor.selection.start)) || undefined), /784/);
  });

  it('shows a mistake in a copy that nobody has to save', async () => {
    const editor = await follow('fix', 'gradients.norm(2, dim=1)');
    const [verdict] = await eventually('lenses', async () => {
      const found = await lenses(editor.document);
      return found.length > 0 ? found : undefined;
    });
    match(verdict ?? '', /^✗/);
  });
});
