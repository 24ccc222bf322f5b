/** @file A formula: typeset once KaTeX is there; before that, and where it is not TeX, written in one line. */
import { createContext, type JSX } from 'preact';
import { useContext, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Formulas, Typeset } from '../formulas.ts';

const none: Formulas = { load: () => Promise.resolve(undefined), loaded: () => undefined };
const FormulasContext = createContext(none);
export const FormulasProvider = FormulasContext.Provider;

interface FormulaProps { readonly unicode: string; readonly tex: string }

export function Formula({ unicode, tex }: FormulaProps): JSX.Element {
  const typeset = useTypeset();
  const [refused, setRefused] = useState('');
  if (typeset === undefined || tex === '' || refused === tex) return <span key="line" class="formula">{unicode}</span>;
  return <TypesetFormula key={tex} typeset={typeset} tex={tex} onRefused={() => { setRefused(tex); }} />;
}

function useTypeset(): Typeset | undefined {
  const formulas = useContext(FormulasContext);
  const [typeset, setTypeset] = useState(() => formulas.loaded());
  useEffect(() => {
    let isThere = true;
    if (typeset === undefined) void formulas.load().then((loaded) => { if (isThere) setTypeset(() => loaded); });
    return () => { isThere = false; };
  }, []);
  return typeset;
}

interface TypesetProps { readonly typeset: Typeset; readonly tex: string; readonly onRefused: () => void }

/** What is inside the element is KaTeX's; it has no children of ours. */
function TypesetFormula({ typeset, tex, onRefused }: TypesetProps): JSX.Element {
  const element = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    if (element.current === null) return;
    try {
      typeset(tex, element.current);
    } catch {
      onRefused();
    }
  }, []);
  return <span ref={element} class="formula typeset" />;
}
