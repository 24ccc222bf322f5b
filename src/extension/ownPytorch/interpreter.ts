/** @file The user's Python: what the Python extension has selected, else what `python.defaultInterpreterPath` names. */
import * as vscode from 'vscode';

/** What we use of the Python extension's API. */
interface PythonExtension {
  readonly environments: {
    getActiveEnvironmentPath(resource: vscode.Uri): { readonly id: string; readonly path: string };
    resolveEnvironment(environment: { readonly id: string; readonly path: string }): Promise<{ readonly executable: { readonly uri: vscode.Uri | undefined } } | undefined>;
  };
}

/** An executable's path, or a command on the PATH; undefined where none is known. */
export async function findPython(resource: vscode.Uri): Promise<string | undefined> {
  return await selectedIn(resource) ?? configuredIn(resource);
}

/** undefined as well where the extension is another one than we know. */
async function selectedIn(resource: vscode.Uri): Promise<string | undefined> {
  const extension = vscode.extensions.getExtension<PythonExtension>('ms-python.python');
  try {
    const api = await extension?.activate();
    const environment = api && await api.environments.resolveEnvironment(api.environments.getActiveEnvironmentPath(resource));
    return environment?.executable.uri?.fsPath;
  } catch {
    return undefined;
  }
}

function configuredIn(resource: vscode.Uri): string | undefined {
  const path = vscode.workspace.getConfiguration('python', resource).get<string>('defaultInterpreterPath', '');
  const folder = vscode.workspace.getWorkspaceFolder(resource)?.uri.fsPath;
  const filled = path.replaceAll('${workspaceFolder}', folder ?? '.').replaceAll(/\$\{env:(\w+)\}/g, (_, name: string) => variables()[name] ?? '');
  return filled === '' ? undefined : filled.replace(/^~(?=[\\/])/, variables()['HOME'] ?? variables()['USERPROFILE'] ?? '~');
}

/** None in a worker. */
const variables = (): Readonly<Record<string, string | undefined>> => (globalThis as { readonly process?: { readonly env: Readonly<Record<string, string | undefined>> } }).process?.env ?? {}; // Node's, where there is one

/** A command on the PATH is looked for by whoever starts it. */
export async function isThere(python: string): Promise<boolean> {
  if (!/[\\/]/.test(python)) return true;
  return Promise.resolve(vscode.workspace.fs.stat(vscode.Uri.file(python))).then(() => true, () => false);
}
