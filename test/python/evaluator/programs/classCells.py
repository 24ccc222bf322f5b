class A:
    def __init__(self): self.trace = ['A']
    def act(self, x): return ('A', x)
    @classmethod
    def make(cls): return cls.__name__
    @staticmethod
    def helper(): return 'helper A'
    @property
    def label(self): return 'label A'
    def __getitem__(self, k): return ('A item', k)
    def __eq__(self, o): return type(self) is type(o)
    __hash__ = None


class B(A):
    def __init__(self):
        super().__init__()
        self.trace.append('B')

    def act(self, x):
        inner = lambda: super(B, self).act(x)
        return ('B', super().act(x + 1), inner())

    @classmethod
    def make(cls): return 'B of ' + super().make()
    @staticmethod
    def helper(): return 'helper B, ' + A.helper()
    @property
    def label(self): return 'B, ' + super().label
    def __getitem__(self, k): return ('B item', super().__getitem__(k))
    def nested(self):
        def inside():
            return __class__.__name__, self.trace
        return inside()


b = B()
print(b.trace, b.act(1), B.make(), b.make(), B.helper(), b.label, b[0], b.nested(), b == B(), b != A(), b == A())
try:
    hash(b)
except TypeError as error:
    print(error)


class Base:
    subclasses = []
    def __init_subclass__(cls, abstract=False, **kwargs):
        super().__init_subclass__(**kwargs)
        if not abstract:
            Base.subclasses.append(cls.__name__)
class One(Base): pass
class Hidden(Base, abstract=True): pass
class Two(Hidden): pass
print(Base.subclasses)
try:
    class Wrong(Base, nothing=1): pass
except TypeError as error:
    print(error)


class Left:
    def run(self): return ['Left'] + (super().run() if hasattr(super(), 'run') else [])
class Right:
    def run(self): return ['Right'] + (super().run() if hasattr(super(), 'run') else [])
class Joined(Left, Right):
    def run(self): return ['Joined'] + super().run()
print(Joined().run())
class Dynamic:
    pass
def method(self, x): return (type(self).__name__, x)
Dynamic.method = method
d = Dynamic()
d.bound = method.__get__(d)
print(d.method(1), d.bound(2), Dynamic.method is method)
Made = type('Made', (Dynamic,), dict(x=1, __repr__=lambda self: 'made!', double=property(lambda self: self.x * 2)))
print(Made(), Made().double, Made.__mro__[1].__name__, Made().method(3))
try:
    super().x
except RuntimeError as error:
    print(error)
def standalone(): return super()
try:
    standalone()
except RuntimeError as error:
    print(error)
