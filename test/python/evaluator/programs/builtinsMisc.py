print(isinstance(1, (int, str)), callable(len), callable(5), callable(int), id(5) == id(5), type(5).__name__, type('a') is str, type(None).__name__, type(print).__name__, type(lambda: 0).__name__)
print(list(map(int, '123')), list(filter(lambda x: x > 1, [1, 2, 3])), list(zip()), list(zip([1], [2], [3])), dict(enumerate('ab')), sum([1.5, 2]), sum([[1]], [0]), round(-0.5), divmod(7, -2))
print(max('a', 'bb', key=len), min([], default='none'), max([3, 1], default=0), max([[1, 2], [1, 3]]), sorted([True, False]), sorted(['B', 'a'], key=str.lower), any([]), all([]), any([0, 1]))
print(repr(print), len.__name__, repr(int), repr(ValueError), str(type([])), repr(object)[:7], repr(...), repr(NotImplemented), repr(None), [None], repr(range(1, 5, 2)), repr(slice(None, 3)))
it = iter([1, 2])
print(next(it), next(it), next(it, 'end'), list(it), list(iter(lambda c=[0]: c.__setitem__(0, c[0] + 1) or c[0], 4)))
print(getattr('a', 'upper')(), 'abc'.__len__(), [].__class__.__name__, (5).__class__, int('5').__add__(3), str.upper('x'), list.append, dict.get({'a': 1}, 'a'))
class A:
    x = 1
    def f(self): pass
a = A()
a.y = 2
print(vars(a), [n for n in dir(a) if not n.startswith('_')], a.__class__.__name__, A.__dict__['x'], a.__dict__, A.f.__name__, a.f.__func__ is A.f, A.__module__, type(a).__bases__)
print(eval is not None, hash('a') == hash('a'), bool('False'), int(), float(), str(), list(), dict(), tuple(), set(), bool(), complex is not None, bytes(2), bytes('é', 'utf-8'))
print([*reversed('abc')], [*reversed(range(3))], list(reversed({'a': 1, 'b': 2})), isinstance(reversed([]), object), issubclass(bool, int), issubclass(int, (str, object)))
x = 5
def scope():
    y = 6
    return sorted(locals()), 'x' in globals()
print(scope(), 'x' in globals(), 'scope' in dir())
print(format(5, '03d'), format('a', '>3'), format(1.5), chr(65), ord('é'), ascii('é'), bin(5)[2:], abs(-2.5), pow(2, 3, 5), pow(2.0, 3), hash(True), bool(0.0), hash(2.0))
print(zip([1, 2], [3, 4]).__next__(), list(zip([1, 2], [3], strict=False)), property.__name__, type(property()), type(A.f), type(a.f), type(iter([])) is not None, type(x for x in []).__name__)
try:
    list(zip([1, 2], [3], strict=True))
except ValueError as error:
    print(error)
class B:
    def __len__(self): return 3
    def __getitem__(self, i): return i * 10
print(list(reversed(B())), bool(B()), len(B()), [i for i, _ in zip(B(), range(3))])
class C:
    def __iter__(self): self.n = 0; return self
    def __next__(self):
        self.n += 1
        if self.n > 3: raise StopIteration
        return self.n
print(list(C()), sum(C()), 2 in C(), max(C()), dict(zip('abc', C())), [*C()], tuple(C()))
a, b, c = C()
print(a, b, c)
print(setattr(a := A(), 'z', 1), a.z, delattr(a, 'z'), hasattr(a, 'z'))
print(str(b'abc', 'utf-8'), b'abc'[0], b'ab' + b'c', len(b'abc'), list(b'ab'), b'a' == b'a')
