/** @file The numbers behind lines with a confirmed mistake: `0.9298, should be 0`, in the colour of errors. */
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { marksNotification, type MarksParams } from '../protocol/lsp.ts';

/** Shows what the server says until a text changes; then it is out of date, and new marks follow. */
export function showMarks(client: BaseLanguageClient): vscode.Disposable {
  const decoration = vscode.window.createTextEditorDecorationType({
    after: { margin: '0 0 0 2em', color: new vscode.ThemeColor('editorError.foreground'), fontStyle: 'italic' },
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
  });
  const known = new Map<string, MarksParams>();
  const paint = (editor: vscode.TextEditor): void => {
    const { document } = editor;
    const marks = known.get(client.code2ProtocolConverter.asUri(document.uri));
    editor.setDecorations(decoration, marks?.version === document.version ? marks.marks.map((mark) => optionsOf(document, mark)) : []);
  };
  return vscode.Disposable.from(
    decoration,
    client.onNotification(marksNotification, (params: MarksParams) => {
      known.set(params.uri, params);
      for (const editor of vscode.window.visibleTextEditors) if (client.code2ProtocolConverter.asUri(editor.document.uri) === params.uri) paint(editor);
    }),
    vscode.window.onDidChangeVisibleTextEditors((editors) => { editors.forEach(paint); }),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) for (const editor of vscode.window.visibleTextEditors) if (editor.document === document) paint(editor);
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => { known.delete(client.code2ProtocolConverter.asUri(uri)); }),
  );
}

function optionsOf(document: vscode.TextDocument, { line, text }: MarksParams['marks'][number]): vscode.DecorationOptions {
  const { range } = document.lineAt(Math.min(line, document.lineCount - 1));
  return { range: new vscode.Range(range.end, range.end), renderOptions: { after: { contentText: text } } };
}
