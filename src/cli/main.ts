/** @file The command line: reads arguments, calls a command, exits with its code. */
import { Command, InvalidArgumentError, Option } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import { evaluate, explain, run, type CommonOptions, type Streams } from './commands.ts';

const streams: Streams = { out: (text) => process.stdout.write(text), err: (text) => process.stderr.write(text) };

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

await program.parseAsync();
