/**
 * @file String literals: prefixes, implicit concatenation, f-strings with their replacement fields.
 * Ranges inside f-strings are those of Python 3.12 and later, where they are exact.
 */
import type { Constant, Expr, FormattedValue, JoinedStr } from '../ast.ts';
import type { CstNode } from '../cst.ts';
import { isFormatString } from '../cst.ts';
import type { StringKind } from './escapes.ts';
import { unescape } from './escapes.ts';
import type { Lowering } from './lowering.ts';
import { childOf, errorExpr, required, textOf } from './lowering.ts';

/** One literal, or several written side by side. */
export function lowerString(node: CstNode, lowering: Lowering): Expr {
  const literals = node.type === 'concatenated_string' ? node.parts : [node];
  if (literals.some((literal) => lowering.text.charAt(literal.start) === '`')) {
    lowering.problem(node, 'Backticks are Python 2; write repr(…).');
    return errorExpr(lowering, node);
  }
  if (literals.some((literal) => isFormatString(lowering.text, literal.start))) return joinedStr(node, literals, lowering);
  const value = literals.map((literal) => plainValue(literal, lowering)).join('');
  const bytes = prefixOf(lowering.text, node.start).kind.bytes;
  return { type: 'Constant', start: node.start, end: node.end, value: { kind: bytes ? 'bytes' : 'str', value } };
}

interface Prefix {
  readonly kind: StringKind;
  /** Length of the prefix letters. */
  readonly letters: number;
  /** 1 or 3. */
  readonly quotes: number;
}

function prefixOf(text: string, start: number): Prefix {
  let letters = 0;
  while (letters < 3 && /[a-z]/i.test(text.charAt(start + letters))) letters++;
  const prefix = text.slice(start, start + letters).toLowerCase();
  const quote = text.charAt(start + letters);
  const quotes = text.startsWith(quote.repeat(3), start + letters) ? 3 : 1;
  return { kind: { raw: prefix.includes('r'), bytes: prefix.includes('b') }, letters, quotes };
}

/** The text between the quotes: [first offset, last offset). */
function contentRange(node: CstNode, prefix: Prefix): readonly [number, number] {
  return [node.start + prefix.letters + prefix.quotes, node.end - prefix.quotes];
}

function plainValue(node: CstNode, lowering: Lowering): string {
  const prefix = prefixOf(lowering.text, node.start);
  const [start, end] = contentRange(node, prefix);
  return unescape(lowering.text.slice(start, end), prefix.kind);
}

function joinedStr(node: CstNode, literals: readonly CstNode[], lowering: Lowering): JoinedStr {
  const pieces = literals.flatMap((literal) => formatPieces(literal, lowering));
  return { type: 'JoinedStr', start: node.start, end: node.end, values: mergeConstants(pieces) };
}

function formatPieces(node: CstNode, lowering: Lowering): Expr[] {
  const prefix = prefixOf(lowering.text, node.start);
  const [start, end] = contentRange(node, prefix);
  if (isFormatString(lowering.text, node.start)) return piecesBetween(node, start, end, prefix.kind, lowering);
  return [stringConstant(node.start, node.end, plainValue(node, lowering))];
}

/** Text and replacement fields in turn, between two offsets of a literal or a format specification. */
function piecesBetween(node: CstNode, start: number, end: number, kind: StringKind, lowering: Lowering): Expr[] {
  const pieces: Expr[] = [];
  let at = start;
  for (const field of node.children) {
    if (field.type !== 'interpolation' && field.type !== 'format_expression') continue;
    pieces.push(literalText(at, field.start, kind, lowering), formattedValue(field, kind, lowering));
    at = field.end;
  }
  pieces.push(literalText(at, end, kind, lowering));
  return pieces;
}

function literalText(start: number, end: number, kind: StringKind, lowering: Lowering): Constant {
  const text = lowering.text.slice(start, end);
  // A named character's braces, \N{…}, are not doubled, so they survive this.
  const value = unescape(text.replaceAll('{{', '{').replaceAll('}}', '}'), kind);
  return stringConstant(start, end, value);
}

function stringConstant(start: number, end: number, value: string): Constant {
  return { type: 'Constant', start, end, value: { kind: 'str', value } };
}

function formattedValue(field: CstNode, kind: StringKind, lowering: Lowering): FormattedValue {
  const equals = field.children.find((child) => !child.named && child.type === '=');
  const expression = field.parts[0];
  const conversion = childOf(field, 'type_conversion');
  const specifier = childOf(field, 'format_specifier');
  return {
    type: 'FormattedValue',
    start: field.start,
    end: field.end,
    value: required(lowering, expression, field),
    conversion: conversionOf(conversion, lowering),
    format_spec: specifier === undefined ? undefined : formatSpec(specifier, kind, lowering),
    debug: equals === undefined ? undefined : debugText(field, equals, conversion ?? specifier, lowering),
  };
}

function conversionOf(node: CstNode | undefined, lowering: Lowering): FormattedValue['conversion'] {
  const letter = node === undefined ? '' : textOf(lowering, node).charAt(1);
  return letter === 's' || letter === 'r' || letter === 'a' ? letter : '';
}

/** `x = ` of `{x = !r}`: everything from the brace to what follows the equals sign, blanks included. */
function debugText(field: CstNode, equals: CstNode, next: CstNode | undefined, lowering: Lowering): string {
  const rest = lowering.text.slice(equals.end, next?.start ?? field.end - 1);
  const blanks = rest.length - rest.trimStart().length;
  return lowering.text.slice(field.start + 1, equals.end + blanks);
}

function formatSpec(node: CstNode, kind: StringKind, lowering: Lowering): JoinedStr {
  const values = mergeConstants(piecesBetween(node, node.start + 1, node.end, kind, lowering));
  return { type: 'JoinedStr', start: node.start, end: node.end, values };
}

/** Neighbouring texts are one constant, and empty ones none, as in CPython. */
function mergeConstants(pieces: readonly Expr[]): Expr[] {
  const merged: Expr[] = [];
  for (const piece of pieces) {
    const text = constantText(piece);
    if (text === '') continue;
    const last = merged.at(-1);
    const before = last === undefined ? undefined : constantText(last);
    if (text === undefined || last === undefined || before === undefined) merged.push(piece);
    else merged[merged.length - 1] = stringConstant(last.start, piece.end, before + text);
  }
  return merged;
}

function constantText(piece: Expr): string | undefined {
  return piece.type === 'Constant' && piece.value.kind === 'str' ? piece.value.value : undefined;
}
