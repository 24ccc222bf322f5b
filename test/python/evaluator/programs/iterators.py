class Countdown:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n + 1


print(list(Countdown(3)), sum(Countdown(4)), [*Countdown(2)], dict(enumerate(Countdown(2))), 2 in Countdown(3), max(Countdown(5)))
it = iter([1, 2, 3, 4])
print(next(it), list(zip(it, it)), next(it, 'done'))
e = enumerate('abc', start=5)
print(next(e), list(e), list(e))
z = zip([1, 2], 'ab', (True, False))
print(next(z), list(z))
m = map(lambda x, y: x * y, [1, 2, 3], [4, 5])
print(list(m), list(m))
f = filter(lambda x: x % 2, range(6))
print(next(f), list(f))
r = reversed([1, 2, 3])
print(next(r), list(r), list(reversed('ab')), list(reversed((1, 2))), list(reversed({'a': 1, 'b': 2})))
print(list(map(str.upper, 'ab')), list(map(None.__class__, [])) if False else '', list(map(int, ['1', '2'])), list(map(lambda *a: a, [1, 2], [3, 4])))
g = (x for x in range(10))
print(next(g), next(g), sum(g), list(g))
nested = ((x, y) for x in range(2) for y in 'ab')
print(list(nested))
print(any(x > 2 for x in iter([1, 2, 3])), all(x > 0 for x in []), min((x ** 2 for x in range(-2, 3))), sorted(x for x in 'bca'), ','.join(str(x) for x in range(3)), tuple(x for x in 'ab'), set(x for x in 'aa'), dict((k, v) for k, v in zip('ab', range(2))))
def chunk(xs, n):
    it = iter(xs)
    while batch := [x for _, x in zip(range(n), it)]:
        yield batch
print(list(chunk(range(7), 3)))
def windows(xs, n):
    return [tuple(xs[i:i + n]) for i in range(len(xs) - n + 1)]
print(windows('abcd', 2))
for bad in (5, None, 1.5, len):
    try:
        iter(bad)
    except TypeError as error:
        print(error)
    try:
        for _ in bad: pass
    except TypeError as error:
        print(error)
try:
    next([1])
except TypeError as error:
    print(error)
try:
    next(iter([]))
except StopIteration as stop:
    print('stop', stop.value, stop.args)
class Bad:
    def __iter__(self): return 5
try:
    iter(Bad())
except TypeError as error:
    print(error)
def gen():
    try:
        yield 1
        yield 2
    finally:
        print('closed')
for x in gen():
    print(x)
gg = gen(); next(gg); gg.close(); print(list(gg))
def produce():
    received = yield 'ready'
    while received != 'stop':
        received = yield received * 2
    return 'finished'
p = produce()
print(next(p), p.send(2), p.send('ab'))
try:
    p.send('stop')
except StopIteration as s:
    print(s.value)
def sub():
    x = yield 1
    print('sub got', x)
    return 'sub result'
def main():
    result = yield from sub()
    print('result', result)
    yield 2
mg = main(); print(next(mg), mg.send('hello'))
def thrower():
    while True:
        try:
            yield 'waiting'
        except KeyError as e:
            yield f'key {e}'
t = thrower(); next(t); print(t.throw(KeyError('k')), next(t))
try:
    t.throw(ValueError, 'out')
except ValueError as e:
    print('out', e)
print(list(t))
l = [1, 2, 3]
for x in l:
    if x == 2: l.remove(x)
print(l)
print([x for x in zip(*[iter('abcdef')] * 2)], list(range(5, 0, -2)), list(range(0)), range(10)[-1], range(1, 10)[::3], 3 in range(5), range(5).index(3), len(range(0, 10, 3)), sum(range(5)), min(range(3, 6)), list(range(3))[::-1], range(3) == range(0, 3), reversed(range(3)).__next__())
