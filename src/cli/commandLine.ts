/** @file The command line's commands and options: reads arguments, calls a command, exits with its code. */
import { Command, InvalidArgumentError, Option } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import { createColors } from 'picocolors';
import { readFileSync } from 'node:fs';
import { check, type CheckOptions, type CheckStreams } from './check/check.ts';
import { parseCodes, parseSeverities } from './check/selection.ts';
import { startServer } from './languageServer.ts';
import { evaluate, explain, run, type CommonOptions } from './commands.ts';

const streams: CheckStreams = {
  out: (text) => process.stdout.write(text), err: (text) => process.stderr.write(text),
  stdin: () => readFileSync(0), terminal: process.stderr,
};

const shape = (text: string): readonly number[] => {
  const sizes = text.split(/[,x×]/).map((part) => Number(part.trim()));
  if (sizes.length < 2 || !sizes.every((size) => Number.isInteger(size) && size > 0)) throw new InvalidArgumentError('A shape is positive whole numbers, such as 256,1,28,28.');
  return sizes;
};
const count = (text: string): number => {
  const value = Number(text);
  if (!Number.isFinite(value) || value < 0) throw new InvalidArgumentError('This must be a number, 0 or more.');
  return value;
};

/** I/O and usage errors are 2, as docs/cli.md promises. */
const exitWith = async (command: () => Promise<number>): Promise<void> => {
  try {
    process.exitCode = await command();
  } catch (error) {
    streams.err(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  }
};

/** What a parser throws is a usage error. */
const parsed = <T>(parse: (text: string) => T) => (text: string): T => {
  try {
    return parse(text);
  } catch (error) {
    throw new InvalidArgumentError(error instanceof Error ? error.message : String(error));
  }
};

/** The command line's own answer, or what the terminal and NO_COLOR say. On a pipe `isTTY` is not false but undefined. */
const wantsColor = (color: 'auto' | 'always' | 'never'): boolean => (color === 'auto' && process.stdout.isTTY ? createColors().isColorSupported : color === 'always');

const program = new Command('penalty-lens')
  .description('Runs a gradient penalty as written and tells whether it is right.')
  .version(packageJson.version)
  .exitOverride((error) => { process.exit(error.exitCode === 0 ? 0 : 2); });

const common = (command: Command): Command => command
  .addOption(new Option('--format <format>', 'how to print').choices(['text', 'json']).default('text'))
  .option('--seed <n>', 'seed of the random probes and of torch', count)
  .option('--max-steps <n>', 'statements and expressions before giving up', count)
  .option('--max-bytes <n>', 'bytes of arrays before giving up', count)
  .option('--timeout <seconds>', 'seconds before giving up', count);

common(program.command('evaluate').argument('<file>', 'FILE or FILE:LINE').description('verdict, probes and numbers of every penalty in a file'))
  .option('--shape <shape>', 'shape of a batch, such as 256,1,28,28', shape)
  .option('--function <name>', 'only this function')
  .action((file: string, options: CommonOptions) => exitWith(() => evaluate(file, options, streams)));
common(program.command('explain').argument('<place>', 'FILE:LINE:COL').description('what the hover says there, as Markdown'))
  .action((place: string, options: CommonOptions) => exitWith(() => explain(place, options, streams)));
common(program.command('run').argument('<file>').argument('[args...]', 'arguments of the program').description('prints what Python with PyTorch would print'))
  .option('--tests', 'run its tests as pytest does (by itself for test_*.py and *_test.py)')
  .option('--no-tests', 'run it as a script')
  .action((file: string, args: readonly string[], options: CommonOptions) => exitWith(() => run(file, args, options, streams)));

program.command('check').argument('<paths...>', 'files and folders, or - for standard input').description('mistakes in the penalties of Python files and notebooks')
  .addOption(new Option('--format <format>', 'how to print').choices(['text', 'json', 'sarif', 'github']).default('text'))
  .option('--select <codes>', 'only these checks, such as norm-whole-batch,mean-before-square', parsed(parseCodes))
  .option('--ignore <codes>', 'not these checks', parsed(parseCodes))
  .option('--severity <levels>', 'how much a check counts, such as norm-whole-batch=warning,wrong-p=off', parsed(parseSeverities))
  .option('--fix', 'write fixes into the files, after running them')
  .option('--stdin-filename <path>', 'the name of what standard input holds')
  .option('--max-bytes <n>', 'bytes of arrays before giving up', count)
  .option('--timeout <seconds>', 'seconds for one file before giving up', count)
  .option('--quiet', 'no summary')
  .addOption(new Option('--color <when>', 'colours in text').choices(['auto', 'always', 'never']).default('auto'))
  .action((paths: readonly string[], options: Omit<CheckOptions, 'color'> & { readonly color: 'auto' | 'always' | 'never' }) =>
    exitWith(() => check(paths, { ...options, color: wantsColor(options.color) }, streams)));

program.command('lsp').description('the language server for any editor')
  .addOption(new Option('--stdio', 'speak over standard input and output').default(true))
  .addOption(new Option('--node-ipc', 'speak over the channel of a parent process'))
  .addOption(new Option('--socket <port>', 'speak over a socket'))
  .addOption(new Option('--pipe <name>', 'speak over a pipe'))
  .addOption(new Option('--clientProcessId <id>', 'end with this process'))
  .action(() => exitWith(startServer));

/** Reads the process's arguments. Whoever closes the pipe early has seen enough. */
export async function runCommandLine(): Promise<void> {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => { if (error.code !== 'EPIPE') throw error; });
  await program.parseAsync();
}
