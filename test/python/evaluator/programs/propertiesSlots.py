class Temperature:
    def __init__(self, c=0): self._c = c
    @property
    def celsius(self):
        """In Celsius."""
        return self._c
    @celsius.setter
    def celsius(self, v):
        if v < -273.15: raise ValueError('too cold')
        self._c = v
    @celsius.deleter
    def celsius(self): self._c = 0
    fahrenheit = property(lambda self: self._c * 9 / 5 + 32, lambda self, f: setattr(self, '_c', (f - 32) * 5 / 9))
t = Temperature(25)
t.celsius += 5; print(t.celsius, t.fahrenheit); t.fahrenheit = 212; print(t.celsius); del t.celsius; print(t.celsius)
try: t.celsius = -300
except ValueError as e: print(e)
class Sub(Temperature):
    @property
    def celsius(self): return super().celsius + 1000
print(Sub(5).celsius)
try: Sub(5).celsius = 1
except AttributeError as e: print(e)
class Meta(type):
    @property
    def size(cls): return len(cls.__name__)
    def __getitem__(cls, k): return f'{cls.__name__}[{k}]'
    def __iter__(cls): return iter('xyz')
    def __contains__(cls, x): return x in 'xyz'
class M(metaclass=Meta): pass
print(M.size, M[1], list(M), 'x' in M)
class Typed:
    def __init__(self, kind): self.kind = kind
    def __set_name__(self, owner, name): self.name = name
    def __get__(self, obj, cls): return self if obj is None else obj.__dict__.get(self.name)
    def __set__(self, obj, value):
        if not isinstance(value, self.kind): raise TypeError(f'{self.name} must be {self.kind.__name__}')
        obj.__dict__[self.name] = value
class Person:
    name = Typed(str); age = Typed(int)
    def __init__(self, name, age): self.name, self.age = name, age
p = Person('ann', 3); print(p.name, p.age, vars(p))
try: p.age = 'x'
except TypeError as e: print(e)
class Class:
    @classmethod
    def create(cls, *a): return cls, a
    @staticmethod
    def plain(*a): return a
    def method(self): return self
c = Class()
print(Class.create(1)[0].__name__, c.create(2)[1], Class.plain(1), c.plain(2), c.method() is c, Class.method(5))
f = c.method; print(f() is c, f.__func__ is Class.method, f.__self__ is c, f == c.method, f.__name__)
Class.added = lambda self: 'added'; print(c.added()); c.own = lambda: 'own'; print(c.own())
class Get:
    def __getattribute__(self, name):
        if name == 'magic': return 'm'
        return super().__getattribute__(name)
    x = 1
print(Get().magic, Get().x)
class Chain:
    def __init__(self): self.calls = []
    def __getattr__(self, name):
        def call(*a):
            self.calls.append((name, a)); return self
        return call
print(Chain().a(1).b().c(2, 3).calls)
class Cfg(dict):
    __getattr__ = dict.get
    __setattr__ = dict.__setitem__
    __delattr__ = dict.__delitem__
cfg = Cfg(a=1); cfg.b = 2; del cfg.a; print(cfg, cfg.b, cfg.zz)
class Proxy:
    def __init__(self, o): object.__setattr__(self, '_o', o)
    def __getattr__(self, n): return getattr(self._o, n)
    def __setattr__(self, n, v): setattr(self._o, n, v)
    def __len__(self): return len(self._o)
    def __bool__(self): return True
pr = Proxy([1, 2]); pr.append(3); print(len(pr), pr._o)
class Cmp:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return self.v == o.v
    def __lt__(self, o): return self.v < o.v
    def __hash__(self): return hash(self.v)
    def __repr__(self): return f'C{self.v}'
print(sorted([Cmp(3), Cmp(1)]), Cmp(1) == Cmp(1), Cmp(1) != Cmp(2), Cmp(2) > Cmp(1), {Cmp(1): 'a'}[Cmp(1)], Cmp(1) in [Cmp(1)], len({Cmp(1), Cmp(1)}), max(Cmp(1), Cmp(5)), [Cmp(1), Cmp(2)].index(Cmp(2)))
class Ctx:
    depth = 0
    def __enter__(self): Ctx.depth += 1; return Ctx.depth
    def __exit__(self, *a): Ctx.depth -= 1
with Ctx() as a, Ctx() as b: print(a, b, Ctx.depth)
print(Ctx.depth, isinstance(Ctx(), Ctx), type(Ctx()) == Ctx, Ctx.__name__, Ctx.__qualname__, Ctx.__module__, callable(Ctx), Ctx.__dict__['depth'])
class Abstract:
    def run(self): raise NotImplementedError
    def template(self): return self.run() * 2
class Concrete(Abstract):
    def run(self): return 21
print(Concrete().template())
try: Abstract().template()
except NotImplementedError as e: print(repr(e))
class Mixin:
    def hello(self): return 'hello ' + self.name()
class Named(Mixin):
    def name(self): return 'n'
print(Named().hello(), [c.__name__ for c in Named.mro()], Named.__bases__, issubclass(Named, Mixin))
class A:
    def __init__(self, **kw): self.kw = kw; print('A', sorted(kw))
class B(A):
    def __init__(self, b=1, **kw): super().__init__(b=b, **kw); print('B')
class C(A):
    def __init__(self, c=2, **kw): super().__init__(c=c, **kw); print('C')
class D(B, C):
    def __init__(self, **kw): super().__init__(**kw); print('D')
print(D(b=5, d=9).kw, super(B, D()).__init__ is not None)
class Outer:
    class Inner:
        def __repr__(self): return 'inner'
    inner = Inner()
print(Outer.inner, Outer.Inner.__qualname__, Outer.Inner())
