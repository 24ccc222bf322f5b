"""Generators, context managers, decorators, match, walrus, unpacking, scopes."""
import contextlib
import functools
import itertools
from contextlib import ExitStack, closing, contextmanager, nullcontext, suppress


def counter(limit):
    received = []
    try:
        for i in range(limit):
            got = yield i
            if got is not None:
                received.append(got)
    except ValueError as error:
        yield f'caught {error}'
    finally:
        print('closed', received)
    return 'result'


g = counter(5)
print(next(g), g.send('a'), g.send('b'), g.throw(ValueError('x')))
try:
    next(g)
except StopIteration as stop:
    print('value', stop.value)
g = counter(3)
next(g)
g.close()


def outer():
    result = yield from counter(2)
    print('inner gave', result)
    yield 'end'
    x = yield (yield 1)
    print('x', x)
    return 3


print(list(outer()))


def tree(node):
    if isinstance(node, list):
        for child in node:
            yield from tree(child)
    else:
        yield node


print(list(tree([1, [2, [3, 4]], 5])), sum(x * x for x in tree([1, [2]])))
print([y for x in range(3) if (y := x * 2) > 1], y)
while (n := len(str(y))) < 3:
    y = y * 10
print(y, n)


@contextmanager
def mode(name):
    print('enter', name)
    try:
        yield name.upper()
    except KeyError as error:
        print('swallowed', repr(error))
    finally:
        print('exit', name)


with mode('train') as m, mode('inner') as k:
    print(m, k)
with mode('error'):
    raise KeyError('missing')
try:
    with mode('other'):
        raise IndexError('out')
except IndexError as error:
    print('outside', error)


@mode('decorated')
def work(x):
    return x + 1


print(work(1))
with ExitStack() as stack:
    names = [stack.enter_context(mode(n)) for n in 'ab']
    stack.callback(print, 'callback', 1, sep='-')
    print(names)
with suppress(ZeroDivisionError, KeyError):
    1 / 0
with nullcontext(5) as five:
    print(five)


class Timer:
    def __enter__(self):
        print('start')
        return self

    def __exit__(self, kind, value, trace):
        print('stop', kind.__name__ if kind else None, value)
        return kind is RuntimeError


with Timer() as t:
    raise RuntimeError('ignored')
with (Timer() as t, nullcontext(1) as one):
    print(one)


def repeat(times, *, label='call'):
    def decorate(function):
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            print(label, function.__name__, args, kwargs)
            return [function(*args, **kwargs) for _ in range(times)]
        wrapper.calls = times
        return wrapper
    return decorate


@repeat(2, label='run')
def square(x, power=2):
    """Docs."""
    return x ** power


print(square(3), square(2, power=3), square.__name__, square.__doc__, square.calls, square.__wrapped__(5))


@functools.lru_cache(maxsize=None)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(60), fib.cache_info())
fib.cache_clear()
print(functools.reduce(lambda a, b: a * b, range(1, 6)), functools.partial(square, power=3)(2), functools.partial(int, base=2)('101'))


@functools.singledispatch
def show(x):
    return 'object'


@show.register
def _(x: int):
    return 'int'


@show.register(list)
def _(x):
    return 'list'


print(show(1), show([]), show('s'), show(True))


class Counted:
    def __init__(self, function):
        functools.update_wrapper(self, function)
        self.function, self.count = function, 0

    def __call__(self, *args):
        self.count += 1
        return self.function(*args)


@Counted
def hello(name):
    return 'hello ' + name


hello('a'), hello('b')
print(hello.count, hello.__name__)


def describe(value):
    match value:
        case None: return 'none'
        case True | False: return 'bool'
        case int(n) if n < 0: return f'negative {n}'
        case int() | float(): return 'number'
        case 'adam' | 'sgd' as name: return f'optimizer {name}'
        case str(): return 'text'
        case []: return 'empty'
        case [x]: return f'one {x}'
        case [first, *rest] if len(rest) > 2: return f'long {first} {rest}'
        case (a, b): return f'pair {a} {b}'
        case {'type': 'conv', 'size': size, **others}: return f'conv {size} {others}'
        case {'x': [a, {'y': b}]}: return f'deep {a} {b}'
        case Point(x=0, y=yy): return f'on axis {yy}'
        case Point(px, py): return f'point {px} {py}'
        case _: return 'other'


class Point:
    __match_args__ = ('x', 'y')
    def __init__(self, x, y): self.x, self.y = x, y


for value in (None, True, -3, 2.5, 'adam', 'x', [], [1], [1, 2, 3, 4], (1, 2), {'type': 'conv', 'size': 3, 'pad': 1}, {'x': [1, {'y': 2}]}, Point(0, 5), Point(1, 2), {1}, [1, 2, 3]):
    print(describe(value))


def signature(a, b=2, /, c=3, *args, d, e=5, **kwargs):
    return a, b, c, args, d, e, kwargs


print(signature(1, d=4), signature(1, 2, 3, 4, 5, d=6, f=7), signature(*[1, 2], **{'d': 1, 'c': 9}))
for call in (lambda: signature(), lambda: signature(1), lambda: signature(a=1, d=2), lambda: square.__wrapped__(), lambda: square.__wrapped__(1, 2, 3), lambda: square.__wrapped__(1, q=2), lambda: square.__wrapped__(1, x=2), lambda: Point(1), lambda: Point().x, lambda: len(), lambda: len(1, 2), lambda: int('x'), lambda: [].append(), lambda: (lambda: 0)(1)):
    try:
        print(call())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
first, *middle, last = range(5)
(a, b), [c, *d] = (1, 2), 'xyz'
print(first, middle, last, a, b, c, d, [*middle, *'ab'], {**{'k': 1}, 'j': 2}, {*middle, 1})
a, b = b, a
x = y = []
x.append(1)
i, values = 0, [0, 0, 0]
i, values[i] = 2, 'set'
print(a, b, y, values)
total = 0


def scopes():
    global total
    count = 0

    def inner():
        nonlocal count
        count += 1
        return count
    total += inner() + inner()
    return [lambda i=i: i for i in range(3)], [lambda: j for j in range(3)], locals().keys()


now, late, names = scopes()
print([f() for f in now], [f() for f in late], total, sorted(names))
try:
    def unbound():
        print(value)
        value = 1
    unbound()
except UnboundLocalError as error:
    print(error)
try:
    print(undefined_name)
except NameError as error:
    print(error)
for i in range(3):
    if i == 5: break
else:
    print('no break')
print([[j for j in range(i)] for i in range(4)], {k: v for k, v in zip('ab', range(2))}, {x % 3 for x in range(7)}, list(itertools.chain(*[[1], [2, 3]])))
print([x for x in range(20) if x % 2 if x % 3], [(x, y) for x in range(2) for y in 'ab'], not 0 or 1 and 2, 1 < 2 < 3 != 4, 'x' if [] else 'y')
assert (1, 2) == (1, 2), 'never'
try:
    assert 1 == 2, f'message {1 + 1}'
except AssertionError as error:
    print(repr(error))
