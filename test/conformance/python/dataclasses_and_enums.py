"""Configurations: dataclasses, enums, named tuples, typing."""
import dataclasses
import enum
import typing
from collections import namedtuple
from dataclasses import InitVar, asdict, astuple, dataclass, field, fields, is_dataclass, replace
from enum import Enum, Flag, IntEnum, auto, unique
from typing import Any, Callable, ClassVar, Dict, Generic, List, Literal, NamedTuple, Optional, Protocol, Tuple, TypedDict, TypeVar, Union, overload, runtime_checkable


@dataclass
class Optimizer:
    name: str = 'Adam'
    lr: float = 2e-4
    betas: Tuple[float, float] = (0.5, 0.999)


@dataclass
class Config:
    """Everything."""
    dims: List[int] = field(default_factory=lambda: [64, 128])
    optimizer: Optimizer = field(default_factory=Optimizer)
    gp_weight: float = 10.0
    extra: Dict[str, Any] = field(default_factory=dict, repr=False, compare=False)
    count: ClassVar[int] = 3
    scale: InitVar[int] = 1
    total: int = field(init=False)

    def __post_init__(self, scale):
        self.total = sum(self.dims) * scale


a = Config(scale=2)
b = Config([1], gp_weight=1)
print(a)
print(b, a == Config(), Config.count, Config.__doc__)
print(asdict(a))
print(astuple(b))
print(replace(b, dims=[5], scale=1), [f.name for f in fields(a)], is_dataclass(Config), is_dataclass(3))
print([(f.name, f.type) for f in fields(Optimizer)], fields(Optimizer)[1].default)
try:
    Config(nothing=1)
except TypeError as error:
    print(error)


@dataclass(frozen=True, order=True)
class Step:
    index: int
    loss: float = 0.0


s = Step(1, 0.5)
print(s < Step(2), sorted([Step(3), Step(1)]), hash(s) == hash(Step(1, 0.5)), {s: 'x'}[Step(1, 0.5)])
try:
    s.loss = 2
except dataclasses.FrozenInstanceError as error:
    print(type(error).__name__, error)
try:
    @dataclass
    class Wrong:
        items: list = []
except ValueError as error:
    print(error)
try:
    @dataclass
    class Order:
        a: int = 1
        b: int
except TypeError as error:
    print(error)


@dataclass
class Parent:
    x: int
    y: int = 2


@dataclass
class Derived(Parent):
    z: int = 3
    _: dataclasses.KW_ONLY = None
    w: int = 4


print(Derived(1), Derived(1, 5, z=7), Derived.__match_args__)


@dataclass(slots=True, kw_only=True)
class Slotted:
    a: int
    b: str = 'q'


print(Slotted(a=1))
try:
    Slotted(1)
except TypeError as error:
    print(error)


class Mode(Enum):
    TRAIN = 'train'
    EVAL = 'eval'
    DEFAULT = 'train'

    @property
    def short(self):
        return self.value[0]

    @classmethod
    def parse(cls, text):
        return cls(text.lower())


print(Mode.TRAIN, repr(Mode.EVAL), Mode('eval'), Mode['TRAIN'], Mode.DEFAULT is Mode.TRAIN, list(Mode), Mode.TRAIN.short, Mode.parse('EVAL').name, len(Mode))
try:
    Mode('nothing')
except ValueError as error:
    print(error)
try:
    Mode['X']
except KeyError as error:
    print('KeyError', error)
try:
    Mode.TRAIN = 3
except AttributeError as error:
    print(error)


class Level(IntEnum):
    LOW = 1
    HIGH = auto()


print(Level.HIGH, repr(Level.HIGH), Level.HIGH + 1, Level.LOW < Level.HIGH, int(Level.HIGH), f'{Level.HIGH}', Level(1), Level.HIGH == 2)


class Colour(Flag):
    RED = auto()
    BLUE = auto()
    BOTH = RED | BLUE


print(Colour.RED | Colour.BLUE, Colour.RED in Colour.BOTH, Colour.BOTH.value, bool(Colour.RED & Colour.BLUE))


class Kind(str, Enum):
    A = 'a'
    B = 'b'


print(Kind.A == 'a', Kind('b'), Kind.A.value, Kind.A.upper(), isinstance(Kind.A, str), {m.name: m.value for m in Kind}, Kind.__members__)
Functional = Enum('Functional', 'ONE TWO')
print(Functional.TWO.value, list(Functional))
try:
    @unique
    class Twice(Enum):
        A = 1
        B = 1
except ValueError as error:
    print(error)


class Pair(NamedTuple):
    left: int
    right: float = 0.5

    def total(self):
        return self.left + self.right


pair = Pair(1)
print(pair, pair.total(), pair._asdict(), pair._replace(left=5), Pair._fields, Pair._make([3, 4]), pair == (1, 0.5), Pair._field_defaults)
left, right = pair
P3 = namedtuple('P3', 'x y z', defaults=[0])
print(P3(1, 2), P3(*range(3)).z, P3._fields, isinstance(P3(1, 2), tuple), left, right)
try:
    P3(1)
except TypeError as error:
    print(error)

T = TypeVar('T')


class Box(Generic[T]):
    def __init__(self, item: T) -> None:
        self.item = item

    def get(self) -> T:
        return self.item


print(Box[int](3).get(), Box(4).item, Optional[int], Union[int, str], List[int], Dict[str, List[int]], Tuple[int, ...], Literal['a', 1], Any)
print(int | None, typing.get_type_hints(Optimizer), typing.get_origin(List[int]), typing.get_args(Dict[str, int]))


@runtime_checkable
class Penalty(Protocol):
    def __call__(self, critic) -> float: ...


@overload
def f(x: int) -> int: ...
@overload
def f(x: str) -> str: ...
def f(x): return x


class Movie(TypedDict, total=False):
    name: str
    year: int


print(f(3), Movie(name='x', year=3), typing.cast(int, 'x'), typing.TYPE_CHECKING)
print(f.__annotations__, Box.get.__annotations__, Optimizer.__annotations__)
