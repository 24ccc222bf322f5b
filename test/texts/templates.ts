/** @file Reads out of our sources, as text, what they say: sentences tagged for translation, and those of the folders that know none. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';


/** Every template that is tagged in a folder, with where it is. */
export function taggedIn(folder: string): ReadonlyMap<string, string> {
  return collected(folder, (node) => (ts.isTaggedTemplateExpression(node) && node.tag.getText() === 'phrase' ? [templateOf(node.template)] : []));
}

/** What calls that end a run, or that leave a note, are given to say in a folder. */
export function saidIn(folder: string): ReadonlyMap<string, string> {
  return collected(folder, (node) => ((ts.isCallExpression(node) || ts.isNewExpression(node)) && ends.test(node.expression.getText()) ? (node.arguments ?? []).flatMap(sentencesOf) : []));
}
const ends = /(^|\.)(unsupported|Unsupported|BudgetExceeded|note)$/;

/** A name alone is none: `torch.fft.fft`, `bytearray`, `async for`. */
function sentencesOf(node: ts.Expression): string[] {
  if (ts.isConditionalExpression(node)) return [...sentencesOf(node.whenTrue), ...sentencesOf(node.whenFalse)];
  return isTextNode(node) && node.getText().split(/\s+/).length > 2 ? [templateOf(node)] : [];
}

const isTextNode = (node: ts.Expression): node is ts.StringLiteral | ts.TemplateLiteral => ts.isStringLiteral(node) || ts.isTemplateExpression(node) || ts.isNoSubstitutionTemplateLiteral(node);

function templateOf(node: ts.TemplateLiteral | ts.StringLiteral): string {
  if (!ts.isTemplateExpression(node)) return node.text;
  return node.templateSpans.reduce((template, span, index) => `${template}{${index.toString()}}${span.literal.text}`, node.head.text);
}

function collected(folder: string, read: (node: ts.Node) => readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const path of sources(folder)) {
    const file = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
    const visit = (node: ts.Node): void => {
      for (const template of read(node)) found.set(template, `${path}:${(file.getLineAndCharacterOfPosition(node.getStart()).line + 1).toString()}`);
      ts.forEachChild(node, visit);
    };
    visit(file);
  }
  return found;
}

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? sources(path) : /\.tsx?$/.test(path) ? [path] : [];
  });
}

/** Places that have a value: `{0}`. */
export const placesIn = (template: string): readonly string[] => [...new Set([...template.matchAll(/\{\d+\}/g)].map(([place]) => place))].sort();

/** Texts that are the first argument of such calls. */
export const callsOf = (folder: string, callee: RegExp): ReadonlyMap<string, string> =>
  collected(folder, (node) => (ts.isCallExpression(node) && callee.test(node.expression.getText()) && node.arguments[0] && isTextNode(node.arguments[0]) ? [templateOf(node.arguments[0])] : []));
