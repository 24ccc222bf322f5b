/**
 * @file The checks' pages, which travel with the extension, as documents of a scheme of their own: a web extension host
 * has no files that an editor could open.
 */
import * as vscode from 'vscode';
import { commands } from './place.ts';

const scheme = 'penalty-lens';
const folder = 'docs/checks';

/** For diagnostics: a link that opens the page of the check in the place of `{code}`. */
export const pageLink = `command:${commands.explain}?%5B%22{code}%22%5D`;

export function registerPages({ extensionUri }: vscode.ExtensionContext): vscode.Disposable {
  const read = async (path: string): Promise<string> => new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, folder, path)));
  return vscode.Disposable.from(
    vscode.workspace.registerTextDocumentContentProvider(scheme, { provideTextDocumentContent: ({ path }) => read(path) }),
    vscode.commands.registerCommand(commands.explain, async (code: unknown) => {
      if (typeof code !== 'string' || !/^[\w-]+$/.test(code)) return;
      const path = await firstReadable(candidates(code), read);
      if (path === undefined) void vscode.window.showInformationMessage(vscode.l10n.t('There is no page on {0}.', code));
      else await vscode.commands.executeCommand('markdown.showPreview', vscode.Uri.from({ scheme, path: `/${path}` }));
    }),
  );
}

/** In the user's language, where there is one; else in English. */
const candidates = (code: string): readonly string[] => [`${vscode.env.language.toLowerCase()}/${code}.md`, `${code}.md`];

async function firstReadable(paths: readonly string[], read: (path: string) => Promise<string>): Promise<string | undefined> {
  for (const path of paths) if (await read(path).then(() => true, () => false)) return path;
  return undefined;
}
