/**
 * @file Messages between the extension and its panel, as constants that carry the type of what goes with them; vscode-messenger
 * takes them. Plain data; the panel never gets HTML.
 */
import type { Evaluation, OffsetRange, Site, TextEdit } from './evaluation.ts';
import type { OwnResult } from './ownPytorch.ts';
import type { ProbeExpression, Subject } from './panel.ts';

/** A message that has no answer. */
export interface Notification<Params> { readonly method: string; readonly _?: Params }

/** A question with an answer. */
export interface Request<Params, Answer> { readonly method: string; readonly _?: [Params, Answer] }

export type ParamsOf<Message> = Message extends Notification<infer Params> ? Params : never;

export type QuestionOf<Asked> = Asked extends Request<infer Params, unknown> ? Params : never;

const notification = <Params = undefined>(method: string): Notification<Params> => ({ method });

/** What there is on screen to be copied, pinned and explained. */
export interface Shown {
  /** Of the verdict; undefined: there is no result, or it is out of date. */
  readonly title: string | undefined;
  /** The check that names the mistake. */
  readonly check: string | undefined;
  readonly isPinned: boolean;
}

/** What the extension tells its panel. */
export const toPanel = {
  subject: notification<{ readonly subject: Subject }>('subject'),
  empty: notification<{ readonly path: string | undefined; readonly sites: readonly Site[]; readonly message: string | undefined }>('empty'),
  /** The file does not say how large the data is; opening the site asks. */
  noShape: notification<{ readonly path: string; readonly site: Site }>('noShape'),
  evaluate: notification('evaluate'),
  /** The document has changed; a new subject follows when typing pauses. Until then no verdict is shown. */
  stale: notification<{ readonly uri: string; readonly version: number }>('stale'),
  cursor: notification<{ readonly offset: number }>('cursor'),
  /** Keep what is shown, to compare the next with it; or let it go. */
  pin: notification<{ readonly isPinned: boolean }>('pin'),
  /** Why the user's own PyTorch can't be asked; undefined: it can. */
  ownPytorch: notification<{ readonly obstacle: string | undefined }>('ownPytorch'),
};

/** What the panel tells the extension, or asks of it. */
export const fromPanel = {
  /** The page has come up, for the first time or again. */
  ready: notification('ready'),
  reveal: notification<{ readonly uri: string; readonly range: OffsetRange }>('reveal'),
  applyFix: notification<{ readonly uri: string; readonly version: number; readonly edits: readonly TextEdit[]; readonly title: string }>('applyFix'),
  copy: notification<{ readonly text: string; readonly what: string }>('copy'),
  /** Another shape was typed in the panel, which evaluates it at once; the host may answer with the subject for it. */
  shape: notification<{ readonly shape: readonly number[] }>('shape'),
  /** Escape: back to where the user was typing. */
  focusEditor: notification('focusEditor'),
  openSite: notification<{ readonly site: Site }>('openSite'),
  shown: notification<Shown>('shown'),
  /** Whether keys go to the panel. */
  focus: notification<{ readonly hasFocus: boolean }>('focus'),
  /** The user's own PyTorch need not go on. */
  stopOwn: notification('stopOwn'),
};

/** What the panel asks the extension: the language server's answer, or that of the user's own PyTorch. */
export const askExtension = {
  /** The text as a tree. */
  expression: { method: 'expression' } as Request<{ readonly text: string }, ProbeExpression>, // the type of what is not there at run time
  /** What the penalty on screen answers under the user's own PyTorch. */
  own: { method: 'own' } as Request<{ readonly uri: string; readonly version: number; readonly shape: readonly number[] }, OwnResult>, // the type of what is not there at run time
};

/** What the extension asks the panel. */
export const askPanel = {
  /** The result on screen, unless it is out of date. */
  evaluation: { method: 'evaluation' } as Request<undefined, Evaluation | undefined>, // the type of what is not there at run time
};
