/**
 * @file The one place that talks to VS Code: messages both ways, and what survives hiding and reloading.
 */
import { Messenger } from 'vscode-messenger-webview';
import type { KnownKind } from '../protocol/evaluation.ts';
import type { ProbeExpression } from '../protocol/panel.ts';
import type { Notification, Request } from '../protocol/panelMessages.ts';
import type { Kept } from './state.ts';

export interface Saved {
  readonly before: Kept | undefined;
  readonly pinned: Kept | undefined;
  readonly isSwapped: boolean;
  readonly probe: string | undefined;
  readonly variant: KnownKind | undefined;
  readonly weight: number;
  readonly expressions: readonly ProbeExpression[];
}

export interface Host {
  send<Params>(message: Notification<Params>, params: Params): void;
  ask<Params, Answer>(question: Request<Params, Answer>, params: Params): Promise<Answer>;
  on<Params>(message: Notification<Params>, receive: (params: Params) => void): void;
  onAsked<Params, Answer>(question: Request<Params, Answer>, answer: (params: Params) => Answer): void;
  /** Before this, nothing is received. */
  listen(): void;
  save(saved: Saved): void;
  restore(): Saved | undefined;
}

interface VsCodeApi {
  postMessage(message: unknown): void;
  setState(state: unknown): void;
  getState(): unknown;
}
/** Given to every webview by VS Code; may be called once. */
declare function acquireVsCodeApi(): VsCodeApi;

export function connectHost(): Host {
  const api = acquireVsCodeApi();
  const messenger = new Messenger(api);
  return {
    send: (message, params) => { messenger.sendNotification(message, { type: 'extension' }, params); },
    ask: (question, params) => messenger.sendRequest(question, { type: 'extension' }, params),
    on: (message, receive) => { messenger.onNotification(message, receive); },
    onAsked: (question, answer) => { messenger.onRequest(question, answer); },
    listen: () => {
      window.addEventListener('message', refuseStrangers);
      messenger.start();
    },
    save: ({ before, pinned, ...rest }) => { api.setState({ ...rest, before: before && withoutProgram(before), pinned: pinned && withoutProgram(pinned) }); },
    restore: () => api.getState() as Saved | undefined, // what `save` has put there
  };
}

/** VS Code speaks to this page through a frame of the same origin; whatever else can reach the window has another. */
function refuseStrangers(event: MessageEvent<unknown>): void {
  if (event.origin !== window.origin) event.stopImmediatePropagation();
}

/** The trees of a program are large, and the host sends them again. */
const withoutProgram = ({ subject, evaluation }: Kept): Kept => ({ subject: { ...subject, request: { ...subject.request, program: undefined } }, evaluation });
