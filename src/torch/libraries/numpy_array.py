"""numpy._array: an array, kept as a tensor."""
import torch
from numpy._printing import array_text
from numpy._types import dtype_of, generic, scalar_of, stored_as


def wrap(tensor):
    """A tensor as an array, or as a plain number where it has no dimension."""
    return ndarray(tensor) if tensor.dim() > 0 else scalar_of(tensor)


def tensor_of(value, dtype=None):
    """Anything array-like as a tensor. NumPy's floats are float64 and its ints int64 unless said otherwise."""
    if isinstance(value, ndarray):
        tensor = value._tensor
    elif isinstance(value, torch.Tensor):
        tensor = value.detach()
    elif isinstance(value, (list, tuple)) and value and _holds_arrays(value):
        tensor = torch.stack([tensor_of(item) for item in value])
    elif isinstance(value, generic):
        tensor = value._tensor
    elif isinstance(value, (bool, int)):
        tensor = torch.tensor(value)
    elif isinstance(value, (range, map, zip)):
        tensor = tensor_of(list(value))
    else:
        tensor = _promoted(value)
    stored = stored_as(dtype)
    return tensor if stored is None else tensor.to(stored)


def _holds_arrays(values):
    return any(isinstance(value, (ndarray, torch.Tensor)) or isinstance(value, (list, tuple)) and value and _holds_arrays(value) for value in values)


def _promoted(value):
    tensor = torch.tensor(value, dtype=torch.float64)
    return tensor if _has_float(value) or tensor.numel() == 0 else torch.tensor(value)


def _has_float(value):
    if isinstance(value, (list, tuple)):
        return any(_has_float(item) for item in value)
    return isinstance(value, float)


def _number(value):
    """The other side of an operator: numbers keep the array's type, arrays and lists bring their own."""
    return value if isinstance(value, (bool, int, float)) else tensor_of(value)


def _axes(axis):
    return tuple(axis) if isinstance(axis, list) else axis


def _index(key):
    if isinstance(key, ndarray):
        return key._tensor
    if isinstance(key, tuple):
        return tuple(_index(part) for part in key)
    return key


def _floats(tensor):
    return tensor if tensor.is_floating_point() else tensor.double()


def _operator(compute):
    """A method for two operands. A tensor on the other side makes the result its own."""
    def method(self, other):
        if isinstance(other, torch.Tensor):
            return NotImplemented
        return wrap(compute(self._tensor, _number(other)))
    return method


class ndarray:
    __array_priority__ = 1000

    def __init__(self, tensor):
        self._tensor = tensor

    # ---- what it is ------------------------------------------------------------------------------------------

    @property
    def shape(self):
        return tuple(self._tensor.shape)

    @property
    def ndim(self):
        return self._tensor.dim()

    @property
    def size(self):
        return self._tensor.numel()

    @property
    def dtype(self):
        return dtype_of(self._tensor.dtype)

    @property
    def T(self):
        return ndarray(self._tensor.permute(list(reversed(range(self.ndim)))))

    def __len__(self):
        if self.ndim == 0:
            raise TypeError('len() of unsized object')
        return self._tensor.size(0)

    def __iter__(self):
        return iter([wrap(part) for part in self._tensor])

    def __array__(self, dtype=None):
        return self if dtype is None else self.astype(dtype)

    def __str__(self):
        return array_text(self._tensor, '', ' ')

    def __repr__(self):
        plain = self.dtype.name in ('float64', 'int64', 'bool') and self.size > 0
        suffix = '' if plain else f', dtype={self.dtype.name}'
        return 'array(' + array_text(self._tensor, '      ', ', ') + suffix + ')'

    def __bool__(self):
        if self.size > 1:
            raise ValueError('The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()')
        return bool(self._tensor.any())

    def __float__(self):
        return float(self._tensor.item())

    def __int__(self):
        return int(self._tensor.item())

    def __index__(self):
        return int(self._tensor.item())

    # ---- items -----------------------------------------------------------------------------------------------

    def __getitem__(self, key):
        return wrap(self._tensor[_index(key)])

    def __setitem__(self, key, value):
        self._tensor[_index(key)] = value if isinstance(value, (bool, int, float)) else tensor_of(value).to(self._tensor.dtype)

    def __contains__(self, value):
        return bool((self._tensor == value).any())

    def item(self, *index):
        return self._tensor[index].item() if index else self._tensor.item()

    def tolist(self):
        return self._tensor.tolist()

    # ---- other shapes, other types ---------------------------------------------------------------------------

    def reshape(self, *shape, order='C'):
        return ndarray(self._tensor.reshape(*shape))

    def transpose(self, *axes):
        order = axes[0] if len(axes) == 1 and isinstance(axes[0], (tuple, list)) else axes
        return ndarray(self._tensor.permute(list(order))) if order else self.T

    def flatten(self):
        return ndarray(self._tensor.flatten().clone())

    def ravel(self):
        return ndarray(self._tensor.flatten())

    def squeeze(self, axis=None):
        return wrap(self._tensor.squeeze() if axis is None else self._tensor.squeeze(axis))

    def swapaxes(self, first, second):
        return ndarray(self._tensor.transpose(first, second))

    def repeat(self, repeats, axis=None):
        source = self._tensor.flatten() if axis is None else self._tensor
        return ndarray(source.repeat_interleave(repeats, 0 if axis is None else axis))

    def copy(self):
        return ndarray(self._tensor.clone())

    def fill(self, value):
        self._tensor.fill_(value)

    def astype(self, dtype, copy=True):
        return ndarray(self._tensor.to(stored_as(dtype)))

    def clip(self, min=None, max=None):
        return ndarray(self._tensor.clamp(min, max))

    def round(self, decimals=0):
        return ndarray((self._tensor * 10 ** decimals).round() / 10 ** decimals)

    # ---- arithmetic ------------------------------------------------------------------------------------------

    __add__ = _operator(lambda a, b: a + b)
    __radd__ = _operator(lambda a, b: b + a)
    __sub__ = _operator(lambda a, b: a - b)
    __rsub__ = _operator(lambda a, b: b - a)
    __mul__ = _operator(lambda a, b: a * b)
    __rmul__ = _operator(lambda a, b: b * a)
    __truediv__ = _operator(lambda a, b: _floats(a) / b)
    __rtruediv__ = _operator(lambda a, b: b / _floats(a))
    __floordiv__ = _operator(lambda a, b: a // b)
    __mod__ = _operator(lambda a, b: a % b)
    __pow__ = _operator(lambda a, b: a ** b)
    __rpow__ = _operator(lambda a, b: b ** a)
    __and__ = _operator(lambda a, b: a & b)
    __or__ = _operator(lambda a, b: a | b)
    __eq__ = _operator(lambda a, b: a == b)
    __ne__ = _operator(lambda a, b: a != b)
    __lt__ = _operator(lambda a, b: a < b)
    __le__ = _operator(lambda a, b: a <= b)
    __gt__ = _operator(lambda a, b: a > b)
    __ge__ = _operator(lambda a, b: a >= b)

    def __matmul__(self, other): return wrap(self._tensor @ tensor_of(other))
    def __neg__(self): return ndarray(-self._tensor)
    def __abs__(self): return ndarray(self._tensor.abs())
    def __invert__(self): return ndarray(~self._tensor)

    __hash__ = None

    def _in_place(self, result):
        self._tensor.copy_(tensor_of(result).to(self._tensor.dtype))
        return self

    def __iadd__(self, other): return self._in_place(self + other)
    def __isub__(self, other): return self._in_place(self - other)
    def __imul__(self, other): return self._in_place(self * other)
    def __itruediv__(self, other): return self._in_place(self / other)

    # ---- reductions ------------------------------------------------------------------------------------------

    def _reduce(self, name, axis, keepdims, tensor=None):
        tensor = self._tensor if tensor is None else tensor
        if axis is None:
            axis = tuple(range(tensor.dim()))
        return wrap(getattr(tensor, name)(_axes(axis), keepdim=keepdims))

    def sum(self, axis=None, dtype=None, keepdims=False):
        return self._reduce('sum', axis, keepdims, None if dtype is None else self._tensor.to(stored_as(dtype)))

    def mean(self, axis=None, dtype=None, keepdims=False):
        return self._reduce('mean', axis, keepdims, _floats(self._tensor) if dtype is None else self._tensor.to(stored_as(dtype)))

    def max(self, axis=None, keepdims=False):
        return self._reduce('amax', axis, keepdims)

    def min(self, axis=None, keepdims=False):
        return self._reduce('amin', axis, keepdims)

    def var(self, axis=None, ddof=0, keepdims=False):
        tensor = _floats(self._tensor)
        axis = tuple(range(self.ndim)) if axis is None else _axes(axis)
        away = (tensor - tensor.mean(axis, keepdim=True)) ** 2
        count = tensor.numel() // max(1, away.sum(axis).numel())
        return wrap(away.sum(axis, keepdim=keepdims) / (count - ddof))

    def std(self, axis=None, ddof=0, keepdims=False):
        return wrap(torch.sqrt(tensor_of(self.var(axis, ddof, keepdims), 'float64')).to(_floats(self._tensor).dtype))

    def prod(self, axis=None, dtype=None):
        tensor = self._tensor if dtype is None else self._tensor.to(stored_as(dtype))
        return wrap(tensor.prod() if axis is None else tensor.prod(axis))

    def all(self, axis=None):
        return wrap(self._tensor.bool().all() if axis is None else self._tensor.bool().all(axis))

    def any(self, axis=None):
        return wrap(self._tensor.bool().any() if axis is None else self._tensor.bool().any(axis))

    def argmax(self, axis=None):
        return wrap(self._tensor.argmax() if axis is None else self._tensor.argmax(axis))

    def argmin(self, axis=None):
        return wrap(self._tensor.argmin() if axis is None else self._tensor.argmin(axis))

    def cumsum(self, axis=None):
        return ndarray(self._tensor.flatten().cumsum(0) if axis is None else self._tensor.cumsum(axis))

    def dot(self, other):
        return wrap(self._tensor @ tensor_of(other))
