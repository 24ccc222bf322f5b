/** @file Messages as tests write and read them, one object each, and as they are on the wire. */
import { toPanel, type fromPanel, type ParamsOf } from '../../../src/protocol/panelMessages.ts';

type MessageOf<Table> = { [Name in keyof Table]: { readonly type: Name } & (ParamsOf<Table[Name]> extends undefined ? unknown : ParamsOf<Table[Name]>) }[keyof Table];

export type ToPanel = MessageOf<typeof toPanel>;
export type FromPanel = MessageOf<typeof fromPanel>;

interface OnTheWire { readonly method: string; readonly receiver: { readonly type: string }; readonly params?: object }

/** As the extension's messenger sends it. */
export const wireOf = ({ type, ...params }: ToPanel): OnTheWire => ({ method: toPanel[type].method, receiver: { type: 'webview' }, params });

export function messageOf({ method, params }: OnTheWire): FromPanel {
  // The page's own messenger has made it of one of these.
  return { type: method, ...params } as FromPanel;
}
