/**
 * @file What the service judges as one text: a file, or all the cells of a notebook one below the other. Positions of an
 * editor are in one of its documents; an offset is in the whole.
 */
import type { Location, Position, Range } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { OffsetRange } from '../protocol/evaluation.ts';
import { joinCells, type SourceText } from './service.ts';

/** A document of the editor, and where it begins in the whole text. */
export interface Part {
  readonly document: TextDocument;
  readonly start: number;
  /** Its number among all cells of the notebook, from 1. */
  readonly cell?: number | undefined;
}

export interface Source {
  /** The file's, or the notebook's. */
  readonly uri: string;
  readonly version: number;
  readonly text: string;
  /** In the order of the text. */
  readonly parts: readonly Part[];
}

/** A file that is open in an editor. */
export const sourceOfFile = (document: TextDocument): Source => ({ uri: document.uri, version: document.version, text: document.getText(), parts: [{ document, start: 0 }] });

/** A notebook's code cells, in their order. */
export function sourceOfCells(uri: string, version: number, cells: readonly { readonly number: number; readonly document: TextDocument }[]): Source {
  const { text, starts } = joinCells(cells.map(({ document }) => document.getText()));
  return { uri, version, text, parts: cells.map(({ number, document }, i) => ({ document, start: starts[i] ?? 0, cell: number })) };
}

/** As the service is given it. */
export function textOf({ text, parts }: Source): SourceText {
  const cells = parts.flatMap(({ start, cell }) => (cell === undefined ? [] : [{ start, number: cell }]));
  return cells.length === 0 ? { text } : { text, cells };
}

/** undefined where the document is none of this source's. */
export function offsetAt(source: Source, uri: string, position: Position): number | undefined {
  const part = partOf(source, uri);
  return part && part.start + part.document.offsetAt(position);
}

/** Where that is in the whole text. */
export function rangeIn(source: Source, uri: string, { start, end }: Range): OffsetRange | undefined {
  const [from, to] = [offsetAt(source, uri, start), offsetAt(source, uri, end)];
  return from === undefined || to === undefined ? undefined : { start: from, end: to };
}

/** The document in which a range begins, and the range in there; it ends there too. */
export function locate(source: Source, range: OffsetRange): Location & Pick<Part, 'document' | 'cell'> {
  const part = source.parts.findLast(({ start }) => start <= range.start) ?? source.parts[0];
  if (part === undefined) throw new Error(`${source.uri} has no text.`);
  const { document, start, cell } = part;
  return { document, cell, uri: document.uri, range: { start: document.positionAt(range.start - start), end: document.positionAt(range.end - start) } };
}

export const partOf = ({ parts }: Source, uri: string): Part | undefined => parts.find(({ document }) => document.uri === uri);
