/** @file What the client says of itself. Editors other than ours say nothing of it. */
import type { InitializeParams } from 'vscode-languageserver';

export interface Client {
  /** Where it shows the checks' pages; undefined where it can't. */
  readonly pages: string | undefined;
  /** It reads the project's files for us. */
  readonly readsFiles: boolean;
  /** It has the commands that lenses name, and wants to be told of findings rather than to ask for them. */
  readonly isOurs: boolean;
  /** Where the bundle is that typesets formulas, for a server that can't tell by itself. */
  readonly formulas: string | undefined;
}

export function clientOf({ initializationOptions: given }: Pick<InitializeParams, 'initializationOptions'>): Client {
  const options = typeof given === 'object' && given !== null ? new Map<string, unknown>(Object.entries(given as object)) : new Map<string, unknown>(); // an object, as was just asked
  const text = (name: string): string | undefined => { const value = options.get(name); return typeof value === 'string' ? value : undefined; };
  return { pages: text('pages'), formulas: text('formulas'), readsFiles: options.get('readsFiles') === true, isOurs: options.get('hasCommands') === true };
}
