/**
 * @file The one place that talks to VS Code: messages both ways, and what survives hiding and reloading.
 */
import type { Evaluation } from '../protocol/evaluation.ts';
import type { FromPanel, Subject, ToPanel } from '../protocol/panel.ts';

export interface Saved { readonly subject: Subject; readonly evaluation: Evaluation | undefined }

export interface Host {
  post(message: FromPanel): void;
  listen(receive: (message: ToPanel) => void): void;
  save(saved: Saved | undefined): void;
  restore(): Saved | undefined;
}

interface VsCodeApi {
  postMessage(message: FromPanel): void;
  setState(state: Saved | undefined): void;
  getState(): Saved | undefined;
}
/** Given to every webview by VS Code; may be called once. */
declare function acquireVsCodeApi(): VsCodeApi;

export function connectHost(): Host {
  const api = acquireVsCodeApi();
  return {
    post: (message) => { api.postMessage(message); },
    listen: (receive) => {
      window.addEventListener('message', (event: MessageEvent<unknown>) => {
        if (isMessage(event.data)) receive(event.data);
      });
    },
    save: (saved) => { api.setState(saved && withoutProgram(saved)); },
    restore: () => api.getState(),
  };
}

/** The trees of a program are large, and the host sends them again. */
const withoutProgram = ({ subject, evaluation }: Saved): Saved => ({ subject: { ...subject, request: { ...subject.request, program: undefined } }, evaluation });

const types: readonly unknown[] = ['subject', 'empty', 'no-shape', 'evaluate', 'stale', 'cursor'] satisfies readonly ToPanel['type'][];
/** Only the host can post to this page; other frames' chatter (developer tools) has no such type. */
const isMessage = (data: unknown): data is ToPanel => typeof data === 'object' && data !== null && 'type' in data && types.includes(data.type);
