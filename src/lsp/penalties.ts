/** @file Lists the penalties of files, for a view of the whole workspace. Most files are told by their words to have none. */
import type { CancellationToken } from 'vscode-languageserver';
import type { Evaluation } from '../protocol/evaluation.ts';
import type { FilePenalties, ListedPenalty, PenaltiesParams, PenaltiesResult } from '../protocol/lsp.ts';
import { withSource, type FileTools } from './closedFiles.ts';
import { pause } from './pause.ts';
import { mayHavePenalty } from './service.ts';
import { locate, type Source } from './source.ts';

/** Nobody writes so much by hand. */
const maxLength = 4 * 1024 * 1024;

export async function penaltiesIn({ uris }: PenaltiesParams, token: CancellationToken, tools: FileTools): Promise<PenaltiesResult> {
  const found: FilePenalties[] = [];
  for (const uri of uris) {
    // Whatever the editor asks meanwhile comes first.
    await pause();
    if (token.isCancellationRequested) break;
    const penalties = await withSource(uri, tools, (source) => penaltiesOf(source, tools));
    if (penalties !== undefined) found.push({ uri, penalties });
  }
  return found;
}

async function penaltiesOf(source: Source, { backing: { service }, judge }: FileTools): Promise<readonly ListedPenalty[]> {
  if (source.text.length > maxLength || !mayHavePenalty(source.text)) return [];
  await judge.settle(source.uri, 'findings');
  return service.evaluate(source.uri).map((evaluation) => listed(evaluation, source));
}

function listed({ site, verdict, title, sentence, shape }: Evaluation, source: Source): ListedPenalty {
  const { cell, range } = locate(source, site.nameRange);
  return { function: site.function, verdict, title, sentence, shape, cell, start: range.start, end: range.end };
}
