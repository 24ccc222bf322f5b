def compose(*functions):
    def composed(value):
        for f in functions:
            value = f(value)
        return value
    return composed


print(compose(lambda x: x + 1, str, list)(41), compose()(5))


def curry(f, n):
    def collect(args):
        return lambda x: f(*args, x) if len(args) == n - 1 else collect(args + (x,))
    return collect(())


print(curry(lambda a, b, c: a * 100 + b * 10 + c, 3)(1)(2)(3))


def accumulator():
    values = []
    def add(x, *more):
        values.append(x)
        if more:
            return add(*more)
        return list(values)
    add.reset = values.clear
    add.values = values
    return add


acc = accumulator()
print(acc(1, 2, 3), acc.values, acc.reset(), acc(9))


def make_stack():
    items = []
    def push(x): items.append(x); return len(items)
    def pop(): return items.pop() if items else None
    return push, pop


push, pop = make_stack()
print(push('a'), push('b'), pop(), pop(), pop())


def depth(n):
    def one():
        def two():
            def three():
                nonlocal n
                n *= 2
                return n
            return three()
        return two()
    return one(), n


print(depth(5))


def loops():
    fs = []
    for i in range(3):
        def f(j=i):
            return i, j
        fs.append(f)
    return [f() for f in fs]


print(loops())


class Outer:
    value = 'outer'
    def method(self):
        class Inner:
            def get(inner):
                return self.value, type(inner).__name__
        return Inner().get()
    def lazy(self):
        return (self.value + c for c in 'ab')


print(Outer().method(), list(Outer().lazy()))
def fixed_point(f): return (lambda x: x(x))(lambda y: f(lambda *args: y(y)(*args)))
print(fixed_point(lambda self: lambda n: 1 if n == 0 else n * self(n - 1))(6))
def trampoline(f, *args):
    result = f(*args)
    while callable(result):
        result = result()
    return result
def countdown(n): return n if n == 0 else lambda: countdown(n - 1)
print(trampoline(countdown, 2000))
def kw(**options): return {k.upper(): v for k, v in options.items()}
print(kw(**{'a': 1}, b=2), kw(), (lambda **k: k)(x=1), max(3, 1, key=lambda v: -v))
def order(a=print('default evaluated once') or 1): return a
order(); order()
