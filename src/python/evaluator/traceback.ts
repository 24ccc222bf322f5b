/**
 * @file A traceback as Python prints it.
 */
import type { Location } from './interpreter.ts';

/** What an outcome of kind `raises` holds. */
export interface RaisedException { readonly type: string; readonly message: string; readonly traceback: readonly Location[] }

/** `Traceback (most recent call last): …`, with the source lines of `files` (path → text). */
export function formatTraceback(exception: RaisedException, files: ReadonlyMap<string, string>): string {
  const lines = exception.traceback.flatMap((location) => frameLines(location, files.get(location.file)));
  const head = lines.length === 0 ? [] : ['Traceback (most recent call last):', ...lines];
  return [...head, exception.message === '' ? exception.type : `${exception.type}: ${exception.message}`].join('\n');
}

function frameLines(location: Location, text: string | undefined): string[] {
  const name = location.function.split('.').at(-1) ?? location.function;
  if (text === undefined) return [`  File "${location.file}", in ${name}`];
  const line = lineAt(text, location.node.start);
  const source = text.split(/\r\n|\n|\r/)[line - 1]?.trim() ?? '';
  return [`  File "${location.file}", line ${String(line)}, in ${name}`, ...(source === '' ? [] : [`    ${source}`])];
}

const lineAt = (text: string, offset: number): number => text.slice(0, offset).split(/\r\n|\n|\r/).length;
