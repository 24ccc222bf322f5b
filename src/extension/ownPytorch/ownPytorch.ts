/**
 * @file "Compare with your PyTorch": the same penalty on the same gradients, run by the user's own Python as a task. The only
 * place that starts anything of the user's; only where the workspace is trusted, and only when the button is pressed.
 */
import * as vscode from 'vscode';
import type { OwnResult, Told } from '../../protocol/ownPytorch.ts';
import { findPython, isThere } from './interpreter.ts';
import { runTask } from './task.ts';
import { readTold } from './told.ts';

export class OwnPytorch {
  readonly #storage: vscode.Uri;
  readonly #hasProcesses: boolean;
  #running: AbortController | undefined;

  /** `hasProcesses`: the extension host is one itself, not a worker of a page. */
  constructor(storage: vscode.Uri, hasProcesses: boolean) {
    this.#storage = storage;
    this.#hasProcesses = hasProcesses;
  }

  /** Why it can't be asked here at all. */
  get obstacle(): string | undefined {
    if (!this.#hasProcesses) return vscode.l10n.t('A browser can’t start Python. Open the folder in VS Code for desktop, over SSH or in a container to compare.');
    return vscode.workspace.isTrusted ? undefined : vscode.l10n.t('Disabled in Restricted Mode, because it runs the file’s code in your Python. Trust the workspace to compare.');
  }

  /** `program`: what the language server made of the penalty in `file`. */
  async ask(program: string, file: vscode.Uri): Promise<OwnResult> {
    const { obstacle } = this;
    if (obstacle !== undefined) return problem(obstacle);
    if (this.#running !== undefined) return problem(vscode.l10n.t('Your Python is still running an earlier comparison.'));
    this.#running = new AbortController();
    try {
      return await this.#compare(program, file, this.#running.signal);
    } finally {
      this.#running = undefined;
    }
  }

  stop(): void { this.#running?.abort(); }

  async #compare(program: string, file: vscode.Uri, stopped: AbortSignal): Promise<OwnResult> {
    const python = await findPython(file);
    if (python === undefined) return problem(vscode.l10n.t('No Python is known here. Select an interpreter in the Python extension, or set python.defaultInterpreterPath.'));
    if (!await isThere(python)) return problem(vscode.l10n.t('There is no Python at {0}. Select another interpreter, or correct python.defaultInterpreterPath.', python));
    return this.#run(python, program, stopped);
  }

  async #run(python: string, program: string, stopped: AbortSignal): Promise<OwnResult> {
    const id = crypto.randomUUID();
    const [script, answers] = [vscode.Uri.joinPath(this.#storage, `${id}.py`), vscode.Uri.joinPath(this.#storage, `${id}.json`)];
    try {
      await vscode.workspace.fs.writeFile(script, new TextEncoder().encode(program));
      const process = new vscode.ProcessExecution(python, [script.fsPath], { cwd: this.#storage.fsPath, env: { PENALTY_LENS_ANSWERS: answers.fsPath } });
      const exitCode = await runTask(vscode.l10n.t('Compare with PyTorch'), process, stopped);
      return stopped.aborted ? { kind: 'stopped' } : resultOf(await read(answers), python, exitCode);
    } catch (error) {
      return problem(vscode.l10n.t('{0} could not be started: {1}', python, error instanceof Error ? error.message : String(error)));
    } finally {
      for (const file of [script, answers]) await remove(file);
    }
  }
}

function resultOf(told: Told | undefined, python: string, exitCode: number | undefined): OwnResult {
  if (told === undefined) return problem(vscode.l10n.t('{0} ended with code {1} before it answered. The terminal “Compare with PyTorch” says why.', python, exitCode ?? '?'));
  if ('answers' in told) return { kind: 'answers', python, ...told };
  if (told.missing === 'torch') return problem(vscode.l10n.t('{0} has no PyTorch. Select an interpreter that has it, or install it: {0} -m pip install torch', python));
  if (told.missing !== null) return problem(vscode.l10n.t('{0} lacks the module {1}, which this file imports.', python, told.missing));
  return problem(vscode.l10n.t('PyTorch stopped before the penalty could be asked: {0}', told.failure));
}

const problem = (message: string): OwnResult => ({ kind: 'problem', message });

const read = (file: vscode.Uri): Promise<Told | undefined> =>
  Promise.resolve(vscode.workspace.fs.readFile(file)).then((bytes) => readTold(new TextDecoder().decode(bytes)), () => undefined);

/** It may never have been written. */
const remove = (file: vscode.Uri): Promise<void> => Promise.resolve(vscode.workspace.fs.delete(file)).catch(() => undefined);
