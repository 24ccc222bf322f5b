"""numpy._types: NumPy's number types, each with the tensor dtype it is stored as."""
import torch
from numpy._texts import single as _single

_STORED = {
    'float64': torch.float64, 'float32': torch.float32, 'float16': torch.float16, 'int64': torch.int64, 'int32': torch.int32, 'int16': torch.int16,
    'int8': torch.int8, 'uint8': torch.uint8, 'bool': torch.bool,
}
_ALIASES = {'float': 'float64', 'double': 'float64', 'single': 'float32', 'half': 'float16', 'int': 'int64', 'long': 'int64', 'bool_': 'bool', 'f4': 'float32', 'f8': 'float64', 'f': 'float32', 'd': 'float64', 'i4': 'int32', 'i8': 'int64', 'u1': 'uint8', '?': 'bool'}

def _operator(compute):
    def method(self, other):
        if not isinstance(other, (int, float)):
            return NotImplemented
        plain = other.item() if isinstance(other, generic) else other
        return self._joined(other, compute(self.item(), plain))
    return method


def _divided(a, b):
    """Division by zero is no error, but infinite or no number."""
    if b == 0:
        return float('nan') if a == 0 or a != a else float('inf') if a > 0 else float('-inf')
    return a / b


class generic:
    """A single number of NumPy's: Python's own, with NumPy's methods. The class also stands for the type in dtype arguments."""

    _name = 'float64'

    @property
    def dtype(self):
        return dtype(self._name)

    shape = ()
    ndim = 0
    size = 1

    def astype(self, kind, copy=True):
        return SCALARS[name_of(kind)](self.item())

    def tolist(self):
        return self.item()

    def sum(self, axis=None):
        return self

    mean = max = min = sum

    def __getattr__(self, name):
        """What an array can do, a number can: as an array without dimensions."""
        from numpy._array import ndarray, wrap
        if name.startswith('_') or not hasattr(ndarray, name):
            raise AttributeError(f"'numpy.{type(self).__name__}' object has no attribute '{name}'")
        found = getattr(ndarray(self._tensor), name)
        if not callable(found):
            return found

        def method(*args, **kwargs):
            result = found(*args, **kwargs)
            return wrap(result._tensor) if isinstance(result, ndarray) else result
        return method

    def _joined(self, other, result):
        """The result of an operation as NumPy's: float32 only among themselves."""
        if isinstance(result, int):
            return int64(result)
        alike = self._name != 'int64' and isinstance(other, generic) and other._name == self._name
        return SCALARS[self._name](result) if alike else float64(result)

    __add__ = _operator(lambda a, b: a + b)
    __radd__ = _operator(lambda a, b: b + a)
    __sub__ = _operator(lambda a, b: a - b)
    __rsub__ = _operator(lambda a, b: b - a)
    __mul__ = _operator(lambda a, b: a * b)
    __rmul__ = _operator(lambda a, b: b * a)
    __floordiv__ = _operator(lambda a, b: a // b)
    __rfloordiv__ = _operator(lambda a, b: b // a)
    __mod__ = _operator(lambda a, b: a % b)
    __rmod__ = _operator(lambda a, b: b % a)
    __pow__ = _operator(lambda a, b: a ** b)
    __rpow__ = _operator(lambda a, b: b ** a)
    __truediv__ = _operator(_divided)
    __rtruediv__ = _operator(lambda a, b: _divided(b, a))


class number(generic):
    __module__ = 'numpy'
    def __neg__(self):
        return type(self)(-self.item())

    def __abs__(self):
        return type(self)(abs(self.item()))


class floating(number):
    __module__ = 'numpy'
    def __new__(cls, value=0.0):
        if isinstance(value, (list, tuple, torch.Tensor)):
            from numpy._array import ndarray, tensor_of
            return ndarray(tensor_of(value, cls))
        if hasattr(value, 'astype') and not isinstance(value, generic):
            return value.astype(cls)
        tensor = torch.as_tensor(float(value), dtype=torch.float64).to(_STORED[cls._name])
        self = float.__new__(cls, tensor.item())
        self._tensor = tensor
        return self

    def item(self):
        return float(self)


class integer(number):
    __module__ = 'numpy'
    def __new__(cls, value=0):
        if isinstance(value, (list, tuple, torch.Tensor)):
            from numpy._array import ndarray, tensor_of
            return ndarray(tensor_of(value, cls))
        if hasattr(value, 'astype') and not isinstance(value, generic):
            return value.astype(cls)
        self = int.__new__(cls, int(value))
        self._tensor = torch.tensor(int(value), dtype=_STORED[cls._name])
        return self

    def item(self):
        return int(self)


class float64(floating, float):
    __module__ = 'numpy'


class float32(floating, float):
    __module__ = 'numpy'
    _name = 'float32'

    def __repr__(self):
        return _single(float(self), self._name)

    __str__ = __repr__


class float16(floating, float):
    __module__ = 'numpy'
    _name = 'float16'
    __repr__ = __str__ = float32.__repr__


class int64(integer, int):
    __module__ = 'numpy'
    _name = 'int64'


class int32(integer, int):
    __module__ = 'numpy'
    _name = 'int32'


class int16(integer, int):
    __module__ = 'numpy'
    _name = 'int16'


class int8(integer, int):
    __module__ = 'numpy'
    _name = 'int8'


class uint8(integer, int):
    __module__ = 'numpy'
    _name = 'uint8'


class bool_(generic):
    __module__ = 'numpy'
    _name = 'bool'

    def __new__(cls, value=False):
        return value.astype(cls) if hasattr(value, 'astype') else bool(value)


SCALARS = {'float64': float64, 'float32': float32, 'float16': float16, 'int64': int64, 'int32': int32, 'int16': int16, 'int8': int8, 'uint8': uint8, 'bool': bool_}


def scalar_of(tensor):
    """A tensor without dimensions as a single number."""
    return SCALARS[dtype_of(tensor.dtype).name](tensor.item())


class dtype:
    """What an array says its type is."""

    __module__ = 'numpy'

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
        return SCALARS[self.name]

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
    if isinstance(kind, dtype):
        return kind.name
    if isinstance(kind, type) and issubclass(kind, generic):
        return kind._name
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
