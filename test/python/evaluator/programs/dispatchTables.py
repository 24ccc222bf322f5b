import operator

OPS = {'+': operator.add, '-': operator.sub, '*': operator.mul, '/': operator.truediv, '^': operator.pow}
PRECEDENCE = {'+': 1, '-': 1, '*': 2, '/': 2, '^': 3}


def tokens(text):
    i = 0
    while i < len(text):
        c = text[i]
        if c.isspace():
            i += 1
        elif c.isdigit() or c == '.':
            j = i
            while j < len(text) and (text[j].isdigit() or text[j] == '.'):
                j += 1
            yield float(text[i:j]) if '.' in text[i:j] else int(text[i:j])
            i = j
        else:
            yield c
            i += 1


def evaluate(text):
    output, stack = [], []

    def apply():
        b, a = output.pop(), output.pop()
        output.append(OPS[stack.pop()](a, b))
    for token in tokens(text):
        if isinstance(token, (int, float)):
            output.append(token)
        elif token == '(':
            stack.append(token)
        elif token == ')':
            while stack[-1] != '(':
                apply()
            stack.pop()
        elif token in OPS:
            while stack and stack[-1] != '(' and (PRECEDENCE[stack[-1]] > PRECEDENCE[token] or PRECEDENCE[stack[-1]] == PRECEDENCE[token] and token != '^'):
                apply()
            stack.append(token)
        else:
            raise SyntaxError(f'unexpected {token!r}')
    while stack:
        apply()
    return output.pop()


for text in ('1 + 2 * 3', '(1 + 2) * 3', '2 ^ 3 ^ 2', '10 / 4 - 1.5', '2 * (3 + (4 - 1)) / 3', '1 / 0', '1 $ 2', '1 +'):
    try:
        print(text, '=', evaluate(text))
    except (ZeroDivisionError, SyntaxError, IndexError) as error:
        print(text, type(error).__name__, error)


class Visitor:
    def visit(self, node):
        return getattr(self, f'visit_{type(node).__name__}', self.generic)(node)

    def generic(self, node): return f'?{node}'
    def visit_int(self, node): return f'int:{node}'
    def visit_list(self, node): return [self.visit(n) for n in node]
    def visit_dict(self, node): return {k: self.visit(v) for k, v in node.items()}
    def visit_NoneType(self, node): return 'none'


print(Visitor().visit([1, 'a', {'k': None, 'l': [2]}]))
