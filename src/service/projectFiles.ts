/**
 * @file The files of a project as the service sees them: what is open counts as it stands in the editor, everything else
 * as it was read. A document remembers what it asked for, so that it can be told when an answer changes.
 */

/** undefined where there is no such file. Paths are text with slashes. */
export type ReadFile = (path: string) => string | undefined;

/** Answers, each with what it was; `hasChanged` asks again. */
export class RememberedFiles {
  readonly #readFile: ReadFile;
  readonly #answers = new Map<string, string | undefined>();

  constructor(readFile: ReadFile) { this.#readFile = readFile; }

  readonly read: ReadFile = (path) => {
    const text = this.#readFile(path);
    this.#answers.set(path, text);
    return text;
  };

  /** Whether one of these paths was asked for and would be answered otherwise now. */
  hasChanged(paths: readonly string[]): boolean {
    return paths.some((path) => this.#answers.has(path) && this.#answers.get(path) !== this.#readFile(path));
  }
}
