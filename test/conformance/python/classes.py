"""Classes as frameworks and configurations use them: descriptors, metaclasses, slots, hooks, operators."""
import abc
from functools import cached_property, total_ordering


class Registry(type):
    known = {}

    def __new__(mcs, name, bases, namespace, **options):
        cls = super().__new__(mcs, name, bases, namespace)
        if bases:
            mcs.known[options.get('key', name.lower())] = cls
        return cls

    def __init__(cls, name, bases, namespace, **options):
        super().__init__(name, bases, namespace)
        cls.options = options

    def __call__(cls, *args, **kwargs):
        instance = super().__call__(*args, **kwargs)
        instance.made_by = type(cls).__name__
        return instance

    def __len__(cls):
        return len(cls.__name__)

    def __iter__(cls):
        return iter(sorted(cls.known))

    def __contains__(cls, item):
        return item in cls.known


class Loss(metaclass=Registry):
    pass


class Hinge(Loss, key='hinge'):
    pass


class Wasserstein(Loss):
    def __init__(self, weight=10.0):
        self.weight = weight


print(Registry.known, len(Hinge), list(Loss), 'hinge' in Loss)
print(Wasserstein(2).made_by, Wasserstein.options, Hinge.options, type(Hinge), type(Registry))


class Positive:
    def __set_name__(self, owner, name):
        self.name = name
        self.slot = '_' + name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        return getattr(instance, self.slot, 'unset')

    def __set__(self, instance, value):
        if value <= 0:
            raise ValueError(f'{self.name} must be positive, not {value!r}')
        setattr(instance, self.slot, value)

    def __delete__(self, instance):
        delattr(instance, self.slot)


class Config:
    lr = Positive()
    steps = Positive()

    def __init__(self, lr, steps):
        self.lr, self.steps = lr, steps

    @cached_property
    def total(self):
        print('computing')
        return self.lr * self.steps

    @property
    def half(self):
        """Half of the rate."""
        return self.lr / 2

    @half.setter
    def half(self, value):
        self.lr = value * 2

    @half.deleter
    def half(self):
        del self.lr

    @classmethod
    def default(cls):
        return cls(0.1, 10)

    @staticmethod
    def names():
        return ['lr', 'steps']


c = Config.default()
print(c.total, c.total, c.half, Config.half.__doc__, Config.names(), c.names())
c.half = 4
print(c.lr, vars(c))
try:
    c.steps = -1
except ValueError as error:
    print(error)
del c.half
print(c.lr, isinstance(Config.lr, Positive))


class Point:
    __slots__ = ('x', 'y')

    def __init__(self, x, y):
        self.x, self.y = x, y

    def __repr__(self):
        return f'{type(self).__name__}({self.x}, {self.y})'

    def __eq__(self, other):
        if not isinstance(other, Point):
            return NotImplemented
        return (self.x, self.y) == (other.x, other.y)

    def __hash__(self):
        return hash((self.x, self.y))

    def __add__(self, other):
        return Point(self.x + other.x, self.y + other.y)

    def __radd__(self, other):
        return self if other == 0 else NotImplemented

    def __iadd__(self, other):
        self.x += other.x
        return self

    def __neg__(self): return Point(-self.x, -self.y)
    def __bool__(self): return bool(self.x or self.y)
    def __getitem__(self, i): return (self.x, self.y)[i]
    def __len__(self): return 2
    def __abs__(self): return (self.x ** 2 + self.y ** 2) ** 0.5
    def __matmul__(self, o): return self.x * o.x + self.y * o.y
    def __format__(self, spec): return f'<{self.x:{spec}}|{self.y:{spec}}>'
    def __call__(self, *a, **k): return a, k
    def __int__(self): return int(self.x)
    def __float__(self): return float(self.x)
    def __index__(self): return 1
    def __round__(self, n=0): return Point(round(self.x, n), round(self.y, n))
    def __divmod__(self, o): return 'divmod', o
    def __rpow__(self, o): return 'rpow', o
    def __lshift__(self, o): return 'shift', o
    def __invert__(self): return 'inverted'
    def __reversed__(self): return iter((self.y, self.x))


p = Point(1, 2)
try:
    p.z = 3
except AttributeError as error:
    print(error)
print(p + Point(3, 4), sum([p, p]), p == Point(1, 2), p != 3, {p: 1}[Point(1, 2)], -p, bool(Point(0, 0)), list(p), abs(Point(3, 4)))
print(p @ p, f'{p:.2f}', p(1, k=2), int(p), float(p), [10, 20][p], round(Point(1.234, 5.678), 1), divmod(p, 2), 2 ** p, p << 1, ~p, list(reversed(p)))
p += Point(1, 1)
print(p, 1 in p, max(p))
try:
    p + 'x'
except AttributeError as error:
    print(error)
try:
    p - p
except TypeError as error:
    print(error)
try:
    p < p
except TypeError as error:
    print(error)


@total_ordering
class Version:
    def __init__(self, text): self.parts = tuple(int(x) for x in text.split('.'))
    def __eq__(self, other): return self.parts == other.parts
    def __lt__(self, other): return self.parts < other.parts


print(Version('1.13') > Version('1.9'), Version('1.0') >= Version('1.0'), sorted([Version('2.0'), Version('1.2')])[0].parts)


class Base(abc.ABC):
    @abc.abstractmethod
    def forward(self): ...

    @property
    @abc.abstractmethod
    def name(self): ...

    def __init_subclass__(cls, tag=None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.tag = tag
        print('subclass', cls.__name__, tag)


class Child(Base, tag='a'):
    name = 'child'


for cls in (Base, Child):
    try:
        cls()
    except TypeError as error:
        print(error)


class A:
    def who(self): return ['A']
class B(A):
    def who(self): return ['B'] + super().who()
class C(A):
    def who(self): return ['C'] + super().who()
class D(B, C):
    def who(self): return ['D'] + super(D, self).who()


print(D().who(), [k.__name__ for k in D.__mro__], D.__bases__, issubclass(D, (int, A)), isinstance(D(), C))
try:
    class Bad(A, B): pass
except TypeError as error:
    print(error)


class Lazy:
    def __init__(self): self.seen = []
    def __getattr__(self, name):
        if name.startswith('_'):
            raise AttributeError(name)
        self.seen.append(name)
        return name.upper()
    def __setattr__(self, name, value):
        object.__setattr__(self, name, value)
    def __dir__(self): return ['b', 'a']


lazy = Lazy()
print(lazy.alpha, lazy.seen, hasattr(lazy, '_x'), getattr(lazy, '_y', 'none'), dir(lazy))
Dynamic = type('Dynamic', (A,), {'size': 3, 'double': lambda self: self.size * 2})
print(Dynamic().double(), Dynamic.__name__, Dynamic().who())


class Outer:
    class Inner:
        def method(self): pass
    value = [i * 2 for i in range(3)]


print(Outer.Inner, Outer.Inner.method.__qualname__, Outer.value)


class Dict(dict):
    def __missing__(self, key): return key * 2
    __getattr__ = dict.get
    __setattr__ = dict.__setitem__


d = Dict(a=1)
d.b = 2
print(d, d['zz'], d.a, d.nothing, type(d).__name__, isinstance(d, dict))


class Stack(list):
    def push(self, x): self.append(x)
    def __getitem__(self, i): return super().__getitem__(i) if isinstance(i, int) else Stack(super().__getitem__(i))


s = Stack([1, 2])
s.push(3)
print(s, s[0:2], type(s[:1]).__name__, len(s), s == [1, 2, 3])


class Celsius(float):
    def __new__(cls, value, unit='C'):
        self = super().__new__(cls, value)
        self.unit = unit
        return self
    def __str__(self): return f'{float(self):.1f}{self.unit}'


t = Celsius(21.55)
print(t, repr(t), t + 1, f'{t}', f'{t:.2f}', type(t + 1).__name__)
print(A.__doc__, Config.half.fget.__name__, type(A.who).__name__, type(A().who).__name__, A.who.__module__)
