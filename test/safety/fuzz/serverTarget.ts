/** @file The language server: messages in any order and of any form are answered, and a file is judged afterwards as ever. */
import { ResponseError, LSPErrorCodes } from 'vscode-languageserver/node';
import fc from 'fast-check';
import { createService, type ServiceTools } from '../../../src/service/index.ts';
import { connect, uri, type TestEditor } from '../../lsp/client.ts';
import type { Bench } from './bench.ts';
import { target, type Target } from './target.ts';
import { damaged, soup } from './texts.ts';

interface Message { readonly kind: 'request' | 'notification'; readonly method: string; readonly params: unknown; /** Whether it is as the protocol has it. */ readonly isProper: boolean }

const requests = ['textDocument/hover', 'textDocument/codeLens', 'textDocument/codeAction', 'textDocument/diagnostic', 'textDocument/inlayHint', 'penaltyLens/hover', 'penaltyLens/subject', 'penaltyLens/penalties', 'penaltyLens/report', 'penaltyLens/expression', 'penaltyLens/evaluate', 'workspace/executeCommand'];
const strangeUris = ['', 'a', 'file:///', 'file:///a%', 'untitled:1', 'file:///%00', 'vscode-notebook-cell:/a#b', '__proto__', 'http://example.com/a.py'];

const line = fc.oneof({ arbitrary: fc.integer({ min: 0, max: 30 }), weight: 5 }, { arbitrary: fc.constantFrom(2 ** 31 - 1, 100_000), weight: 1 });
const position = fc.record({ line, character: line });
const range = fc.record({ start: position, end: position });
const address = fc.oneof({ arbitrary: fc.constant(uri), weight: 6 }, { arbitrary: fc.constantFrom(...strangeUris), weight: 1 });

const proper = (text: fc.Arbitrary<string>): fc.Arbitrary<Message> => fc.oneof(
  fc.tuple(fc.constantFrom(...requests.slice(0, 8)), address, position, range, soup).map(([method, at, where, around, words]): Message => ({
    kind: 'request', method, isProper: true,
    params: method.startsWith('penaltyLens/penalties') ? { uris: [at] } : { textDocument: { uri: at }, uri: at, position: where, range: around, context: { diagnostics: [] }, typeset: false, text: words, shape: undefined },
  })),
  soup.map((words): Message => ({ kind: 'request', method: 'penaltyLens/expression', params: { text: words }, isProper: true })),
  fc.tuple(text, fc.integer({ min: 2, max: 99 })).map(([whole, version]): Message => ({ kind: 'notification', method: 'textDocument/didChange', params: { textDocument: { uri, version }, contentChanges: [{ text: whole }] }, isProper: true })),
  fc.tuple(range, soup, fc.integer({ min: 2, max: 99 })).map(([of, words, version]): Message => ({ kind: 'notification', method: 'textDocument/didChange', params: { textDocument: { uri, version }, contentChanges: [{ range: of, text: words }] }, isProper: true })),
  position.map((at): Message => ({ kind: 'notification', method: 'penaltyLens/cursor', params: { uri, position: at }, isProper: true })),
  address.map((at): Message => ({ kind: 'notification', method: 'workspace/didChangeWatchedFiles', params: { changes: [{ uri: at, type: 2 }] }, isProper: true })),
);
const malformed: fc.Arbitrary<Message> = fc.tuple(fc.constantFrom(...requests, 'a/b', '$/a', 'constructor'), fc.oneof(fc.dictionary(fc.constantFrom('uri', 'textDocument', 'position', 'text', 'uris', 'arguments', '__proto__'), fc.jsonValue()), fc.constant({}))).map(([method, params]) => ({ kind: 'request', method, params, isProper: false }));

export const serverTarget = ({ penalties }: Bench, tools: ServiceTools): Target => target('server', 1, {
  inputs: fc.record({ text: damaged(penalties, 2), messages: fc.array(fc.oneof({ arbitrary: proper(damaged(penalties, 2)), weight: 5 }, { arbitrary: malformed, weight: 1 }), { maxLength: 8 }) }),
  check: async ({ text, messages }) => {
    const editor = await connect(createService(tools));
    try {
      await editor.open(text);
      const answers = await Promise.all(messages.map((message) => send(editor, message)));
      return answers.find((answer) => answer !== undefined) ?? await isAlive(editor);
    } finally {
      await editor.close();
    }
  },
  show: (session) => JSON.stringify(session, undefined, 1),
});

const patience = 60_000;

/** Nothing, where it was answered as it should. */
async function send({ connection }: TestEditor, { kind, method, params, isProper }: Message): Promise<string | undefined> {
  if (kind === 'notification') {
    await connection.sendNotification(method, params);
    return undefined;
  }
  try {
    return await Promise.race([connection.sendRequest(method, params).then(() => undefined), new Promise<string>((resolve) => { setTimeout(() => { resolve(`${method} was not answered`); }, patience).unref(); })]);
  } catch (error) {
    const isMeant = error instanceof ResponseError && (error.code === LSPErrorCodes.ContentModified || error.code === LSPErrorCodes.RequestCancelled);
    return isMeant || !isProper ? undefined : `${method}: ${String(error)}`;
  }
}

const right = 'import torch\n\ndef gradient_penalty(gradient):\n    return ((gradient.flatten(1).norm(2, dim=1) - 1) ** 2).mean()\n\ngradient_penalty(torch.zeros(16, 1, 28, 28))\n';

async function isAlive({ connection }: TestEditor): Promise<string | undefined> {
  const other = 'file:///right.py';
  await connection.sendNotification('textDocument/didOpen', { textDocument: { uri: other, languageId: 'python', version: 1, text: right } });
  const lenses = await connection.sendRequest<readonly { readonly command: { readonly title: string } }[]>('textDocument/codeLens', { textDocument: { uri: other } });
  return lenses[0]?.command.title.startsWith('✓ Correct') === true ? undefined : `afterwards a right file has ${JSON.stringify(lenses)}`;
}
