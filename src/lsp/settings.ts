/** @file The user's switches: one for every surface. */
import type { Connection } from 'vscode-languageserver';

export interface Settings {
  readonly hover: boolean;
  readonly codeLens: boolean;
  readonly diagnostics: boolean;
}

const defaults: Settings = { hover: true, codeLens: true, diagnostics: true };

/** Asks the editor; one that knows no settings gets the defaults. */
export async function readSettings(connection: Connection, supported: boolean): Promise<Settings> {
  if (!supported) return defaults;
  const answer: unknown = await connection.workspace.getConfiguration('penaltyLens');
  const given = typeof answer === 'object' && answer !== null ? new Map<string, unknown>(Object.entries(answer)) : new Map<string, unknown>();
  const read = (name: keyof Settings): boolean => {
    const value = given.get(name);
    return typeof value === 'boolean' ? value : defaults[name];
  };
  return { hover: read('hover'), codeLens: read('codeLens'), diagnostics: read('diagnostics') };
}
