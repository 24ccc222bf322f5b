/** @file Finds Python files. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

export const filesUnder = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.py')).map((name) => join(folder, name));
