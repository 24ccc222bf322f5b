/**
 * @file Sentences of ours that can be said in more than one language: a template with the values put into it, kept apart
 * until somebody prints them. Knows no language by itself.
 */
import { visible } from './visible.ts';

/** Values may be sentences themselves. */
export type TextValue = string | number | Text;

/** `{0}`, `{1}` … stand in the template for the values, in the order in which the English sentence has them. */
export interface Text { readonly template: string; readonly values: readonly TextValue[] }

/** Templates in English → the same in another language; places may stand in another order. */
export type Translations = Readonly<Record<string, string>>;

/** A tag for template literals: phrase`Each norm covers ${1}, not ${784}.` The English template is its own key in every table. */
export const phrase = (parts: TemplateStringsArray, ...values: readonly TextValue[]): Text =>
  ({ template: parts.reduce((template, part, index) => `${template}{${(index - 1).toString()}}${part}`), values });

/** The sentence with its values, which are only seen, whatever is in them; in English where there is no table, or none for this sentence. */
export function print(said: Text, translations: Translations = {}): string {
  const printed = said.values.map((value) => (typeof value === 'object' ? print(value, translations) : visible(value.toString())));
  return (translations[said.template] ?? said.template).replace(/\{(\d+)\}/g, (place, index: string) => printed[Number(index)] ?? place);
}
