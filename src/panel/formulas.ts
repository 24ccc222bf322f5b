/**
 * @file Fetches what typesets formulas, once, when it is first asked for.
 * Must not know KaTeX: the page's own bundle holds none of it.
 */
import { scriptUrl } from './fetching.ts';

/** Fills an element with a formula given in TeX; throws where it is none. */
export type Typeset = (tex: string, element: HTMLElement) => void;

export interface Formulas {
  /** undefined where it can't be had: formulas then stay as they are written in one line. */
  readonly load: () => Promise<Typeset | undefined>;
  /** What `load` answered, once it has: formulas drawn from then on are typeset at once. */
  readonly loaded: () => Typeset | undefined;
}

export function createFormulas(scriptUri: string, styleUri: string): Formulas {
  let typeset: Typeset | undefined;
  let loading: Promise<Typeset | undefined> | undefined;
  const start = async (): Promise<Typeset | undefined> => {
    // `typesetter.ts` is what this address has.
    const [module] = await Promise.all([scriptUrl(scriptUri).then((url) => import(url) as Promise<{ typeset: Typeset }>), addStyles(styleUri)]);
    return typeset = module.typeset;
  };
  return { load: () => loading ??= start().catch(() => undefined), loaded: () => typeset };
}

/** Formulas without their style sheet would be a heap of letters, so they wait for it. */
function addStyles(uri: string): Promise<void> {
  const link = document.createElement('link');
  return new Promise((resolve, reject) => {
    link.addEventListener('load', () => { resolve(); });
    link.addEventListener('error', () => { reject(new Error(uri)); });
    link.rel = 'stylesheet';
    link.href = uri;
    document.head.append(link);
  });
}
