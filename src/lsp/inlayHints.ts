/** @file Inlay hints at line ends, in the function around the cursor; in all penalties for an editor that does not tell where that is. */
import type { InlayHint } from 'vscode-languageserver';
import { cursorNotification, type CursorParams } from '../protocol/lsp.ts';
import { settlingNewest, type RequestTools } from './requests.ts';
import { locate, offsetAt, rangeIn } from './source.ts';

/** The last place that the editor told of. */
export class Cursor {
  place: CursorParams | undefined;
}

export function answerInlayHints(tools: RequestTools, canRefresh: boolean): void {
  const { connection, service, state, sources, cursor } = tools;
  connection.languages.inlayHint.on(async ({ textDocument: { uri }, range }, token): Promise<InlayHint[]> => {
    const source = state.settings.inlayHints ? await settlingNewest(tools)(uri, token, 'places') : undefined;
    const asked = source && rangeIn(source, uri, range);
    if (!source || !asked) return [];
    return service.hints(source.uri, cursorIn(tools, source.uri)).flatMap(({ offset, text }) => {
      const place = locate(source, { start: offset, end: offset });
      return place.uri === uri && asked.start <= offset && offset <= asked.end ? [{ position: place.range.start, label: text, paddingLeft: true }] : [];
    });
  });
  connection.onNotification(cursorNotification, (place: CursorParams) => {
    const source = sources.of(place.uri);
    const before = source && shown(tools, source.uri);
    cursor.place = place;
    if (source && canRefresh && state.settings.inlayHints && before !== shown(tools, source.uri)) connection.languages.inlayHint.refresh().catch(() => undefined);
  });
}

/** undefined: it was never told. A cursor in another file is in none of this one's functions. */
function cursorIn({ sources, cursor: { place }, state }: RequestTools, uri: string): number | undefined {
  if (!place) return state.client.isOurs ? -1 : undefined;
  const source = sources.of(place.uri);
  return source?.uri === uri ? offsetAt(source, place.uri, place.position) ?? -1 : -1;
}

/** What would be shown, as one text to compare; nothing is judged for it. */
const shown = (tools: RequestTools, uri: string): string => (tools.service.isSettled(uri, 'places') ? tools.service.hints(uri, cursorIn(tools, uri)).map(({ offset }) => offset).join() : '');
