"""numpy._types: NumPy's number types, each with the tensor dtype it is stored as."""
import torch

_STORED = {
    'float64': torch.float64, 'float32': torch.float32, 'float16': torch.float16, 'int64': torch.int64, 'int32': torch.int32, 'int16': torch.int16,
    'int8': torch.int8, 'uint8': torch.uint8, 'bool': torch.bool,
}
_ALIASES = {'float': 'float64', 'double': 'float64', 'single': 'float32', 'half': 'float16', 'int': 'int64', 'long': 'int64', 'bool_': 'bool', 'f4': 'float32', 'f8': 'float64', 'f': 'float32', 'd': 'float64', 'i4': 'int32', 'i8': 'int64', 'u1': 'uint8', '?': 'bool'}


class ScalarType:
    """np.float32 and the like: a name for dtype arguments, and a function that makes a number."""

    def __init__(self, name):
        self.name = name
        self.__name__ = name
        self.stored = _STORED[name]

    def __call__(self, value=0):
        if hasattr(value, 'astype'):
            return value.astype(self)
        return torch.as_tensor(value).to(self.stored).item()

    def __eq__(self, other):
        return name_of(other) == self.name if other is not None else False

    def __hash__(self):
        return hash(self.name)

    def __repr__(self):
        return f"<class 'numpy.{self.name}'>"


class dtype:
    """What an array says its type is."""

    def __init__(self, kind):
        self.name = name_of(kind)
        self.stored = _STORED[self.name]

    @property
    def kind(self):
        return 'u' if self.name == 'uint8' else self.name[0]

    @property
    def itemsize(self):
        return torch.empty(0, dtype=self.stored).element_size()

    @property
    def type(self):
        return ScalarType(self.name)

    def __eq__(self, other):
        return name_of(other) == self.name if other is not None else False

    def __hash__(self):
        return hash(self.name)

    def __str__(self):
        return self.name

    def __repr__(self):
        return f"dtype('{self.name}')"


def name_of(kind):
    """The canonical name of anything that may stand for a type."""
    if isinstance(kind, (ScalarType, dtype)):
        return kind.name
    if isinstance(kind, str):
        return _ALIASES.get(kind.lstrip('<>=|'), kind.lstrip('<>=|'))
    if kind is bool:
        return 'bool'
    if kind is int:
        return 'int64'
    if kind is float:
        return 'float64'
    raise TypeError(f'Cannot interpret {kind!r} as a data type')


def stored_as(kind):
    """The tensor dtype of a NumPy type; None stays None."""
    if kind is None:
        return None
    name = name_of(kind)
    if name not in _STORED:
        raise TypeError(f'data type {name!r} not understood')
    return _STORED[name]


def dtype_of(stored):
    for name, kind in _STORED.items():
        if kind == stored:
            return dtype(name)
    raise TypeError(f'no NumPy type for {stored}')
