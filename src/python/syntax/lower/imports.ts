/** @file Import statements. */
import type { Alias, Stmt } from '../ast.ts';
import type { CstNode } from '../cst.ts';
import type { Lowering } from './lowering.ts';
import { hasToken, textOf } from './lowering.ts';

/** `import a.b as c, d`. */
export function lowerImport(node: CstNode, lowering: Lowering): Stmt {
  const names = node.parts.map((part) => lowerAlias(part, lowering));
  return { type: 'Import', start: node.start, end: node.end, names };
}

/** `from ..a import b as c, d` and `from a import *`. */
export function lowerImportFrom(node: CstNode, lowering: Lowering): Stmt {
  const [source, ...names] = node.parts;
  const prefix = source?.type === 'relative_import' ? source.parts[0] : undefined;
  const module = source?.type === 'relative_import' ? source.parts[1] : source;
  return {
    type: 'ImportFrom', start: node.start, end: node.end,
    module: module === undefined ? undefined : dottedText(module, lowering),
    names: names.map((name) => lowerAlias(name, lowering)),
    level: prefix === undefined ? 0 : textOf(lowering, prefix).replace(/[^.]/g, '').length,
  };
}

/** `from __future__ import a`, which the grammar keeps apart. */
export function lowerFutureImport(node: CstNode, lowering: Lowering): Stmt {
  const names = node.parts.map((part) => lowerAlias(part, lowering));
  return { type: 'ImportFrom', start: node.start, end: node.end, module: '__future__', names, level: 0 };
}

function lowerAlias(node: CstNode, lowering: Lowering): Alias {
  const [name, asname] = node.type === 'aliased_import' ? node.parts : [node];
  return {
    start: node.start, end: node.end, name: name === undefined ? '' : dottedText(name, lowering),
    asname: asname === undefined ? undefined : textOf(lowering, asname),
  };
}

/** Blanks may stand around the dots of a dotted name. */
function dottedText(node: CstNode, lowering: Lowering): string {
  if (!hasToken(node, '.')) return textOf(lowering, node).normalize('NFKC');
  return node.parts.map((part) => textOf(lowering, part)).join('.').normalize('NFKC');
}
