/** @file Answers hovers: as Markdown to any editor, in parts and with a picture of its formula to ours. */
import type { Connection, Hover, TextDocumentPositionParams } from 'vscode-languageserver';
import { hoverRequest, type HoverParams, type RichHover } from '../protocol/lsp.ts';
import { toHover } from './convert.ts';
import { placeOf, type RequestTools } from './requests.ts';
import type { HoverText } from './service.ts';
import { locate, type Source } from './source.ts';

export function answerHovers(tools: RequestTools): void {
  const { connection, state }: { readonly connection: Connection; readonly state: RequestTools['state'] } = tools;
  connection.onHover(async (params): Promise<Hover | undefined> => {
    const found = state.settings.hover ? await hoverAt(params, tools) : undefined;
    return found && toHover(found.source, found.hover);
  });
  connection.onRequest<RichHover | null, undefined>(hoverRequest, async ({ uri, position, typeset }: HoverParams) => {
    const found = state.settings.hover ? await hoverAt({ textDocument: { uri }, position }, tools) : undefined;
    return found ? richHover(found, typeset, tools) : null;
  });
}

interface Found { readonly source: Source; readonly hover: HoverText }

async function richHover({ source, hover: { range, head, body, formula, check } }: Found, typeset: boolean, { typesetter }: RequestTools): Promise<RichHover> {
  const picture = typeset && formula ? await typesetter?.(formula.tex) : undefined;
  return { range: locate(source, range).range, head, body, picture: formula && picture !== undefined ? { svg: picture, text: formula.unicode } : undefined, check };
}

async function hoverAt({ textDocument: { uri }, position }: TextDocumentPositionParams, tools: RequestTools): Promise<Found | undefined> {
  const { service, judge } = tools;
  const place = await placeOf(uri, position, tools, 'places');
  if (place === undefined) return undefined;
  const { source, offset } = place;
  const definition = await judge.ask(() => service.definition(source.uri, offset));
  // The name of a penalty of another file says what is known of it over there, with the data of this call.
  const isOnName = definition && definition.called.start <= offset && offset <= definition.called.end && await judge.settle(definition.call, 'places');
  const hover = await judge.ask(() => (isOnName ? service.hover(definition.call, definition.offset) : service.hover(source.uri, offset)));
  return hover && { source, hover: isOnName ? { ...hover, range: definition.called } : hover };
}
