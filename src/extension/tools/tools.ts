/**
 * @file Language-model tools: an agent in the editor asks for a verdict, or for its reasons, and gets what the panel would
 * say as a few lines of text. Nothing is executed outside our own evaluator, so nothing has to be allowed.
 */
import * as vscode from 'vscode';
import type { ReportParams } from '../../protocol/lsp.ts';
import type { Client } from '../client.ts';
import { fileAt } from './fileAt.ts';

/** As package.json describes it. */
export interface ToolInput {
  readonly file?: string;
  readonly code?: string;
  readonly function?: string;
  readonly shape?: readonly number[];
}

const names = { evaluate: 'evaluate_gradient_penalty', explain: 'explain_gradient_penalty' } as const satisfies Record<ReportParams['kind'], string>;

export function registerTools(getClient: () => Promise<Client>): vscode.Disposable {
  return vscode.Disposable.from(...(['evaluate', 'explain'] as const).map((kind) => vscode.lm.registerTool<ToolInput>(names[kind], {
    invoke: async ({ input }, token) => {
      const params = await paramsOf(kind, input);
      const { text } = await (await getClient()).report(params, token);
      return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(text)]);
    },
    prepareInvocation: ({ input }) => ({ invocationMessage: messageOf(kind, input) }),
  })));
}

function messageOf(kind: ReportParams['kind'], { file, function: name }: ToolInput): string {
  const what = name ?? file?.split(/[\\/]/).at(-1) ?? vscode.l10n.t('the gradient penalty');
  return kind === 'evaluate' ? vscode.l10n.t('Evaluating {0}', what) : vscode.l10n.t('Explaining {0}', what);
}

/** Without a file and without code, the file in front of the user is meant. */
async function paramsOf(kind: ReportParams['kind'], { file, code, function: name, shape }: ToolInput): Promise<ReportParams> {
  const uri = code === undefined ? await fileAt(file) : undefined;
  if (shape?.every((size) => Number.isInteger(size) && size > 0) === false || shape?.length === 0) throw new Error('`shape` is a list of positive whole numbers, such as [256, 1, 28, 28].');
  if (code === undefined && uri === undefined) throw new Error('Give `file`, the path of a Python file or notebook, or `code`, a Python program.');
  return { kind, uri: uri?.toString(), code, function: name, shape };
}
