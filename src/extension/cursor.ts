/** @file Tells the server where the cursor is, since inlay hints are shown in the function around it. */
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { cursorNotification, type CursorParams } from '../protocol/lsp.ts';

const debounceMs = 100;

export function tellCursor(client: BaseLanguageClient): vscode.Disposable {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tell = (editor: vscode.TextEditor | undefined): void => {
    clearTimeout(timer);
    if (editor?.document.languageId !== 'python') return;
    timer = setTimeout(() => {
      const { line, character } = editor.selection.active;
      const params: CursorParams = { uri: client.code2ProtocolConverter.asUri(editor.document.uri), position: { line, character } };
      void client.sendNotification(cursorNotification, params);
    }, debounceMs);
  };
  tell(vscode.window.activeTextEditor);
  return vscode.Disposable.from(
    vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => { tell(textEditor); }),
    vscode.window.onDidChangeActiveTextEditor(tell),
    new vscode.Disposable(() => { clearTimeout(timer); }),
  );
}
