/** @file What menus know of us: the names in when-clauses of package.json. */
import * as vscode from 'vscode';

export interface Contexts {
  readonly follows: boolean;
  readonly isPinned: boolean;
  /** There is a result on screen. */
  readonly hasResult: boolean;
  /** There is a test of what is shown. */
  readonly hasTest: boolean;
  /** The check that names the mistake on screen. */
  readonly check: string | undefined;
  /** The view "Penalties" is being filled, or was. */
  readonly isListing: boolean;
  readonly hasListed: boolean;
}

export function setContexts(contexts: Partial<Contexts>): void {
  for (const [name, value] of Object.entries(contexts)) void vscode.commands.executeCommand('setContext', `penaltyLens.${name}`, value);
}
