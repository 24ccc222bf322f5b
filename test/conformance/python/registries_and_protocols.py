"""Classes & typing & metaclass registries, config systems, generics, Protocol, descriptors, singledispatch, cached_property."""
import abc, dataclasses, enum, functools, inspect, operator, typing, types, copy, sys, os, contextlib, numbers, string
from dataclasses import dataclass, field
from typing import *
import torch
from torch import nn
REG: Dict[str, Type["Penalty"]] = {}
def register(name):
    def deco(cls): REG[name] = cls; cls.key = name; return cls
    return deco
class Penalty(abc.ABC):
    def __init_subclass__(cls, **kw): super().__init_subclass__(**kw); cls.order = len(Penalty.__subclasses__())
    @abc.abstractmethod
    def value(self, norms: torch.Tensor) -> torch.Tensor: raise NotImplementedError
    def __call__(self, n): return self.value(n).mean()
    def __or__(self, o): return Sum(self, o)
    def __repr__(self): return f"<{type(self).__qualname__} {self.key!r}>"
@register("two")
class Two(Penalty):
    def value(self, n): return (n - 1) ** 2
@register("one")
class One(Penalty):
    def value(self, n): return (n - 1).clamp_min(0) ** 2
@register("sum")
class Sum(Penalty):
    def __init__(self, *ps): self.ps = ps
    def value(self, n): return functools.reduce(operator.add, (p.value(n) for p in self.ps))
n = torch.tensor([.5, 1., 2.]); print({k: round(REG[k]()(n).item(), 4) for k in ("two", "one")}, (Two() | One())(n), Two.order, Sum.order, Two())
try: Penalty()
except TypeError as e: print(e)
@dataclass(frozen=True, order=True)
class Opt:
    lr: float = 1e-3
    name: str = field(default="adam", compare=False)
    betas: tuple[float, float] = (0.0, 0.9)
    extra: dict = field(default_factory=dict, repr=False, compare=False)
    @classmethod
    def from_dict(cls, d): return cls(**{f.name: d[f.name] for f in dataclasses.fields(cls) if f.name in d})
o = Opt.from_dict({"lr": .1, "zzz": 2}); print(o, o < Opt(.2), dataclasses.astuple(o), hash(Opt()) == hash(Opt()), o == Opt(.1, "sgd"))
try: o.lr = 3
except dataclasses.FrozenInstanceError as e: print(type(e).__name__, e)
try: Opt(foo=1)
except TypeError as e: print(e)
T = TypeVar("T")
class Pool(Generic[T]):
    __slots__ = ("items", "cap")
    def __init__(self, cap: int): self.items: List[T] = []; self.cap = cap
    def push(self, x: T) -> object: self.items = (self.items + [x])[-self.cap:]; return self
    def __len__(self): return len(self.items)
    def __iter__(self): return iter(self.items)
    def __contains__(self, x): return x in self.items
p = Pool[int](2).push(1).push(2).push(3); print(list(p), len(p), 3 in p)
try: p.z = 1
except AttributeError as e: print(e)
@runtime_checkable
class HasScore(Protocol):
    def score(self, x) -> float: ...
class S:
    def score(self, x): return 1.
print(isinstance(S(), HasScore), isinstance(3, HasScore))
class Clamp:
    def __init__(self, lo, hi): self.lo, self.hi = lo, hi
    def __set_name__(self, owner, name): self.name = "_" + name
    def __get__(self, obj, t=None): return self if obj is None else getattr(obj, self.name)
    def __set__(self, obj, v):
        if not self.lo <= v <= self.hi: raise ValueError(f"{self.name[1:]}={v} outside [{self.lo}, {self.hi}]")
        setattr(obj, self.name, v)
class Cfg:
    lr = Clamp(0, 1)
    def __init__(self, lr): self.lr = lr
    @functools.cached_property
    def big(self): print("computed"); return [self.lr] * 2
    def __getattr__(self, k): raise AttributeError(f"no option {k}")
c = Cfg(.5); c.big; print(c.big, c.__dict__)
for bad in (lambda: Cfg(2), lambda: c.zzz): 
    try: bad()
    except (ValueError, AttributeError) as e: print(e)
@functools.singledispatch
def norm(x): raise TypeError(type(x).__name__)
@norm.register
def _(x: torch.Tensor): return x.norm()
@norm.register(list)
def _(x): return sum(x)
print(norm(torch.ones(4)), norm([1, 2]))
@functools.lru_cache(maxsize=None)
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(50), fib.cache_info(), functools.partial(pow, 2)(5), operator.itemgetter(1, 0)("ab"), operator.attrgetter("shape")(n), operator.methodcaller("mean")(n))
def fn(a, b: int = 2, *args, c, d=4, **kw) -> float: """doc"""
sig = inspect.signature(fn); print(sig, list(sig.parameters), sig.parameters["b"].default, sig.parameters["a"].kind.name, fn.__doc__, fn.__annotations__, fn.__defaults__, fn.__kwdefaults__, fn.__name__, fn.__code__.co_varnames, fn.__code__.co_argcount)
print(inspect.isclass(Two), inspect.isfunction(fn), inspect.getdoc(fn), sig.bind(1, 2, c=3).arguments, callable(fn), inspect.getmembers(Opt(), lambda v: isinstance(v, float)))
for call in (lambda: fn(1), lambda: fn(), lambda: fib(1, 2), lambda: (lambda x: x)(y=1), lambda: Two(3), lambda: fn(1, c=1, a=2), lambda: len(5), lambda: [] + 1, lambda: {}["k"], lambda: [][3], lambda: int("x"), lambda: "a" + 1, lambda: None.x, lambda: undefined_name, lambda: (1, 2)[0] + None, lambda: next(iter([])), lambda: float("abc"), lambda: [1, 2].index(5), lambda: dict([1]), lambda: sum("ab"), lambda: max([]), lambda: range(1.5), lambda: 5(), lambda: {1, 2} | [3], lambda: int([]), lambda: "abc".join([1]), lambda: [].pop(), lambda: (a for a in 5), lambda: zip(1), lambda: sorted([1, "a"])):
    try: print(call())
    except Exception as e: print(type(e).__name__, e)
class Meta(type):
    def __new__(m, name, bases, ns, **k): ns["tag"] = name.lower(); return super().__new__(m, name, bases, ns)
    def __call__(cls, *a): 
        if not hasattr(cls, "_i"): cls._i = super().__call__(*a)
        return cls._i
class Single(metaclass=Meta): pass
print(Single() is Single(), Single.tag, type(Single).__name__, Single.__mro__[-1].__name__)
ns = types.SimpleNamespace(a=1, b=[2]); ns.c = 3; print(ns, vars(ns)); print(types.MappingProxyType({"a": 1})["a"], get_type_hints(Opt)["lr"], Optional[int], Union[int, str], List[Tuple[int, ...]], Literal["a", "b"])
match_ = {"kind": "two", "lam": 10}
class Weird(Exception):
    def __init__(self, code): self.code = code
try:
    try: raise Weird(3)
    except Weird as e: raise KeyError("k") from None
except KeyError as e: print(repr(e), e.__cause__, e.__suppress_context__)
def gen():
    try:
        got = yield 1; print("got", got); yield from (2, 3); return "r"
    except GeneratorExit: print("closed")
g = gen(); print(next(g), g.send("hi"), next(g)); g.close()
def outer(): r = yield from gen(); print("ret", r)
print(list(outer())); a, *b, cc = range(5); print(a, b, cc, [*b, *"xy"], {**{"q": 1}, "r": 2}, (lambda *a, **k: (a, k))(*b, z=1))
if (m := 10) > 5: print(f"{m=}", f"{m!s:>4}", f"{sum(b)=:.1f}")
