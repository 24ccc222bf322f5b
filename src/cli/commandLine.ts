/** @file The command line's commands and options: reads arguments, calls a command, exits with its code. */
import { Command, InvalidArgumentError, Option } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import { createColors } from 'picocolors';
import { readFileSync } from 'node:fs';
import { languages as allLanguages, type Language } from '../texts/languages.ts';
import { phrase } from '../texts/text.ts';
import { visible } from '../texts/visible.ts';
import { check, type CheckOptions, type CheckStreams } from './check/check.ts';
import { reasonOf } from './check/findFiles.ts';
import { parseCodes, parseSeverities } from './check/selection.ts';
import { helpText, inLanguage } from './commanderTexts.ts';
import { evaluate, explain, type CommonOptions } from './commands.ts';
import { startServer } from './languageServer.ts';
import { runInThread } from './deepRun.ts';
import { languageFor, languagesOf, messageOf, SaidError, sayerOf, type Say } from './language.ts';

const streamsIn = (language: Language): CheckStreams => ({
  out: (text) => process.stdout.write(text), err: (text) => process.stderr.write(text),
  stdin: () => readFileSync(0), terminal: process.stderr, language,
});

function shape(text: string): readonly number[] {
  const sizes = text.split(/[,x×]/).map((part) => Number(part.trim()));
  if (sizes.length < 2 || !sizes.every((size) => Number.isInteger(size) && size > 0)) throw new SaidError(phrase`A shape is positive whole numbers, such as 256,1,28,28.`);
  return sizes;
}

function count(text: string): number {
  const value = Number(text);
  if (!Number.isFinite(value) || value < 0) throw new SaidError(phrase`This must be a number, 0 or more.`);
  return value;
}

/** I/O and usage errors are 2, as docs/cli.md promises. */
const exitWith = async (command: () => Promise<number>, say: Say): Promise<void> => {
  try {
    process.exitCode = await command();
  } catch (error) {
    process.stderr.write(`${visible(messageOf(error, say))}\n`);
    process.exitCode = 2;
  }
};

/** What a parser throws is a usage error. */
const parserIn = (say: Say) => <T>(parse: (text: string) => T) => (text: string): T => {
  try {
    return parse(text);
  } catch (error) {
    throw new InvalidArgumentError(messageOf(error, say));
  }
};

/** The command line's own answer, or what the terminal and NO_COLOR say. On a pipe `isTTY` is not false but undefined. */
const wantsColor = (color: 'auto' | 'always' | 'never'): boolean => (color === 'auto' && process.stdout.isTTY ? createColors().isColorSupported : color === 'always');

/** Reads the process's arguments. Whoever closes the pipe early has seen enough. */
export async function runCommandLine(): Promise<void> {
  const args = process.argv.slice(2);
  process.stdout.on('error', (error: NodeJS.ErrnoException) => { if (error.code !== 'EPIPE') giveUp(error, sayerOf(languagesOf(args, process.env).forPeople)); });
  await createProgram(args).parseAsync();
}

/** Nothing more of what is found would be read. */
function giveUp(error: NodeJS.ErrnoException, say: Say): never {
  process.stderr.write(`${say(phrase`The output could not be written: ${reasonOf(error, say)}.`)}\n`);
  process.exit(2);
}

/** Arguments are looked at for the language alone; parsing them is commander's. */
function createProgram(args: readonly string[]): Command {
  const languages = languagesOf(args, process.env);
  const say = sayerOf(languages.forPeople);
  const parsed = parserIn(say);
  const streamsFor = (format: string | undefined): CheckStreams => streamsIn(languageFor(format, languages));
  const language = (command: Command): Command => inLanguage(command, say)
    .addOption(new Option('--language <language>', say(phrase`language of what is printed; for text, that of the terminal`)).choices([...allLanguages]));
  const common = (command: Command): Command => language(command)
    .addOption(new Option('--format <format>', say(phrase`how to print`)).choices(['text', 'json']).default('text'))
    .option('--seed <n>', say(phrase`seed of the random probes and of torch`), parsed(count))
    .option('--max-steps <n>', say(phrase`statements and expressions before giving up`), parsed(count))
    .option('--max-bytes <n>', say(phrase`bytes of arrays before giving up`), parsed(count))
    .option('--timeout <seconds>', say(phrase`seconds before giving up`), parsed(count));

  const program = inLanguage(new Command('penalty-lens'), say)
    .description(say(phrase`Runs a gradient penalty as written and tells whether it is right.`))
    .helpCommand('help [command]', say(helpText))
    .version(packageJson.version, '-V, --version', say(phrase`output the version number`))
    .exitOverride((error) => { process.exit(error.exitCode === 0 ? 0 : 2); });
  common(program.command('evaluate').argument('<file>', say(phrase`FILE or FILE:LINE`)).description(say(phrase`verdict, probes and numbers of every penalty in a file`)))
    .option('--shape <shape>', say(phrase`shape of a batch, such as 256,1,28,28`), parsed(shape))
    .option('--function <name>', say(phrase`only this function`))
    .action((file: string, options: CommonOptions) => exitWith(() => evaluate(file, options, streamsFor(options.format)), say));
  common(program.command('explain').argument('<place>', say(phrase`FILE:LINE:COL`)).description(say(phrase`what the hover says there, as Markdown`)))
    .action((place: string, options: CommonOptions) => exitWith(() => explain(place, options, streamsFor(options.format)), say));
  common(program.command('run').argument('<file>').argument('[args...]', say(phrase`arguments of the program`)).description(say(phrase`prints what Python with PyTorch would print`)))
    .option('--tests', say(phrase`run its tests as pytest does (by itself for test_*.py and *_test.py)`))
    .option('--no-tests', say(phrase`run it as a script`))
    .action((file: string, given: readonly string[], options: CommonOptions) => {
      const streams = streamsFor(options.format);
      return exitWith(() => runInThread({ path: file, argv: given, options, language: streams.language }, streams), say);
    });

  language(program.command('check').argument('<paths...>', say(phrase`files and folders, or - for standard input`)).description(say(phrase`mistakes in the penalties of Python files and notebooks`)))
    .addOption(new Option('--format <format>', say(phrase`how to print`)).choices(['text', 'json', 'sarif', 'github']).default('text'))
    .option('--select <codes>', say(phrase`only these checks, such as norm-whole-batch,mean-before-square`), parsed(parseCodes))
    .option('--ignore <codes>', say(phrase`not these checks`), parsed(parseCodes))
    .option('--severity <levels>', say(phrase`how much a check counts, such as norm-whole-batch=warning,wrong-p=off`), parsed(parseSeverities))
    .option('--fix', say(phrase`write fixes into the files, after running them`))
    .option('--stdin-filename <path>', say(phrase`the name of what standard input holds`))
    .option('--max-bytes <n>', say(phrase`bytes of arrays before giving up`), parsed(count))
    .option('--timeout <seconds>', say(phrase`seconds for one file before giving up`), parsed(count))
    .option('--quiet', say(phrase`no summary`))
    .addOption(new Option('--color <when>', say(phrase`colours in text`)).choices(['auto', 'always', 'never']).default('auto'))
    .action((paths: readonly string[], options: Omit<CheckOptions, 'color'> & { readonly color: 'auto' | 'always' | 'never' }) =>
      exitWith(() => check(paths, { ...options, color: wantsColor(options.color) }, streamsFor(options.format)), say));

  inLanguage(program.command('lsp').description(say(phrase`the language server for any editor`)), say)
    .addOption(new Option('--stdio', say(phrase`speak over standard input and output`)).default(true))
    .addOption(new Option('--node-ipc', say(phrase`speak over the channel of a parent process`)))
    .addOption(new Option('--socket <port>', say(phrase`speak over a socket`)))
    .addOption(new Option('--pipe <name>', say(phrase`speak over a pipe`)))
    .addOption(new Option('--clientProcessId <id>', say(phrase`end with this process`)))
    .action(() => exitWith(startServer, say));
  return program;
}
