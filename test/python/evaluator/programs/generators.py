def squares(n):
    for i in range(n):
        yield i * i


print(list(squares(5)), sum(squares(4)), max(squares(3)), [*squares(3)], tuple(x + 1 for x in squares(3)))


def echo():
    received = []
    while True:
        value = yield len(received)
        if value is None:
            return received
        received.append(value)


g = echo()
print(next(g), g.send('a'), g.send('b'))
try:
    g.send(None)
except StopIteration as stop:
    print(stop.value)


def delegating():
    result = yield from echo()
    yield 'then', result
    yield from [1, 2]
    return 'end'


d = delegating()
next(d)
print(d.send('x'), d.send(None), list(d))


def cleanup():
    try:
        yield 1
        yield 2
    except ValueError as error:
        yield f'caught {error}'
    finally:
        print('cleanup')


c = cleanup()
print(next(c), c.throw(ValueError('v')))
print(list(c))
c = cleanup()
next(c)
c.close()
print(list(c))


def lazy():
    print('started')
    yield 1
    print('resumed')
    yield 2


it = lazy()
print('made')
for value in it:
    print(value)
    break
for value in it:
    print('again', value)

gen = (print('item', i) or i for i in range(3))
print('nothing yet')
print(next(gen))
print(list(gen))


def fibonacci():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


f = fibonacci()
print([next(f) for _ in range(10)])


class Tree:
    def __init__(self, value, *children):
        self.value, self.children = value, children

    def __iter__(self):
        yield self.value
        for child in self.children:
            yield from child


print(list(Tree(1, Tree(2, Tree(3)), Tree(4))))


def stops():
    raise StopIteration('inside')
    yield


try:
    list(stops())
except RuntimeError as error:
    print(error)
x = yield_count = 0
def assigns():
    total = 0
    total += yield total
    total += yield total
    return total
a = assigns()
next(a), a.send(5)
try:
    a.send(7)
except StopIteration as s:
    print(s.value)
def in_with():
    class M:
        def __enter__(self): print('enter'); return 3
        def __exit__(self, *a): print('exit', a[0])
    with M() as m:
        yield m
        yield m + 1
print(list(in_with()))
