from abc import ABC, abstractmethod
from math import hypot, pi


class Shape(ABC):
    registry = []

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        Shape.registry.append(cls.__name__)

    @abstractmethod
    def area(self) -> float: ...

    @classmethod
    @abstractmethod
    def unit(cls): ...

    def __lt__(self, other): return self.area() < other.area()
    def __eq__(self, other): return isinstance(other, Shape) and self.area() == other.area()
    def __hash__(self): return hash(self.area())
    def __str__(self): return f'{type(self).__name__}({self.area():.2f})'


class Circle(Shape):
    def __init__(self, r): self.r = r
    def area(self): return pi * self.r ** 2
    @classmethod
    def unit(cls): return cls(1)


class Rect(Shape):
    def __init__(self, w, h): self.w, self.h = w, h
    def area(self): return self.w * self.h
    @classmethod
    def unit(cls): return cls(1, 1)


class Square(Rect):
    def __init__(self, s): super().__init__(s, s)
    @classmethod
    def unit(cls): return cls(1)


shapes = [Circle(2), Rect(3, 4), Square(2), Circle.unit()]
print(*sorted(shapes), sep=', ')
print(max(shapes), min(shapes), Square(2) == Rect(1, 4), len({Square(2), Rect(4, 1)}), Shape.registry, sum(s.area() for s in shapes) > 20)
try:
    Shape()
except TypeError as error:
    print(error)


class Vector:
    __slots__ = ('x', 'y')
    def __init__(self, x, y): self.x, self.y = x, y
    def __iter__(self): yield self.x; yield self.y
    def __add__(self, o): return Vector(*(a + b for a, b in zip(self, o)))
    def __sub__(self, o): return self + -o
    def __neg__(self): return self * -1
    def __mul__(self, k): return Vector(self.x * k, self.y * k) if isinstance(k, (int, float)) else NotImplemented
    __rmul__ = __mul__
    def __matmul__(self, o): return self.x * o.x + self.y * o.y
    def __abs__(self): return hypot(*self)
    def __bool__(self): return abs(self) != 0
    def __eq__(self, o): return tuple(self) == tuple(o)
    def __repr__(self): return 'Vector({!r}, {!r})'.format(*self)
    def __getitem__(self, i): return (self.x, self.y)[i]


v, w = Vector(3, 4), Vector(1, -1)
print(v + w, v - w, 2 * v, v * 0.5, v @ w, abs(v), bool(Vector(0, 0)), v == (3, 4), v != w, -v, v[0], list(v), [*v, *w])
try:
    v * 'a'
except TypeError as error:
    print(error)
try:
    'a' * v
except TypeError as error:
    print(error)
x, y = v
print(x, y, sum([v, w], Vector(0, 0)))
