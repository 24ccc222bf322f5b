import * as vscode from 'vscode';
import { equal, match, ok } from './assert.ts';
import { activate, eventually, find, hover, open } from './editor.ts';

/** What the hover at a word says, once the server is there. */
async function textAt(document: vscode.TextDocument, word: string, before = ''): Promise<string> {
  return eventually(`a hover on ${word}`, async () => {
    const text = await hover(document, find(document, word, before));
    return text === '' ? undefined : text;
  });
}

describe('hover', () => {
  let document: vscode.TextDocument;
  before(async () => {
    await activate();
    document = await open('course.py');
  });

  it('judges the penalty at its definition', async () => {
    match(await textAt(document, 'gradient_penalty', 'def gradient_penalty'), /✓.*Correct for `?\(256, 1, 28, 28\)/);
  });

  it('judges it where it is called', async () => {
    match(await textAt(document, 'gradient_penalty', 'torch.isclose(gradient_penalty'), /✓.*Correct/);
  });

  it('says what a norm covers', async () => {
    match(await textAt(document, 'norm(2', 'gradient_norm = '), /256/);
  });

  it('shows why a unit gradient has norm 1', async () => {
    const text = await textAt(document, 'ones', 'good_gradient = ');
    match(text, /784/);
    match(text, /1\/28/);
  });

  it('counts the elements of a sample', async () => {
    match(await textAt(document, 'image_size', 'image_size = '), /784/);
  });

  it('reads a shape', async () => {
    match(await textAt(document, '(256, 1, 28, 28)'), /784/);
  });

  it('links to what can be done', async () => {
    const text = await textAt(document, 'gradient_penalty', 'def gradient_penalty');
    match(text, /\[Evaluate penalty\]\(command:penaltyLens\.evaluatePenalty\?/);
    match(text, /\[Copy as PyTorch test\]\(command:penaltyLens\.copyTest\?/);
  });

  it('explains a gradient that a function takes, and its arguments', async () => {
    match(await textAt(document, 'autograd.grad'), /gradient of each score/);
    match(await textAt(document, 'create_graph'), /itself differentiable/);
    match(await textAt(document, ' + ', 'mixed_images = '), /line between `real` and `fake`/);
  });

  it('shows its formula as a picture in the ink of the theme, and as text', async () => {
    const text = await textAt(document, 'gradient_penalty', 'def gradient_penalty');
    const [, picture = ''] = /!\[(?:\\.|[^\]\\])+\]\(data:image\/svg\+xml;base64,([^)]+)\)/.exec(text) ?? [];
    const svg = atob(picture);
    match(svg, /^<svg .*fill="#[0-9a-f]{6}".*<\/svg>$/s);
    equal(svg.includes('currentColor'), false);
    match(text, /`E\[\(‖∇D\(x̂\)‖₂ − 1\)²\]`/);
  });

  it('shows no picture where it is not wanted', async () => {
    const settings = vscode.workspace.getConfiguration('penaltyLens');
    try {
      await settings.update('typesetHovers', false, vscode.ConfigurationTarget.Workspace);
      await eventually('a hover without a picture', async () => {
        const text = await hover(document, find(document, 'gradient_penalty', 'def gradient_penalty'));
        return text !== '' && !text.includes('data:image') && text.includes('‖∇D(x̂)‖₂') ? true : undefined;
      });
    } finally {
      await settings.update('typesetHovers', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });

  it('links to the page of the mistake', async () => {
    const wrong = await open('unflattened.py');
    match(await textAt(wrong, 'norm(2', 'gradient_norm = '), /\[Explain norm-dim1-unflattened\]\(command:penaltyLens\.explain\?/);
  });

  it('is switched off by its setting', async () => {
    const settings = vscode.workspace.getConfiguration('penaltyLens');
    const course = await open('course.py');
    try {
      await settings.update('hover', false, vscode.ConfigurationTarget.Workspace);
      await eventually('no hover', async () => ((await hover(course, find(course, 'gradient_penalty', 'def gradient_penalty'))) === '' ? true : undefined));
    } finally {
      await settings.update('hover', undefined, vscode.ConfigurationTarget.Workspace);
    }
    await textAt(course, 'gradient_penalty', 'def gradient_penalty');
  });

  it('is silent where nothing is about penalties', async () => {
    const plain = await open('plain.py');
    ok(await hover(plain, find(plain, 'range')) === '', 'There is a hover on range.');
  });
});
