/** @file Every check that findings may come from: those of sites and those of the file around them. */
import { checks, fileChecks, type Severity } from '../penalty/index.ts';

export interface CheckInfo { readonly code: string; readonly title: string; readonly severity: Severity; readonly confirmed: boolean }

/** By code. */
export const catalogue: readonly CheckInfo[] = [...checks, ...fileChecks]
  .map(({ code, title, severity, confirmed }) => ({ code, title, severity, confirmed }))
  .sort((a, b) => (a.code < b.code ? -1 : 1));
