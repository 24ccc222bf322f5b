/** @file Patterns of `match` statements. */
import type { Expr, MatchCase, Pattern } from '../ast.ts';
import type { CstNode } from '../cst.ts';
import type { Lowering } from './lowering.ts';
import { childOf, errorExpr, hasToken, required, textOf } from './lowering.ts';

/** `case pattern if guard: body`. */
export function lowerCase(node: CstNode, lowering: Lowering): MatchCase {
  const guard = childOf(node, 'if_clause');
  return {
    pattern: casePattern(node, lowering),
    guard: guard === undefined ? undefined : required(lowering, guard.parts[0], guard),
    body: lowering.block(childOf(node, 'block')),
  };
}

/** `case a, b:` is a sequence without brackets. */
function casePattern(node: CstNode, lowering: Lowering): Pattern {
  const parts = node.parts.filter((part) => part.type === 'case_pattern');
  const patterns = parts.map((part) => lowerPattern(part, lowering));
  const [only] = patterns;
  const comma = node.children.findLast((child) => child.type === ',');
  if (only !== undefined && comma === undefined) return starAlone(only);
  const start = parts[0]?.start ?? node.end;
  const end = Math.max(parts.at(-1)?.end ?? node.end, comma?.end ?? 0);
  return { type: 'MatchSequence', start, end, patterns };
}

function starAlone(pattern: Pattern): Pattern {
  if (pattern.type !== 'MatchStar') return pattern;
  return { type: 'MatchSequence', start: pattern.start, end: pattern.end, patterns: [pattern] };
}

function lowerPattern(node: CstNode, lowering: Lowering): Pattern {
  const rule = PATTERNS[node.type];
  return rule === undefined ? matchValue(node, lowering.expression(node)) : rule(node, lowering);
}

type PatternRule = (node: CstNode, lowering: Lowering) => Pattern;

const PATTERNS: Readonly<Record<string, PatternRule>> = {
  case_pattern: lowerCasePattern,
  as_pattern: lowerAsPattern,
  union_pattern: (node, lowering) => ({ type: 'MatchOr', ...rangeOf(node), patterns: elements(node, lowering) }),
  list_pattern: (node, lowering) => ({ type: 'MatchSequence', ...rangeOf(node), patterns: elements(node, lowering) }),
  tuple_pattern: lowerTuplePattern,
  dict_pattern: lowerMapping,
  class_pattern: lowerClass,
  splat_pattern: (node, lowering) => ({ type: 'MatchStar', ...rangeOf(node), name: splatName(node, lowering) }),
  dotted_name: lowerName,
  identifier: lowerName,
  _: (node) => ({ type: 'MatchAs', ...rangeOf(node), pattern: undefined, name: undefined }),
  true: (node) => ({ type: 'MatchSingleton', ...rangeOf(node), value: true }),
  false: (node) => ({ type: 'MatchSingleton', ...rangeOf(node), value: false }),
  none: (node) => ({ type: 'MatchSingleton', ...rangeOf(node), value: 'None' }),
  complex_pattern: (node, lowering) => matchValue(node, signedNumber(node.children, lowering)),
};

function rangeOf(node: CstNode): { start: number; end: number } {
  return { start: node.start, end: node.end };
}

function matchValue(node: CstNode, value: Expr): Pattern {
  return { type: 'MatchValue', ...rangeOf(node), value };
}

const PATTERN_TOKENS: ReadonlySet<string> = new Set(['_']);

/** Everything that is a pattern; the wildcard is a token in the grammar. */
function patternNodes(node: CstNode): CstNode[] {
  return node.children.filter((child) => child.named || PATTERN_TOKENS.has(child.type));
}

function elements(node: CstNode, lowering: Lowering): Pattern[] {
  return elementGroups(node).map((group) => lowerGroup(group, lowering));
}

/** Splits at separators: a negative number is two nodes side by side. */
function elementGroups(node: CstNode): CstNode[][] {
  const groups: CstNode[][] = [[]];
  for (const child of node.children) {
    if (child.named || PATTERN_TOKENS.has(child.type) || child.type === '-') groups.at(-1)?.push(child);
    else groups.push([]);
  }
  return groups.filter((group) => group.length > 0);
}

function lowerGroup(group: readonly CstNode[], lowering: Lowering): Pattern {
  const [first, second] = group;
  if (first !== undefined && second === undefined) return lowerPattern(first, lowering);
  const value = signedNumber(group, lowering);
  return { type: 'MatchValue', start: value.start, end: value.end, value };
}

function lowerCasePattern(node: CstNode, lowering: Lowering): Pattern {
  return lowerGroup(node.children, lowering);
}

/** `-1`, `1 + 2j` and `-1 - 2j`, which come as tokens side by side. */
function signedNumber(tokens: readonly CstNode[], lowering: Lowering): Expr {
  const [sign, ...afterSign] = tokens;
  if (sign === undefined) return errorExpr(lowering, { start: 0, end: 0 });
  const negative = sign.type === '-' && !sign.named;
  const [real, operator, imaginary] = negative ? afterSign : tokens;
  if (real === undefined) return errorExpr(lowering, sign);
  const operand = lowering.expression(real);
  const left: Expr = negative ? { type: 'UnaryOp', start: sign.start, end: real.end, op: 'USub', operand } : operand;
  if (operator === undefined || imaginary === undefined) return left;
  const op = operator.type === '-' ? 'Sub' : 'Add';
  return { type: 'BinOp', start: sign.start, end: imaginary.end, left, op, right: lowering.expression(imaginary) };
}

function lowerAsPattern(node: CstNode, lowering: Lowering): Pattern {
  const [pattern, name] = patternNodes(node);
  return {
    type: 'MatchAs', ...rangeOf(node), pattern: pattern === undefined ? undefined : lowerPattern(pattern, lowering),
    name: name === undefined ? undefined : textOf(lowering, name),
  };
}

/** `(a)` is just `a`. */
function lowerTuplePattern(node: CstNode, lowering: Lowering): Pattern {
  const patterns = elements(node, lowering);
  const [only] = patterns;
  const grouped = patterns.length === 1 && only !== undefined && only.type !== 'MatchStar' && !hasToken(node, ',');
  return grouped ? only : { type: 'MatchSequence', ...rangeOf(node), patterns };
}

function splatName(node: CstNode, lowering: Lowering): string | undefined {
  const name = patternNodes(node)[0];
  const text = name === undefined ? '_' : textOf(lowering, name);
  return text === '_' ? undefined : text;
}

/** A name alone catches; a dotted one is a value. */
function lowerName(node: CstNode, lowering: Lowering): Pattern {
  const name = textOf(lowering, node);
  if (hasToken(node, '.')) return matchValue(node, lowering.expression(node));
  return { type: 'MatchAs', ...rangeOf(node), pattern: undefined, name: name === '_' ? undefined : name };
}

function lowerMapping(node: CstNode, lowering: Lowering): Pattern {
  const keys: Expr[] = [];
  const patterns: Pattern[] = [];
  let rest: string | undefined;
  let key: Expr | undefined;
  for (const group of elementGroups(node)) {
    const [first] = group;
    if (first?.type === 'splat_pattern') rest = splatName(first, lowering);
    else if (key === undefined) key = mappingKey(group, lowering);
    else {
      keys.push(key);
      patterns.push(lowerGroup(group, lowering));
      key = undefined;
    }
  }
  return { type: 'MatchMapping', ...rangeOf(node), keys, patterns, rest };
}

function mappingKey(group: readonly CstNode[], lowering: Lowering): Expr {
  const [first, second] = group;
  if (first === undefined || second !== undefined || first.type === 'complex_pattern') {
    return signedNumber(first?.type === 'complex_pattern' ? first.children : group, lowering);
  }
  return lowering.expression(first);
}

function lowerClass(node: CstNode, lowering: Lowering): Pattern {
  const [cls, ...fields] = node.parts;
  const patterns: Pattern[] = [];
  const kwdAttrs: string[] = [];
  const kwdPatterns: Pattern[] = [];
  for (const field of fields) {
    const keyword = childOf(field, 'keyword_pattern');
    if (keyword === undefined) patterns.push(lowerPattern(field, lowering));
    else addKeyword(keyword);
  }
  function addKeyword(keyword: CstNode): void {
    const [name, ...value] = keyword.children.filter((child) => child.type !== '=');
    kwdAttrs.push(name === undefined ? '' : textOf(lowering, name));
    kwdPatterns.push(lowerGroup(value, lowering));
  }
  return {
    type: 'MatchClass', ...rangeOf(node), cls: required(lowering, cls, node), patterns,
    kwd_attrs: kwdAttrs, kwd_patterns: kwdPatterns,
  };
}
