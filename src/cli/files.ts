/** @file Python files and notebooks from disk, and the modules that they import. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { phrase } from '../texts/text.ts';
import { SaidError } from './language.ts';
import { joinCells, readNotebook, type CellStart, type CodeCell } from '../service/index.ts';

/** A source with its text as one; a notebook's code cells are joined, and each knows where it starts. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
  /** undefined for a plain file. */
  readonly cells: readonly CellStart[] | undefined;
}

/** Throws what Node throws when a file can't be read; a notebook that is no JSON is an error that says so. */
export function readSource(path: string): SourceFile {
  return sourceOf(path, readFileSync(path, 'utf8'));
}

/** The same of a text that was read already. */
export function sourceOf(path: string, text: string): SourceFile {
  return path.toLowerCase().endsWith('.ipynb') ? readCells(path, text) : { path, text, cells: undefined };
}

function readCells(path: string, json: string): SourceFile {
  const cells = cellsOf(path, json);
  const { text, starts } = joinCells(cells.map(({ source }) => source));
  return { path, text, cells: cells.map(({ number }, i) => ({ number, start: starts[i] ?? 0 })) };
}

function cellsOf(path: string, json: string): readonly CodeCell[] {
  try {
    return readNotebook(json);
  } catch (error) {
    throw new SaidError(phrase`${path} is not a notebook: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

/** A file of the user's project; a folder of that name is none, nor what may not be read. */
export function readFile(path: string): string | undefined {
  try {
    return existsSync(path) && statSync(path).isFile() ? readFileSync(path, 'utf8') : undefined;
  } catch {
    return undefined;
  }
}
