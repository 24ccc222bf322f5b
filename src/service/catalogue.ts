/** @file Every check that findings may come from: those of sites and those of the file around them. */
import { checks, fileChecks, type Severity } from '../penalty/index.ts';

import { print, type Translations } from '../texts/text.ts';

export interface CheckInfo { readonly code: string; readonly title: string; readonly severity: Severity; readonly confirmed: boolean }

/** By code; titles in English where there are no translations. */
export const catalogueIn = (translations: Translations | undefined): readonly CheckInfo[] => [...checks, ...fileChecks]
  .map(({ code, title, severity, confirmed }) => ({ code, title: print(title, translations), severity, confirmed }))
  .sort((a, b) => (a.code < b.code ? -1 : 1));

export const catalogue = catalogueIn(undefined);
