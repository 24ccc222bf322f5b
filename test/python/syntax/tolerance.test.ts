/** @file Text that is not, or not yet, Python 3: it loses nothing but itself, and the problem is named. */
import assert from 'node:assert/strict';
import { outline, parse, problems, source } from './shapes.ts';

function keeps(text: string, expected: string, ...messages: readonly string[]): void {
  assert.equal(outline(text), expected);
  assert.deepEqual(problems(text), messages);
}

describe('syntax: unfinished lines', () => {
  it('lose only themselves in a body', () => {
    keeps('def f(x):\n    y = x.\n    return y\n', 'FunctionDef f(ErrorStmt syntax Return)',
      'y = x.: This line is not complete Python; finish or remove it.');
  });

  it('with an open bracket end where a statement starts', () => {
    keeps('def f(x):\n    y = g(x,\n    return y\ndef g(x):\n    return [x\n', 'FunctionDef f(ErrorStmt syntax Return) FunctionDef g(ErrorStmt syntax)',
      'y = g(x,: This "(" is never closed; add ")".', 'return [x: This "[" is never closed; add "]".');
  });

  it('with an open bracket end where one operand would follow another', () => {
    keeps('a = f(1, 2\nb = 3\nc = 4\n', 'ErrorStmt syntax Assign Assign', 'a = f(1, 2: This "(" is never closed; add ")".');
  });

  it('keep the body below a broken header, which cannot be evaluated', () => {
    const text = 'def f(x:\n    return x\nif x >:\n    y = 1\nelse:\n    y = 2\n';
    keeps(text, 'FunctionDef f(Return) If(Assign | Assign)',
      'def f(x:: This "(" is never closed; add ")".', 'if x >:: This line is not complete Python; finish or remove it.');
    const [definition, condition] = parse(text).body;
    assert.equal(definition?.type === 'FunctionDef' && definition.decorator_list[0]?.type, 'ErrorExpr');
    assert.equal(condition?.type === 'If' && condition.test.type, 'ErrorExpr');
  });

  it('keep the methods of a class whose bases are unfinished', () => {
    keeps('class A(nn.Module:\n    def f(self):\n        pass\n', 'ClassDef A(FunctionDef f(Pass))',
      'class A(nn.Module:: This "(" is never closed; add ")".');
  });

  it('keep the body of a definition that has no name yet', () => {
    keeps('class A:\n    def (self):\n        a\n    def b(self):\n        c\n', 'ClassDef A(If(Expr) FunctionDef b(Expr))',
      'def (self):: This line is not complete Python; finish or remove it.');
  });

  it('keep the body when the open bracket is in its header', () => {
    keeps('def f(a: (int, b):\n    """Text"""\n    c(a)\n    return a\n', 'FunctionDef f(Expr Expr Return)',
      'def f(a: (int, b):: This "(" is never closed; add ")".');
  });

  it('keep the decorators of a definition without a body', () => {
    keeps('@a\ndef f(\n@b\ndef g(): pass\n', 'FunctionDef f(ErrorStmt syntax) FunctionDef g(Pass)', 'def f(: This "(" is never closed; add ")".');
  });

  it('say when only the colon is missing', () => {
    keeps('for i in x\n    a\n', 'For(Expr)', 'for i in x: The colon at the end of this line is missing; add ":".');
  });

  it('with an open string end with the line', () => {
    keeps("a = f('b)\nc = 1\n", 'ErrorStmt syntax Assign', "a = f('b): The string is not closed; add the missing quote.");
  });

  it('with three open quotes spare the functions below', () => {
    keeps('def f():\n    """Text\n    return 1\ndef g():\n    """Text"""\n', 'FunctionDef f(ErrorStmt syntax Return) FunctionDef g(Expr)',
      '"""Text: The string is not closed; add the three missing quotes.');
  });

  it('may be headers without a body', () => {
    keeps('def f():\n\ndef g():\n    pass\n', 'FunctionDef f FunctionDef g(Pass)',
      'def f():: The body is missing; indent it below this line, or write pass.');
  });

  it('may be clauses without a statement, and try without a clause', () => {
    keeps('else:\n    a\n', 'If(Expr)', 'else:: There is nothing above that this "else" could belong to.');
    keeps('try:\n    a\nb\n', 'Try(Expr) Expr', 'try:: This "try" has neither "except" nor "finally"; add one.');
  });

  it('leave the clauses below them something to belong to', () => {
    keeps('if a[:\n    b\nelif c:\n    d\nelse:\n    e\nf\n', 'If(Expr | If(Expr | Expr)) Expr', 'if a[:: This "[" is never closed; add "]".');
    keeps('if a[\nelif c:\n    d\nelse:\n    e\nf\n', 'ErrorStmt syntax If(Expr | Expr) Expr',
      'if a[: This "[" is never closed; add "]".', 'elif c:: There is nothing above that this "elif" could belong to.');
  });

  it('leave strings alone that hold code', () => {
    keeps('a = """\ndef f():\n    pass\n"""\nb = (\n', 'Assign ErrorStmt syntax', 'b = (: This "(" is never closed; add ")".');
  });

  it('may be decorators of nothing', () => {
    keeps('@a\nb = 1\n', 'ErrorStmt syntax Assign', '@a: This decorator has no function or class below it.');
  });

  it('may be indented unevenly', () => {
    keeps('def f():\n    a\n      b\n   c\n    return d\n', 'FunctionDef f(Expr Expr Expr Return)',
      'b: This line is indented too far; no block starts above it.', 'c: This line is indented unlike the lines around it.');
  });

  it('keep the ranges of everything around them', () => {
    const text = 'x = f(1,\ndef g(a, b):\n    return a + b\n';
    const definition = parse(text).body[1];
    assert.ok(definition?.type === 'FunctionDef');
    assert.equal(source(text, definition), 'def g(a, b):\n    return a + b');
    assert.equal(definition.args.args.map((arg) => source(text, arg)).join(), 'a,b');
  });

  it('are measured by words of theirs that are also names in JavaScript', () => {
    keeps('constructor\n__proto__ = (\n', 'Expr ErrorStmt syntax', '__proto__ = (: This "(" is never closed; add ")".');
  });
});

describe('syntax: Python 2', () => {
  it('keeps what stands around print and exec', () => {
    keeps('for a in b:\n    print "x", a\n    print >>f, a\n    c = a\nexec "d" in e\n', 'For(ErrorStmt python2 ErrorStmt python2 Assign) ErrorStmt python2',
      'print "x", a: print is a function in Python 3; write print(…).', 'print >>f, a: print is a function in Python 3; write print(…).',
      'exec "d" in e: exec is a function in Python 3; write exec(…).');
  });

  it('understands except with a comma', () => {
    const text = 'try:\n    a\nexcept B, e:\n    raise C, "d"\n';
    keeps(text, 'Try(Expr | ExceptHandler e(ErrorStmt python2))', 'e: Write except Error as name; the comma is Python 2.',
      'raise C, "d": Write raise Error(message); the comma is Python 2.');
  });

  it('names backticks, <> and tuples for parameters', () => {
    assert.equal(problems('a = `b`').length, 1);
    assert.equal(problems('a <> b').length, 1);
    assert.equal(problems('def f(a, (b, c)): pass').length, 1);
  });
});

describe('syntax: notebooks', () => {
  it('skips magics and shell commands', () => {
    const text = '%matplotlib inline\n!pip install x\nimport a\na.b?\n?a\nc = !ls\nd = %time f()\ne = a % b\n';
    assert.equal(outline(text), 'ErrorStmt magic ErrorStmt magic Import ErrorStmt magic ErrorStmt magic ErrorStmt magic ErrorStmt magic Assign');
  });

  it('knows magics from the operator at a line\'s start', () => {
    keeps('a = (b\n     % c)\n%time d\n', 'Assign ErrorStmt magic', '%time d: This is a notebook command, not Python; it is skipped.');
  });

  it('skips a whole cell in another language, up to the next cell', () => {
    assert.equal(outline('%%bash\nls | grep "a\ncd (\n# %%\nb = 1\n'), 'ErrorStmt magic Assign');
    assert.equal(outline('%%time\nb = 1\n'), 'ErrorStmt magic Assign');
  });
});

describe('syntax: anything at all', () => {
  it('never makes the parser throw, and every range is inside the text', () => {
    const texts = ['', '\n', '"', '\\', '(', ')', 'f"{', 'f"{x!', 'f"{x:{', '`', '$', '\0', '\ud800', '}{)(\n'.repeat(500), 'x = """\n'.repeat(101), '@', 'def', 'match x:\n case'];
    for (const text of texts) {
      for (const error of parse(text).errors) assert.ok(error.start >= 0 && error.start <= error.end && error.end <= text.length, text);
    }
  });

  it('names a statement that is nested too deeply, and reads the others', () => {
    const text = `a = 1\nb = ${'('.repeat(20_000)}1${')'.repeat(20_000)}\nc = 2\n`;
    assert.equal(outline(text), 'Assign ErrorStmt syntax Assign');
    assert.equal(parse(text).errors[0]?.message, 'This statement is nested too deeply to be read.');
  });
});
