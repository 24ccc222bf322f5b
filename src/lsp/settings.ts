/** @file The user's switches: one for every surface, one for every check. */
import type { Connection } from 'vscode-languageserver';
import { readLevels, type CheckLevels } from '../service/index.ts';

export interface Settings {
  readonly hover: boolean;
  readonly codeLens: boolean;
  readonly diagnostics: boolean;
  readonly inlayHints: boolean;
  readonly decorations: boolean;
  /** How much each check counts. */
  readonly checks: CheckLevels;
}

export const defaults: Settings = { hover: true, codeLens: true, diagnostics: true, inlayHints: true, decorations: true, checks: new Map() };

/** Asks the editor; one that knows no settings gets the defaults. */
export async function readSettings(connection: Connection, supported: boolean): Promise<Settings> {
  if (!supported) return defaults;
  const answer: unknown = await connection.workspace.getConfiguration('penaltyLens');
  const given = typeof answer === 'object' && answer !== null ? new Map<string, unknown>(Object.entries(answer)) : new Map<string, unknown>();
  const read = (name: Exclude<keyof Settings, 'checks'>): boolean => {
    const value = given.get(name);
    return typeof value === 'boolean' ? value : defaults[name];
  };
  return { hover: read('hover'), codeLens: read('codeLens'), diagnostics: read('diagnostics'), inlayHints: read('inlayHints'), decorations: read('decorations'), checks: readLevels(given.get('checks')) };
}
