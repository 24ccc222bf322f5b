/** @file Asks for a shape: those the server found and the usual ones, or any that is typed. */
import * as vscode from 'vscode';
import { parseShape, showShape } from './shape.ts';

interface Choice extends vscode.QuickPickItem { readonly shape: readonly number[] }

export interface KnownShape { readonly shape: readonly number[]; readonly from: string }

export function askForShape(known: readonly KnownShape[]): Promise<readonly number[] | undefined> {
  const choices = known.map(({ shape, from }): Choice => ({ label: showShape(shape), description: from, shape }));
  const pick = vscode.window.createQuickPick<Choice>();
  pick.title = vscode.l10n.t('Shape of the images, or of the gradient');
  pick.placeholder = vscode.l10n.t('Choose a shape, or type one: 64, 3, 32, 32');
  pick.items = choices;
  return new Promise((resolve) => {
    pick.onDidChangeValue((text) => { pick.items = [...typed(text), ...choices]; });
    pick.onDidAccept(() => {
      // Enter may come before what was just typed stands in the list.
      resolve((pick.activeItems[0] ?? typed(pick.value)[0])?.shape);
      pick.dispose();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}

/** A lone number is the beginning of a shape in the list, not a batch without data. */
function typed(text: string): readonly Choice[] {
  const shape = parseShape(text);
  return shape === undefined || shape.length < 2 ? [] : [{ label: showShape(shape), description: vscode.l10n.t('as typed'), shape, alwaysShow: true }];
}
