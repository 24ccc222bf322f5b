/** @file Where a command writes: results to `out`, everything else to `err`; and in which language. */
import type { Language } from '../texts/languages.ts';

export interface Streams { readonly out: (text: string) => void; readonly err: (text: string) => void; readonly language: Language }
