/** @file Statements: CPython's shapes and ranges. */
import assert from 'node:assert/strict';
import { parse, shape, source } from './shapes.ts';

function same(text: string, expected: string): void {
  assert.deepEqual(parse(text).errors, []);
  assert.equal(shape(text), expected);
}

const NO_ARGUMENTS = 'arguments [ ] [ ] - [ ] [ ] - [ ]';

describe('syntax: statements', () => {
  it('reads every kind of parameter', () => {
    same('def f(a, b: int = 1, /, c=2, *d, e, g: str = 3, **h) -> int: pass',
      'FunctionDef "f" arguments [ arg "a" - arg "b" Name "int" ] [ arg "c" - ] arg "d" - [ arg "e" - arg "g" Name "str" ] [ - Constant i3 ] arg "h" - [ Constant i1 Constant i2 ] '
      + '[ Pass ] [ ] Name "int"');
  });

  it('starts a decorated function at def, and ends it with its last statement', () => {
    const text = '@torch.no_grad()\nasync def f():\n    pass\n    # comment\n\nx = 1\n';
    const [definition] = parse(text).body;
    assert.ok(definition?.type === 'AsyncFunctionDef');
    assert.equal(source(text, definition), 'async def f():\n    pass');
    assert.equal(source(text, definition.nameRange), 'f');
    assert.deepEqual(definition.decorator_list.map((decorator) => source(text, decorator)), ['torch.no_grad()']);
  });

  it('reads classes with bases and keywords', () => {
    same('class A(B, metaclass=C): pass', 'ClassDef "A" [ Name "B" ] [ keyword "metaclass" Name "C" ] [ Pass ] [ ]');
    same('class A[T]: pass', 'ClassDef "A" [ ] [ ] [ Pass ] [ ]');
  });

  it('reads assignments: chained, unpacking, augmented, annotated', () => {
    same('a = b = c', 'Assign [ Name "a" Name "b" ] Name "c"');
    same('a, *b = c', 'Assign [ Tuple [ Name "a" Starred Name "b" ] ] Name "c"');
    same('[a, (b)] = c', 'Assign [ List [ Name "a" Name "b" ] ] Name "c"');
    same('a.b[0] @= c', 'AugAssign Subscript Attribute Name "a" "b" Constant i0 MatMult Name "c"');
    same('a: list[int, str] | None = b', 'AnnAssign Name "a" BinOp Subscript Name "list" Tuple [ Name "int" Name "str" ] BitOr Constant None Name "b"');
    same('a: int', 'AnnAssign Name "a" Name "int" -');
    same('type(a).b = c', 'Assign [ Attribute Call Name "type" [ Name "a" ] [ ] "b" ] Name "c"');
  });

  it('nests elif in orelse, each with its range', () => {
    const text = 'if a: b\nelif c: d\nelse: e';
    same(text, 'If Name "a" [ Expr Name "b" ] [ If Name "c" [ Expr Name "d" ] [ Expr Name "e" ] ]');
    const [statement] = parse(text).body;
    assert.ok(statement?.type === 'If' && statement.orelse[0] !== undefined);
    assert.equal(source(text, statement.orelse[0]), 'elif c: d\nelse: e');
  });

  it('reads loops with else', () => {
    same('for a, in b: c\nelse: d', 'For Tuple [ Name "a" ] Name "b" [ Expr Name "c" ] [ Expr Name "d" ]');
    same('while a: b\nelse: c', 'While Name "a" [ Expr Name "b" ] [ Expr Name "c" ]');
  });

  it('reads try with all its clauses, and except*', () => {
    same('try: a\nexcept B as c: d\nexcept: e\nelse: f\nfinally: g',
      'Try [ Expr Name "a" ] [ ExceptHandler Name "B" "c" [ Expr Name "d" ] ExceptHandler - - [ Expr Name "e" ] ] [ Expr Name "f" ] [ Expr Name "g" ]');
    same('try: a\nexcept* B: c', 'TryStar [ Expr Name "a" ] [ ExceptHandler Name "B" - [ Expr Name "c" ] ] [ ] [ ]');
  });

  it('reads with items, in parentheses or not', () => {
    const two = 'With [ withitem Call Name "a" [ ] [ ] Name "b" withitem Name "c" - ] [ Pass ]';
    same('with a() as b, c: pass', two);
    same('with (a() as b, c): pass', two);
    same('with (a, b) as c: pass', 'With [ withitem Tuple [ Name "a" Name "b" ] Name "c" ] [ Pass ]');
  });

  it('reads imports', () => {
    same('import a.b as c, d', 'Import [ alias "a.b" "c" alias "d" - ]');
    same('from ..a.b import c as d, e', 'ImportFrom "a.b" [ alias "c" "d" alias "e" - ] 2');
    same('from . import (a,)', 'ImportFrom - [ alias "a" - ] 1');
    same('from a import *', 'ImportFrom "a" [ alias "*" - ] 0');
    same('from __future__ import annotations', 'ImportFrom "__future__" [ alias "annotations" - ] 0');
  });

  it('reads the small statements', () => {
    same('return\nreturn *a, b', 'Return - Return Tuple [ Starred Name "a" Name "b" ]');
    same('raise a from b', 'Raise Name "a" Name "b"');
    same('raise', 'Raise - -');
    same('assert a, b', 'Assert Name "a" Name "b"');
    same('del a, b[0]', 'Delete [ Name "a" Subscript Name "b" Constant i0 ]');
    same('global a, b; nonlocal c', 'Global [ "a" "b" ] Nonlocal [ "c" ]');
    same('pass; break; continue', 'Pass Break Continue');
  });

  it('reads match with every kind of pattern', () => {
    same('match a:\n  case [1, -2.5, *_] if b: pass\n  case {"k": v, **rest}: pass\n  case C.D(x, y=None) | str() as z: pass\n  case A.B | _: pass\n',
      'Match Name "a" [ '
      + 'match_case MatchSequence [ MatchValue Constant i1 MatchValue UnaryOp USub Constant f4004000000000000 MatchStar - ] Name "b" [ Pass ] '
      + 'match_case MatchMapping [ Constant s"k" ] [ MatchAs - "v" ] "rest" - [ Pass ] '
      + 'match_case MatchAs MatchOr [ MatchClass Attribute Name "C" "D" [ MatchAs - "x" ] [ "y" ] [ MatchSingleton - ] MatchClass Name "str" [ ] [ ] [ ] ] "z" - [ Pass ] '
      + 'match_case MatchOr [ MatchValue Attribute Name "A" "B" MatchAs - - ] - [ Pass ] ]');
  });

  it('takes match, case, type and print for names where they are', () => {
    same('match = case = type', 'Assign [ Name "match" Name "case" ] Name "type"');
    same('print(match)', 'Expr Call Name "print" [ Name "match" ] [ ]');
  });

  it('reads BOM, CRLF, form feeds and tabs', () => {
    same('\uFEFFdef f():\r\n\tif a:\r\n\t\tb\r\n\f\r\n', `FunctionDef "f" ${NO_ARGUMENTS} [ If Name "a" [ Expr Name "b" ] [ ] ] [ ] -`);
  });

  it('takes a tab to the next multiple of 8, as Python 2 did', () => {
    same('def f():\n\tx\n        y\n    \tz\n', `FunctionDef "f" ${NO_ARGUMENTS} [ Expr Name "x" Expr Name "y" Expr Name "z" ] [ ] -`);
  });
});
