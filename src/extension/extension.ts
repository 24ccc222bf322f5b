/**
 * @file What happens when VS Code activates us: registrations, and nothing else. The language client is loaded afterwards,
 * when the first Python file appears that could hold a gradient penalty.
 */
import * as vscode from 'vscode';
import type { Client, StartClient } from './client.ts';
import { registerCommands } from './commands.ts';
import { followEditors } from './follow.ts';
import { Following } from './following.ts';
import { Inquiry } from './inquiry.ts';
import { OwnPytorch } from './ownPytorch/ownPytorch.ts';
import { registerPages } from './pages.ts';
import { PenaltyPanel } from './panel.ts';
import { PenaltiesView } from './penalties/view.ts';
import { registerSamples } from './samples.ts';
import { registerTools } from './tools/tools.ts';
import { registerPanelCommands } from './panelCommands.ts';
import { whenPenaltyFileAppears } from './trigger.ts';

/** For tests: the client that runs, if one was needed. */
export interface Api { readonly client: () => Promise<Client> | undefined }

/** What the two extension hosts do not have in common. */
export interface ExtensionHost { readonly startClient: StartClient; readonly hasProcesses: boolean }

export function activateWith(context: vscode.ExtensionContext, { startClient, hasProcesses }: ExtensionHost): Api {
  let client: Promise<Client> | undefined;
  const getClient = (): Promise<Client> => client ??= startClient(context);

  const panel = new PenaltyPanel(context.extensionUri, context.workspaceState, new OwnPytorch(context.globalStorageUri, hasProcesses));
  const following = new Following(context.globalState);
  context.subscriptions.push(
    vscode.window.registerWebviewViewProvider(PenaltyPanel.id, panel),
    registerCommands(getClient, panel),
    registerPages(context),
    new PenaltiesView(getClient).register(),
    registerTools(getClient),
    registerSamples(context),
    registerPanelCommands(panel, context.extension.id),
    following.register(),
    followEditors(panel, new Inquiry(panel, getClient), following),
    whenPenaltyFileAppears(() => void getClient()),
    new vscode.Disposable(() => void client?.then((started) => started.stop())),
  );
  return { client: () => client };
}
