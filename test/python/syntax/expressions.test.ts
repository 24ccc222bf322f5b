/** @file Expressions: CPython's shapes and ranges. */
import assert from 'node:assert/strict';
import { expression, expressionShape, shape, source, valueOf } from './shapes.ts';

function same(text: string, expected: string): void {
  assert.equal(expressionShape(text), expected);
}

describe('syntax: expressions', () => {
  it('chains comparisons into one node', () => {
    same('a < b <= c', 'Compare Name "a" [ Lt LtE ] [ Name "b" Name "c" ]');
    same('a not in b is not c', 'Compare Name "a" [ NotIn IsNot ] [ Name "b" Name "c" ]');
  });

  it('gathers a run of and, but not one of and and or', () => {
    same('a and b and c', 'BoolOp And [ Name "a" Name "b" Name "c" ]');
    same('a or b and c', 'BoolOp Or [ Name "a" BoolOp And [ Name "b" Name "c" ] ]');
    same('(a and b) and c', 'BoolOp And [ BoolOp And [ Name "a" Name "b" ] Name "c" ]');
  });

  it('binds a power tighter than the minus before it, and a minus behind it tighter still', () => {
    same('-x ** -y', 'UnaryOp USub BinOp Name "x" Pow UnaryOp USub Name "y"');
    same('2 ** 3 ** 4', 'BinOp Constant i2 Pow BinOp Constant i3 Pow Constant i4');
  });

  it('binds & tighter than ^, and ^ tighter than |', () => {
    same('a | b ^ c & d', 'BinOp Name "a" BitOr BinOp Name "b" BitXor BinOp Name "c" BitAnd Name "d"');
    same('a & b ^ c', 'BinOp BinOp Name "a" BitAnd Name "b" BitXor Name "c"');
  });

  it('keeps parentheses outside of ranges, and inside of the operation around them', () => {
    const text = '((a + b) * c)';
    const product = expression(text);
    assert.equal(source(text, product), '(a + b) * c');
    assert.equal(product.type === 'BinOp' && source(text, product.left), 'a + b');
  });

  it('gives tuples the range of their parentheses, if they have any', () => {
    const text = 'x = (1, 2)';
    assert.equal(source(text, valueOf(text)), '(1, 2)');
    assert.equal(source('x = 1, 2,', valueOf('x = 1, 2,')), '1, 2,');
    same('(a)', 'Name "a"');
    same('(a,)', 'Tuple [ Name "a" ]');
    same('()', 'Tuple [ ]');
  });

  it('reads subscripts by one index, by several, and by slices', () => {
    same('x[1]', 'Subscript Name "x" Constant i1');
    same('x[1,]', 'Subscript Name "x" Tuple [ Constant i1 ]');
    same('x[..., None, ::2]', 'Subscript Name "x" Tuple [ Constant Ellipsis Constant None Slice - - Constant i2 ]');
    same('x[a:b:]', 'Subscript Name "x" Slice Name "a" Name "b" -');
    const text = 'x[1, 2:3, ]';
    const subscript = expression(text);
    assert.equal(subscript.type === 'Subscript' && source(text, subscript.slice), '1, 2:3,');
  });

  it('reads calls with every kind of argument', () => {
    same('f(a, *b, c=1, **d)', 'Call Name "f" [ Name "a" Starred Name "b" ] [ keyword "c" Constant i1 keyword - Name "d" ]');
    same('f(x for x in y)', 'Call Name "f" [ GeneratorExp Name "x" [ comprehension Name "x" Name "y" [ ] 0 ] ] [ ]');
  });

  it('reads comprehensions with conditions and several loops', () => {
    same('[a for b in c if d if e for f in g]',
      'ListComp Name "a" [ comprehension Name "b" Name "c" [ Name "d" Name "e" ] 0 comprehension Name "f" Name "g" [ ] 0 ]');
    same('{k: v for k, v in m}', 'DictComp Name "k" Name "v" [ comprehension Tuple [ Name "k" Name "v" ] Name "m" [ ] 0 ]');
    same('{a async for a in b}', 'SetComp Name "a" [ comprehension Name "a" Name "b" [ ] 1 ]');
  });

  it('reads dicts, sets and what is unpacked in them', () => {
    same('{**a, "b": 1}', 'Dict [ - Constant s"b" ] [ Name "a" Constant i1 ]');
    same('{*a, 1}', 'Set [ Starred Name "a" Constant i1 ]');
  });

  it('stars the whole expression behind a star', () => {
    assert.equal(shape('x = *a.b[0](c) + d, e'),
      'Assign [ Name "x" ] Tuple [ Starred BinOp Call Subscript Attribute Name "a" "b" Constant i0 [ Name "c" ] [ ] Add Name "d" Name "e" ]');
    assert.equal(shape('x = a, *[]'), 'Assign [ Name "x" ] Tuple [ Name "a" Starred List [ ] ]');
  });

  it('reads lambdas, conditions, assignments inside expressions, await and yield', () => {
    same('lambda a, /, b=1, *, c: a', 'Lambda arguments [ arg "a" - ] [ arg "b" - ] - [ arg "c" - ] [ - ] - [ Constant i1 ] Name "a"');
    same('a if b else c', 'IfExp Name "b" Name "a" Name "c"');
    same('(a := 1)', 'NamedExpr Name "a" Constant i1');
    same('(a := 1 if b else c)', 'NamedExpr Name "a" IfExp Name "b" Constant i1 Name "c"');
    same('(a := 1) if b else c', 'IfExp Name "b" NamedExpr Name "a" Constant i1 Name "c"');
    same('await f()', 'Await Call Name "f" [ ] [ ]');
    same('(yield)', 'Yield -');
    same('(yield from a)', 'YieldFrom Name "a"');
  });

  it('gives the range of an attribute\'s name alone', () => {
    const text = '(a . b).norm';
    const attribute = expression(text);
    assert.equal(attribute.type === 'Attribute' && source(text, attribute.attrRange), 'norm');
  });

  it('reads a sum of 10,000 terms', () => {
    const sum = expression('1 + '.repeat(9_999) + '1');
    assert.equal(sum.type === 'BinOp' && sum.end, 39_997);
  });
});
