from dataclasses import asdict, astuple, dataclass, field, fields, is_dataclass, replace
from typing import ClassVar, List, Optional
import dataclasses


@dataclass
class Config:
    lr: float
    steps: int = 100
    layers: List[int] = field(default_factory=list)
    name: Optional[str] = None
    shared: ClassVar[int] = 3
    hidden: int = field(default=1, repr=False, compare=False)

    def __post_init__(self):
        self.total = self.steps * 2


c = Config(0.1)
print(c, c.total, c == Config(0.1), c == Config(0.2), Config(0.1, hidden=5) == c, [f.name for f in fields(c)], asdict(c), astuple(c), replace(c, steps=5))
print(Config(0.1).layers is Config(0.1).layers, is_dataclass(c), is_dataclass(5), Config.shared)
for bad in (lambda: Config(), lambda: Config(1, 2, 3, 4, 5, 6), lambda: Config(1, lr=2), lambda: Config(1, nope=2)):
    try:
        bad()
    except TypeError as error:
        print(error)


@dataclass(frozen=True, order=True)
class Version:
    major: int
    minor: int = 0


print(Version(1) < Version(1, 2), sorted([Version(2), Version(1, 5)]), hash(Version(1)) == hash(Version(1)), {Version(1): 'a'}[Version(1)])
try:
    Version(1).major = 2
except dataclasses.FrozenInstanceError as error:
    print(error)


@dataclass
class Base:
    a: int
    b: int = 2


@dataclass
class Child(Base):
    c: int = 3
    a: int = 10


print(Child(), Child(1, 2), asdict(Child(Base(1), [Base(2)])))


@dataclass(kw_only=True)
class Keyword:
    x: int
    y: int = 1


print(Keyword(x=5))
try:
    Keyword(5)
except TypeError as error:
    print(error)
try:
    @dataclass
    class Wrong:
        x: list = []
except ValueError as error:
    print(error)
