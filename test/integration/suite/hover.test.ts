import type * as vscode from 'vscode';
import { match, ok } from './assert.ts';
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

  it('is silent where nothing is about penalties', async () => {
    const plain = await open('plain.py');
    ok(await hover(plain, find(plain, 'range')) === '', 'There is a hover on range.');
  });
});
