/** @file Python files and notebooks from disk, and the modules that they import. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { sep } from 'node:path';
import { readModulesFrom, type ReadModule } from '../service/index.ts';

/** A source with its text as one; a notebook's code cells are joined, and each knows where it starts. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
  /** Offsets at which cells start, with their index in the notebook; undefined for a plain file. */
  readonly cells: readonly { readonly index: number; readonly start: number }[] | undefined;
}

/** Throws what Node throws when a file can't be read; a notebook that is no JSON is an error that says so. */
export function readSource(path: string): SourceFile {
  return sourceOf(path, readFileSync(path, 'utf8'));
}

/** The same of a text that was read already. */
export function sourceOf(path: string, text: string): SourceFile {
  return path.toLowerCase().endsWith('.ipynb') ? readNotebook(path, text) : { path, text, cells: undefined };
}

interface NotebookCell { readonly cell_type?: string; readonly source?: string | readonly string[]; readonly input?: string | readonly string[] }
interface Notebook { readonly cells?: readonly NotebookCell[]; readonly worksheets?: readonly { readonly cells?: readonly NotebookCell[] }[] }

function readNotebook(path: string, json: string): SourceFile {
  let notebook: Notebook;
  try {
    notebook = JSON.parse(json) as Notebook; // every field is checked below
  } catch (error) {
    throw new Error(`${path} is not a notebook: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
  const cells = notebook.cells ?? notebook.worksheets?.flatMap((w) => w.cells ?? []) ?? [];
  const starts: { index: number; start: number }[] = [];
  let text = '';
  cells.forEach((cell, index) => {
    if (cell.cell_type !== 'code') return;
    const source = cell.source ?? cell.input ?? '';
    starts.push({ index, start: text.length });
    text += `${typeof source === 'string' ? source : source.join('')}\n`;
  });
  return { path, text, cells: starts };
}

/** What may not be read is no module of the user's. */
function readIfFile(path: string): string | undefined {
  try {
    return existsSync(path) && statSync(path).isFile() ? readFileSync(path, 'utf8') : undefined;
  } catch {
    return undefined;
  }
}

const readFromDisk = readModulesFrom(readIfFile);

/** Modules of the user's project, from disk; a folder of that name is no module. */
export const readModule: ReadModule = (name, level, from) => readFromDisk(name, level, from.split(sep).join('/'));
