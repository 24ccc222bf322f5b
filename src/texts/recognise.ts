/** @file Sentences that somebody else has made, as one string: taken apart again, so that they can be said in another language. */
import { phrase, type Text } from './text.ts';

/** Knows sentences by what stands between their places; what is none of them is left as it is. */
export function recogniser(templates: readonly string[]): (said: string) => Text {
  const patterns = templates.map((template) => ({ template, pattern: new RegExp(`^${template.split(/\{\d\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('(.+?)')}$`, 's') }));
  return (said) => {
    for (const { template, pattern } of patterns) {
      const found = pattern.exec(said);
      if (found) return { template, values: found.slice(1) };
    }
    return phrase`${said}`;
  };
}
