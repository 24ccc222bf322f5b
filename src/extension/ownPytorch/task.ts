/** @file A process as a task of VS Code: seen in the terminal, ended there or here, and never through a shell. */
import * as vscode from 'vscode';

/** Answers its exit code; undefined: it was ended, or never began. */
export async function runTask(name: string, process: vscode.ProcessExecution, stopped: AbortSignal): Promise<number | undefined> {
  const task = new vscode.Task({ type: 'process' }, vscode.TaskScope.Workspace, name, 'Penalty Lens', process, []);
  task.presentationOptions = { reveal: vscode.TaskRevealKind.Silent, panel: vscode.TaskPanelKind.Dedicated, focus: false, clear: true, showReuseMessage: false };
  // Before it is started: it may end at once.
  const end = whenEnded(name);
  // A task that is ended before its process began goes on.
  const begun = vscode.tasks.onDidStartTaskProcess(({ execution }) => { if (execution.task.name === name && stopped.aborted) execution.terminate(); });
  try {
    const execution = await vscode.tasks.executeTask(task);
    stopped.addEventListener('abort', () => { execution.terminate(); });
    return await end.exitCode;
  } finally {
    end.dispose();
    begun.dispose();
  }
}

/** The process tells its code, the task that all of it is over. */
function whenEnded(name: string): { readonly exitCode: Promise<number | undefined>; dispose(): void } {
  const listeners: vscode.Disposable[] = [];
  let code: number | undefined;
  const exitCode = new Promise<number | undefined>((resolve) => {
    listeners.push(
      vscode.tasks.onDidEndTaskProcess(({ execution, exitCode: told }) => { if (execution.task.name === name) code = told; }),
      vscode.tasks.onDidEndTask(({ execution }) => { if (execution.task.name === name) resolve(code); }),
    );
  });
  return { exitCode, dispose: () => { for (const listener of listeners) listener.dispose(); } };
}
