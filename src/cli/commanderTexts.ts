/** @file What commander says by itself, in the reader's language. */
import type { Command, Help, Option } from 'commander';
import { recogniser } from '../texts/recognise.ts';
import { phrase, type Text } from '../texts/text.ts';
import type { Say } from './language.ts';

export const commanderSentences: readonly string[] = [
  'Usage:', 'Arguments:', 'Options:', 'Commands:',
  '{0} (choices: {1}, default: {2})', '{0} (choices: {1})', '{0} (default: {1})',
  "error: missing required argument '{0}'", "error: option '{0}' argument missing", "error: unknown option '{0}'\n(Did you mean {1}?)", "error: unknown option '{0}'",
  "error: unknown command '{0}'\n(Did you mean {1}?)", "error: unknown command '{0}'",
  "error: too many arguments for '{0}'. Expected {1} arguments but got {2}.", "error: too many arguments for '{0}'. Expected 1 argument but got {1}.",
  "error: option '{0}' argument '{1}' is invalid. Allowed choices are {2}.", "error: option '{0}' argument '{1}' is invalid. {2}",
];
const recognised = recogniser(commanderSentences);

/** Headings, what stands behind options, and complaints about arguments. */
export function inLanguage(command: Command, say: Say): Command {
  const told = (text: string): string => say(recognised(text));
  return command
    .configureHelp({
      styleTitle: told,
      optionDescription(this: Help, option: Option) { return told(describe(option)); },
    })
    .configureOutput({ outputError: (text, write) => { write(`${told(text.trimEnd())}\n`); } })
    .helpOption('-h, --help', say(helpText));
}
export const helpText: Text = phrase`display help for command`;

/** As commander has it. */
function describe(option: Option): string {
  const { description, argChoices } = option;
  const defaultValue: unknown = option.defaultValue;
  const isShown = typeof defaultValue === 'string' || (typeof defaultValue === 'boolean' && option.isBoolean());
  const extra = [...(argChoices ? [`choices: ${argChoices.map((choice) => JSON.stringify(choice)).join(', ')}`] : []), ...(isShown ? [`default: ${JSON.stringify(defaultValue)}`] : [])];
  return extra.length === 0 ? description : `${description} (${extra.join(', ')})`;
}
