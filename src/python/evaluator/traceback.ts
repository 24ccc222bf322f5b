/**
 * @file A traceback as Python prints it: frames, the marks under the expression that failed, causes and contexts.
 */
import type { Location, Program } from './interpreter.ts';
import { placeText, type SourceText } from './sourceText.ts';

/** What an outcome of kind `raises` holds. */
export interface RaisedException {
  readonly type: string;
  readonly message: string;
  readonly traceback: readonly Location[];
  /** What `add_note` added. */
  readonly notes?: readonly string[] | undefined;
  /** The exception that this one was raised from, or while handling. */
  readonly before?: { readonly exception: RaisedException; readonly link: 'cause' | 'context' } | undefined;
}

const links = {
  cause: 'The above exception was the direct cause of the following exception:',
  context: 'During handling of the above exception, another exception occurred:',
} as const;

/** What a traceback quotes from, by path. */
export type Files = ReadonlyMap<string, SourceText>;

/** Of a whole program. */
export const filesOf = ({ main, modules }: Program): Files => new Map([main, ...Object.values(modules)].map((file) => [file.path, file]));

/** `Traceback (most recent call last): …`, with the source lines of `files`. */
export function formatTraceback(exception: RaisedException, files: Files): string {
  const { before } = exception;
  const earlier = before === undefined ? '' : `${formatTraceback(before.exception, files)}\n\n${links[before.link]}\n\n`;
  const lines = stackLines(exception.traceback, files);
  const head = lines.length === 0 ? [] : ['Traceback (most recent call last):', ...lines];
  return earlier + [...head, exception.message === '' ? exception.type : `${exception.type}: ${exception.message}`, ...(exception.notes ?? [])].join('\n');
}

/** The frames, outermost first; what repeats more than three times is counted. */
export function stackLines(traceback: readonly Location[], files: Files): string[] {
  const result: string[] = [];
  let last = '', times = 0;
  const tell = (): void => { if (times > 3) result.push(`  [Previous line repeated ${String(times - 3)} more time${times === 4 ? '' : 's'}]`); };
  for (const location of traceback) {
    const lines = frameLines(location, files.get(location.file));
    const head = lines[0] ?? '';
    if (head !== last) { tell(); times = 0; }
    last = head;
    times += 1;
    if (times <= 3) result.push(...lines);
  }
  tell();
  return result;
}

function frameLines(location: Location, file: SourceText | undefined): string[] {
  const name = location.function.split('.').at(-1) ?? location.function;
  if (file === undefined) return [`  File "${location.file}", in ${name}`];
  const { text } = file;
  const start = text.lastIndexOf('\n', location.node.start - 1) + 1;
  const line = (/^[^\r\n]*/.exec(text.slice(start)))?.[0] ?? '';
  const source = line.trim();
  const head = `  File "${location.file}", ${placeText(file, location.node.start)}, in ${name}`;
  if (source === '') return [head];
  const marks = marksUnder(location, text, start, line);
  return [head, `    ${source}`, ...(marks === '' ? [] : [`    ${marks}`])];
}

/** `~~^~~` under an operation, `^^^` under anything else that is less than the line. */
function marksUnder({ node, operator }: Location, text: string, lineStart: number, line: string): string {
  const source = line.trim();
  const indent = line.length - line.trimStart().length;
  const from = node.start - lineStart;
  const sameLine = !text.slice(node.start, node.end).includes('\n');
  const to = sameLine ? node.end - lineStart : indent + source.length;
  const anchor = sameLine && operator !== undefined ? anchorOf(text, operator) : undefined;
  if (to - from >= source.length && anchor === undefined) return '';
  const blank = ' '.repeat(Math.max(0, from - indent));
  if (anchor === undefined) return blank + '^'.repeat(Math.max(0, to - from));
  return blank + '~'.repeat(anchor.start - node.start) + '^'.repeat(anchor.end - anchor.start) + '~'.repeat(node.end - anchor.end);
}

/** Of what stands between two operands, the operator itself: its first sign, and the second where there is one. */
function anchorOf(text: string, { start, end, whole }: NonNullable<Location['operator']>): { readonly start: number; readonly end: number } {
  if (whole) return { start, end };
  const between = text.slice(start, end);
  const first = start + (between.length - between.trimStart().length);
  const second = text[first + 1] ?? ' ';
  return { start: first, end: first + 1 < end && !/\s/.test(second) ? first + 2 : first + 1 };
}
