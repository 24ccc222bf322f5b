from typing import Any, Dict, Generic, Iterator, List, NamedTuple, Optional, Protocol, Sequence, TypedDict, TypeVar, Union, overload
from dataclasses import dataclass, field

K = TypeVar('K')
V = TypeVar('V', bound='Comparable')
Shape = Union[int, Sequence[int]]


class Comparable(Protocol):
    def __lt__(self, other: Any) -> bool: ...


class Bag(Generic[K, V]):
    def __init__(self) -> None:
        self._items: Dict[K, List[V]] = {}

    def add(self, key: K, *values: V) -> 'Bag[K, V]':
        self._items.setdefault(key, []).extend(values)
        return self

    def best(self, key: K) -> Optional[V]:
        return max(self._items.get(key, []), default=None)

    def __iter__(self) -> Iterator[K]:
        return iter(self._items)


bag: Bag[str, int] = Bag().add('a', 1, 5, 3).add('b')
print(bag.best('a'), bag.best('b'), bag.best('zz'), list(bag))


class Movie(TypedDict, total=False):
    name: str
    year: int


movie: Movie = {'name': 'x', 'year': 1}
print(movie['name'], Movie(name='y'))


class Step(NamedTuple):
    loss: float
    penalty: float = 0.0
    tags: tuple = ()

    @property
    def total(self) -> float:
        return self.loss + self.penalty


s = Step(1.5, penalty=0.5)
print(s, s.total, s._replace(loss=0.0).total, Step._field_defaults, s[:2], s == (1.5, 0.5, ()))


@overload
def size(x: int) -> int: ...
@overload
def size(x: list) -> int: ...
def size(x):
    return x if isinstance(x, int) else len(x)


print(size(3), size([1]))


def as_tuple(shape: Shape, n: int = 2) -> 'tuple[int, ...]':
    return (shape,) * n if isinstance(shape, int) else tuple(shape)


print(as_tuple(3), as_tuple([1, 2]), as_tuple.__name__)


@dataclass
class Tree:
    value: int
    children: 'list[Tree]' = field(default_factory=list)

    def walk(self) -> Iterator['Tree']:
        yield self
        for child in self.children:
            yield from child.walk()

    @property
    def depth(self) -> int:
        return 1 + max((c.depth for c in self.children), default=0)


t = Tree(1, [Tree(2, [Tree(3)]), Tree(4)])
print([n.value for n in t.walk()], t.depth, t.children[1], t == Tree(1, [Tree(2, [Tree(3)]), Tree(4)]))
