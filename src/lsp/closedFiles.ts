/** @file Files and notebooks that no editor has open, for questions about a whole project. They are let go afterwards. */
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Judge } from './judge.ts';
import { readNotebook, type Backing } from './service.ts';
import { sourceOfCells, sourceOfFile, textOf, type Source } from './source.ts';
import type { Sources } from './sources.ts';

export interface FileTools {
  readonly backing: Backing;
  readonly sources: Sources;
  readonly judge: Judge;
}

/** Answers a question about a source, open or not; undefined where there is no such file. */
export async function withSource<T>(uri: string, { backing: { service, pathOf, readUri, files }, sources, judge }: FileTools, question: (source: Source) => Promise<T>): Promise<T | undefined> {
  const open = sources.of(uri);
  if (open) return question(open);
  try {
    const text = await judge.ask(() => readUri?.(uri));
    const source = text === undefined ? undefined : sourceOf(uri, text);
    if (source === undefined) return undefined;
    service.show(uri, textOf(source), pathOf(uri));
    return await question(source);
  } finally {
    if (sources.of(uri) === undefined) service.close(uri);
    files?.forget([uri]);
  }
}

function sourceOf(uri: string, text: string): Source | undefined {
  const documentOf = (name: string, content: string): TextDocument => TextDocument.create(name, 'python', 0, content);
  if (!/\.ipynb$/i.test(uri)) return sourceOfFile(documentOf(uri, text));
  try {
    return sourceOfCells(uri, 0, readNotebook(text).map(({ number, source }) => ({ number, document: documentOf(`${uri}#${number.toString()}`, source) })));
  } catch {
    return undefined; // It is no notebook after all.
  }
}
