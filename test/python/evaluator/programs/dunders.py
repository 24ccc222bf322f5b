class Vec:
    def __init__(self, *v): self.v = list(v)
    def __add__(self, o): return Vec(*[a + b for a, b in zip(self.v, o.v)]) if isinstance(o, Vec) else NotImplemented
    def __radd__(self, o): return Vec(*[o + a for a in self.v]) if isinstance(o, (int, float)) else NotImplemented
    def __mul__(self, k): return Vec(*[a * k for a in self.v])
    __rmul__ = __mul__
    def __imul__(self, k): self.v = [a * k for a in self.v]; return self
    def __neg__(self): return Vec(*[-a for a in self.v])
    def __abs__(self): return sum(a * a for a in self.v) ** 0.5
    def __len__(self): return len(self.v)
    def __getitem__(self, i): return self.v[i]
    def __setitem__(self, i, x): self.v[i] = x
    def __delitem__(self, i): del self.v[i]
    def __iter__(self): return iter(self.v)
    def __contains__(self, x): return x in self.v
    def __eq__(self, o): return isinstance(o, Vec) and self.v == o.v
    def __lt__(self, o): return abs(self) < abs(o)
    def __hash__(self): return hash(tuple(self.v))
    def __bool__(self): return any(self.v)
    def __repr__(self): return 'Vec' + repr(tuple(self.v))
    def __str__(self): return '<' + ' '.join(map(str, self.v)) + '>'
    def __format__(self, spec): return '<' + ' '.join(format(a, spec) for a in self.v) + '>'
    def __call__(self, x): return Vec(*[a + x for a in self.v])
    def __matmul__(self, o): return sum(a * b for a, b in zip(self.v, o.v))
    def __pow__(self, n): return Vec(*[a ** n for a in self.v])
    def __divmod__(self, k): return Vec(*[a // k for a in self.v]), Vec(*[a % k for a in self.v])
    def __invert__(self): return Vec(*[~a for a in self.v])
    def __round__(self, n=0): return Vec(*[round(a, n) for a in self.v])
    def __int__(self): return len(self.v)
    def __float__(self): return float(sum(self.v))
    def __index__(self): return len(self.v)


a, b = Vec(1, 2), Vec(3, 4)
print(a + b, 10 + a, a * 3, 3 * a, -a, abs(b), len(a), a[0], a[-1], a[0:1], list(a), 2 in a, 5 in a)
a[0] = 9
print(repr(a), f'{a:.2f}', str(a), a == Vec(9, 2), a != b, a < b, a > b, bool(Vec(0, 0)), a(1), a @ b, a ** 2)
c = a
c *= 2
print(a, c is a, divmod(a, 5), ~a, int(a), float(a), [10, 20, 30][Vec(1)], {Vec(1): 'x'}[Vec(1)])
del a[0]
print(a, sorted([Vec(3), Vec(1), Vec(2)]), max(Vec(1), Vec(5)), sum([Vec(1), Vec(2)], Vec(0)))
for call in (lambda: a + 'x', lambda: 'x' + a, lambda: a - b, lambda: 1 < Vec, lambda: +a, lambda: a // 2):
    try:
        print(call())
    except TypeError as error:
        print('TypeError:', error)


class Attr:
    def __getattr__(self, name):
        if name.startswith('dyn_'):
            return name[4:]
        raise AttributeError(f'no {name}')

    def __setattr__(self, name, value):
        object.__setattr__(self, name, value * 2)

    def __delattr__(self, name):
        print('deleting', name)
        super().__delattr__(name)


o = Attr()
o.x = 4
print(o.x, o.dyn_abc, hasattr(o, 'nope'), getattr(o, 'nope', None))
del o.x
print(hasattr(o, 'x'))


class Old:
    def __getitem__(self, i):
        if i >= 3:
            raise IndexError
        return i * i


print(list(Old()), 4 in Old())


class Descriptor:
    def __set_name__(self, owner, name): self.name = '_' + name
    def __get__(self, obj, owner): return self if obj is None else getattr(obj, self.name, 'unset')
    def __set__(self, obj, value): setattr(obj, self.name, value + 1)


class Uses:
    field = Descriptor()


u = Uses()
print(u.field)
u.field = 1
print(u.field, u.__dict__, isinstance(Uses.field, Descriptor))
class Cmp:
    def __eq__(self, o): return True
try:
    hash(Cmp())
except TypeError as error:
    print(error)
