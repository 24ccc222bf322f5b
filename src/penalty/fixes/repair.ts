/** @file Edits that should mend a mistake, before they are proven: what a `Fix` is once it is printed. */
import type { Fix, TextEdit } from '../../protocol/evaluation.ts';
import { print, type Text, type Translations } from '../../texts/text.ts';

export interface Repair { readonly title: Text; readonly edits: readonly TextEdit[] }

export const printed = ({ title, edits }: Repair, translations: Translations | undefined): Fix => ({ title: print(title, translations), edits });
