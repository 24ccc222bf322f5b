import copy
import types
import typing
from typing import Any, Callable, Dict, Generic, List, NamedTuple, Optional, Tuple, TypeVar, Union
from abc import ABC, abstractmethod

T = TypeVar('T')


class Stack(Generic[T]):
    def __init__(self) -> None:
        self.items: List[T] = []

    def push(self, item: T) -> 'Stack[T]':
        self.items.append(item)
        return self


print(Stack[int]().push(1).push(2).items, Stack().push('a').items)


class Pair(NamedTuple):
    left: int
    right: str = 'r'

    def swap(self):
        return self.right, self.left


print(Pair(1), Pair(1, 'x').swap(), Pair(left=3).left, Pair._fields)


def typed(a: Optional[int], b: Union[str, List[Dict[str, Any]]] = 'x', *args: int, f: Callable[[int], Tuple[int, ...]] = None) -> Dict[str, int]:
    return {'a': a}


print(typed(1), typing.cast(int, 'x'))


class Shape(ABC):
    @abstractmethod
    def area(self): ...

    @property
    @abstractmethod
    def name(self): ...

    def describe(self):
        return f'{self.name} {self.area()}'


class Square(Shape):
    name = 'square'

    def __init__(self, s): self.s = s
    def area(self): return self.s ** 2


print(Square(3).describe())
for cls in (Shape,):
    try:
        cls()
    except TypeError as error:
        print(error)


class Partial(Shape):
    def area(self): return 1


try:
    Partial()
except TypeError as error:
    print(error)
a = {'x': [1, 2, {'y': (3, [4])}], 'o': Square(2)}
b = copy.deepcopy(a)
c = copy.copy(a)
b['x'][2]['y'][1].append(5)
c['x'].append('shared')
print(a['x'], b['x'], a['o'] is b['o'], a['o'] is c['o'], b['o'].s)
l = [1]
l.append(l)
m = copy.deepcopy(l)
print(m[1] is m, m is not l)


class Custom:
    def __init__(self, v): self.v = v
    def __copy__(self): return Custom('copied')
    def __deepcopy__(self, memo): return Custom('deep')


print(copy.copy(Custom(1)).v, copy.deepcopy([Custom(1)])[0].v)
n = types.SimpleNamespace(a=1, b='x')
n.c = 2
print(n, n.a, n == types.SimpleNamespace(a=1, b='x', c=2))
print(isinstance(lambda: 0, types.FunctionType), isinstance(len, types.BuiltinFunctionType), isinstance(5, (int, str)), isinstance(5, int | str), int | None)
print(isinstance('x', typing.Hashable), typing.get_origin(List[int]) is list, issubclass(Square, Shape), isinstance(Square(1), Shape))
