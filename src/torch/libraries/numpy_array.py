"""numpy._array: an array, kept as a tensor."""
import torch
from numpy._printing import array_repr, array_str, array_text
from numpy._types import dtype_of, generic, name_of, scalar_of, stored_as


def wrap(tensor):
    """A tensor as an array, or as a plain number where it has no dimension."""
    return ndarray(tensor) if tensor.dim() > 0 else scalar_of(tensor)


def tensor_of(value, dtype=None):
    """Anything array-like as a tensor. NumPy's floats are float64 and its ints int64 unless said otherwise."""
    if isinstance(value, ndarray):
        tensor = value._tensor
    elif isinstance(value, torch.Tensor):
        tensor = value.numpy()._tensor
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


_RANKS = {torch.bool: 0, torch.uint8: 1, torch.int8: 1, torch.int16: 1, torch.int32: 1, torch.int64: 1, torch.float16: 2, torch.float32: 2, torch.float64: 2}
_NARROW = {torch.float16: (torch.bool, torch.int8, torch.uint8), torch.float32: (torch.bool, torch.int8, torch.uint8, torch.int16)}


def common(a, b):
    """The dtype that NumPy computes with: a single number counts by its kind alone."""
    if isinstance(b, torch.Tensor) and a.dim() == 0 and b.dim() > 0:
        a, b = b, a
    if not isinstance(b, torch.Tensor) or (b.dim() == 0 and a.dim() > 0):
        rank = (0 if isinstance(b, bool) else 1 if isinstance(b, int) else 2) if not isinstance(b, torch.Tensor) else _RANKS[b.dtype]
        own = _RANKS[a.dtype]
        return a.dtype if own >= rank else torch.int64 if rank == 1 else torch.float64
    first, second = a.dtype, b.dtype
    if (_RANKS[first] == 2) == (_RANKS[second] == 2):
        return torch.promote_types(first, second)
    real, other = (first, second) if _RANKS[first] == 2 else (second, first)
    if real == torch.float64 or other in _NARROW[real]:
        return real
    return torch.float32 if real == torch.float16 and other == torch.int16 else torch.float64


def alike(a, b):
    """Both sides of an operator, in the dtype that NumPy computes with."""
    plain = isinstance(b, (bool, int, float)) and not isinstance(b, generic)
    if isinstance(b, generic):
        b = b.item()
        plain = True
    if not plain:
        b = tensor_of(b)
    kind = common(a, b)
    a = a if a.dtype == kind else a.to(kind)
    return a, b if plain else b if b.dtype == kind else b.to(kind)


def check_shapes(a, b):
    """ValueError in NumPy's words where two shapes can't be broadcast."""
    if isinstance(a, torch.Tensor) and isinstance(b, torch.Tensor):
        for x, y in zip(reversed(a.shape), reversed(b.shape)):
            if x != y and x != 1 and y != 1:
                raise ValueError(f'operands could not be broadcast together with shapes {_shape_text(a)} {_shape_text(b)} ')


def _shape_text(tensor):
    return '(' + ','.join(str(size) for size in tensor.shape) + (',)' if tensor.dim() == 1 else ')')


def _axes(axis):
    return tuple(axis) if isinstance(axis, list) else axis


def _index(key):
    if isinstance(key, ndarray):
        return key._tensor
    if isinstance(key, tuple):
        return tuple(_index(part) for part in key)
    if isinstance(key, range):
        return list(key)
    return key


def _is_backward(key):
    return isinstance(key, slice) and key.step is not None and key.step < 0


def _forward(tensor, key):
    """Steps backward, which tensors don't have, as steps forward through what is flipped."""
    parts = key if isinstance(key, tuple) else (key,)
    if not any(_is_backward(part) for part in parts):
        return tensor, key
    result = []
    axis = 0
    for place, part in enumerate(parts):
        if part is Ellipsis:
            axis = tensor.dim() - sum(1 for rest in parts[place + 1:] if rest is not None)
        elif _is_backward(part):
            size = tensor.size(axis)
            start, stop, step = part.indices(size)
            tensor = tensor.flip(axis)
            part = slice(size - 1 - start, max(size - 1 - stop, 0) if start > stop else 0, -step)
            axis += 1
        elif part is not None:
            axis += part.dim() if isinstance(part, torch.Tensor) and part.dtype == torch.bool else 1
        result.append(part)
    return tensor, tuple(result)


def _spread(tensor, key):
    """The same for an assignment: positions one by one."""
    parts = key if isinstance(key, tuple) else (key,)
    if not any(_is_backward(part) for part in parts):
        return key
    return tuple(list(range(*part.indices(tensor.size(axis)))) if _is_backward(part) else part for axis, part in enumerate(parts))


def _floats(tensor):
    return tensor if tensor.is_floating_point() else tensor.double()


def _operator(compute):
    """A method for two operands. A tensor on the other side makes the result its own."""
    def method(self, other):
        if isinstance(other, torch.Tensor):
            return NotImplemented
        if other is None or isinstance(other, (str, dict)):
            return NotImplemented
        mine, theirs = alike(self._tensor, other)
        check_shapes(mine, theirs)
        return wrap(compute(mine, theirs))
    return method


def _index_words(words, tensor):
    if words.startswith('too many indices'):
        return f'too many indices for array: array is {tensor.dim()}-dimensional, but {words.split()[-1] if False else tensor.dim() + 1} were indexed'
    return words.replace('dimension', 'axis')


def rounded(tensor, decimals):
    if not tensor.is_floating_point():
        return tensor
    if decimals == 0:
        return tensor.round()
    unit = 10.0 ** abs(decimals)
    return (tensor * unit).round() / unit if decimals > 0 else (tensor / unit).round() * unit


def multiplied(a, b):
    kind = common(a, b)
    a, b = a.to(kind), b.to(kind)
    if a.dim() == 0 or b.dim() == 0:
        return wrap(a * b)
    inner = b.size(-2) if b.dim() > 1 else b.size(0)
    if a.size(-1) != inner:
        raise ValueError(f'matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature (n?,k),(k,m?)->(n?,m?) (size {inner} is different from {a.size(-1)})')
    return wrap(a @ b)


class ndarray:
    __module__ = 'numpy'
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
        if self.ndim == 0:
            raise TypeError('iteration over a 0-d array')
        return iter([wrap(part) for part in self._tensor])

    def __array__(self, dtype=None):
        return self if dtype is None else self.astype(dtype)

    @property
    def flat(self):
        return iter(self.ravel())

    @property
    def nbytes(self):
        return self.size * self.itemsize

    @property
    def itemsize(self):
        return self._tensor.element_size()

    @property
    def strides(self):
        return tuple(step * self.itemsize for step in self._tensor.stride())

    @property
    def real(self):
        return self

    def __str__(self):
        return str(scalar_of(self._tensor)) if self.ndim == 0 else array_str(self._tensor, self.dtype.name)

    def __repr__(self):
        return array_repr(self._tensor, self.dtype.name)

    def __format__(self, spec):
        if spec:
            return format(self.item(), spec) if self.ndim == 0 else super().__format__(spec)
        return str(self)

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
        tensor, key = _forward(self._tensor, _index(key))
        try:
            return wrap(tensor[key])
        except IndexError as error:
            raise IndexError(_index_words(str(error), tensor)) from None

    def __setitem__(self, key, value):
        key = _spread(self._tensor, _index(key))
        if not isinstance(value, (bool, int, float)):
            value = tensor_of(value).to(self._tensor.dtype)
            while value.dim() > self._tensor.dim() and value.size(0) == 1:
                value = value[0]
        elif isinstance(value, generic):
            value = value.item()
        if isinstance(value, float) and not self._tensor.is_floating_point():
            value = int(value)
        self._tensor[key] = value

    def __contains__(self, value):
        return bool((self._tensor == value).any())

    def item(self, *place):
        if not place:
            return self._tensor.item()
        return (self._tensor.reshape(-1)[place[0]] if len(place) == 1 and isinstance(place[0], int) else self._tensor[place if len(place) > 1 else place[0]]).item()

    @property
    def flags(self):
        contiguous = self._tensor.is_contiguous()
        return {'C_CONTIGUOUS': contiguous, 'F_CONTIGUOUS': self._tensor.T.is_contiguous() if self._tensor.dim() == 2 else contiguous, 'WRITEABLE': True}

    def tolist(self):
        return self._tensor.tolist()

    # ---- other shapes, other types ---------------------------------------------------------------------------

    def reshape(self, *shape, order='C'):
        wanted = tuple(shape[0]) if len(shape) == 1 and isinstance(shape[0], (tuple, list)) else shape
        try:
            return ndarray(self._tensor.reshape([int(size) for size in wanted]))
        except RuntimeError:
            text = str(tuple(wanted)).replace(' ', '')
            raise ValueError(f'cannot reshape array of size {self.size} into shape {text}') from None

    def view(self, dtype=None):
        return ndarray(self._tensor)

    def resize(self, *shape):
        self._tensor = self.reshape(*shape)._tensor

    def take(self, indices, axis=None):
        return self.ravel()[indices] if axis is None else wrap(self._tensor.index_select(axis, tensor_of(indices).flatten()))

    def sort(self, axis=-1):
        self._tensor.copy_(self._tensor.sort(axis)[0])

    def argsort(self, axis=-1):
        return ndarray(self._tensor.argsort(axis))

    def nonzero(self):
        return tuple(ndarray(index) for index in torch.nonzero(self._tensor, as_tuple=True))

    def ptp(self, axis=None):
        return self.max(axis) - self.min(axis)

    def trace(self):
        return wrap(torch.trace(self._tensor))

    def diagonal(self, offset=0):
        return ndarray(torch.diagonal(self._tensor, offset))

    def tobytes(self):
        import struct
        letters = {'float64': 'd', 'float32': 'f', 'int64': 'q', 'int32': 'i', 'uint8': 'B', 'bool': '?', 'int16': 'h', 'int8': 'b'}
        return struct.pack(f'<{self.size}{letters[self.dtype.name]}', *self._tensor.flatten().tolist())

    def transpose(self, *axes):
        order = axes[0] if len(axes) == 1 and isinstance(axes[0], (tuple, list)) else axes
        return ndarray(self._tensor.permute(list(order))) if order else self.T

    def flatten(self, order='C'):
        return ndarray(self._tensor.flatten().clone())

    def ravel(self, order='C'):
        return ndarray(self._tensor.flatten())

    def squeeze(self, axis=None):
        return wrap(self._tensor.squeeze() if axis is None else self._tensor.squeeze(axis))

    def swapaxes(self, first, second):
        return ndarray(self._tensor.transpose(first, second))

    def repeat(self, repeats, axis=None):
        source = self._tensor.flatten() if axis is None else self._tensor
        return ndarray(source.repeat_interleave(repeats, 0 if axis is None else axis))

    def copy(self, order='C'):
        return ndarray(self._tensor.clone())

    __copy__ = copy

    def __deepcopy__(self, memo):
        return self.copy()

    def fill(self, value):
        self._tensor.fill_(value)

    def astype(self, dtype, copy=True):
        return ndarray(self._tensor.to(stored_as(dtype)))

    def clip(self, min=None, max=None):
        return ndarray(self._tensor.clamp(min, max))

    def round(self, decimals=0):
        return wrap(rounded(self._tensor, decimals))

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
    __rfloordiv__ = _operator(lambda a, b: torch.full_like(a, b) // a if not isinstance(b, torch.Tensor) else b // a)
    __mod__ = _operator(lambda a, b: a % b)
    __rmod__ = _operator(lambda a, b: torch.remainder(b, a))
    __rand__ = _operator(lambda a, b: a & b)
    __ror__ = _operator(lambda a, b: a | b)
    __xor__ = _operator(lambda a, b: a ^ b)
    __lshift__ = _operator(lambda a, b: a << b)
    __rshift__ = _operator(lambda a, b: a >> b)
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

    def __matmul__(self, other): return NotImplemented if isinstance(other, torch.Tensor) else multiplied(self._tensor, tensor_of(other))
    def __rmatmul__(self, other): return multiplied(tensor_of(other), self._tensor)
    def __pos__(self): return ndarray(self._tensor.clone())
    def __neg__(self): return ndarray(-self._tensor)
    def __abs__(self): return ndarray(self._tensor.abs())
    def __invert__(self): return ndarray(~self._tensor)

    __hash__ = None

    def _in_place(self, result, name='add'):
        tensor = tensor_of(result)
        if _RANKS[tensor.dtype] > _RANKS[self._tensor.dtype]:
            kind = dtype_of(tensor.dtype).name
            raise TypeError(f"Cannot cast ufunc '{name}' output from dtype('{kind}') to dtype('{self.dtype.name}') with casting rule 'same_kind'")
        self._tensor.copy_(tensor.to(self._tensor.dtype))
        return self

    def __iadd__(self, other): return self._in_place(self + other)
    def __isub__(self, other): return self._in_place(self - other, 'subtract')
    def __imul__(self, other): return self._in_place(self * other, 'multiply')
    def __itruediv__(self, other): return self._in_place(self / other, 'divide')
    def __ifloordiv__(self, other): return self._in_place(self // other, 'floor_divide')
    def __imod__(self, other): return self._in_place(self % other, 'remainder')
    def __ipow__(self, other): return self._in_place(self ** other, 'power')
    def __iand__(self, other): return self._in_place(self & other, 'bitwise_and')
    def __ior__(self, other): return self._in_place(self | other, 'bitwise_or')

    # ---- reductions ------------------------------------------------------------------------------------------

    def _reduce(self, name, axis, keepdims, tensor=None):
        tensor = self._tensor if tensor is None else tensor
        if tensor.numel() == 0 and name in ('amax', 'amin'):
            raise ValueError(f"zero-size array to reduction operation {'maximum' if name == 'amax' else 'minimum'} which has no identity")
        if name == 'sum' and tensor.dtype == torch.bool:
            tensor = tensor.long()
        if name in ('amax', 'amin') and tensor.dtype == torch.bool:
            return wrap(getattr(tensor.long(), name)(tuple(range(tensor.dim())) if axis is None else _axes(axis), keepdim=keepdims).bool())
        if axis is None:
            axis = tuple(range(tensor.dim()))
        return wrap(getattr(tensor, name)(_axes(axis), keepdim=keepdims))

    def sum(self, axis=None, dtype=None, out=None, keepdims=False):
        return self._reduce('sum', axis, keepdims, None if dtype is None else self._tensor.to(stored_as(dtype)))

    def mean(self, axis=None, dtype=None, out=None, keepdims=False):
        return self._reduce('mean', axis, keepdims, _floats(self._tensor) if dtype is None else self._tensor.to(stored_as(dtype)))

    def max(self, axis=None, out=None, keepdims=False):
        return self._reduce('amax', axis, keepdims)

    def min(self, axis=None, out=None, keepdims=False):
        return self._reduce('amin', axis, keepdims)

    def var(self, axis=None, dtype=None, out=None, ddof=0, keepdims=False):
        tensor = _floats(self._tensor)
        axis = tuple(range(self.ndim)) if axis is None else _axes(axis)
        away = (tensor - tensor.mean(axis, keepdim=True)) ** 2
        count = tensor.numel() // max(1, away.sum(axis).numel())
        return wrap(away.sum(axis, keepdim=keepdims) / (count - ddof))

    def std(self, axis=None, dtype=None, out=None, ddof=0, keepdims=False):
        return wrap(torch.sqrt(tensor_of(self.var(axis, None, None, ddof, keepdims), 'float64')).to(_floats(self._tensor).dtype))

    def prod(self, axis=None, dtype=None, out=None, keepdims=False):
        tensor = self._tensor if dtype is None else self._tensor.to(stored_as(dtype))
        return wrap(tensor.prod() if axis is None else tensor.prod(axis))

    def all(self, axis=None, out=None, keepdims=False):
        return wrap(self._tensor.bool().all() if axis is None else self._tensor.bool().all(axis, keepdim=keepdims))

    def any(self, axis=None, out=None, keepdims=False):
        return wrap(self._tensor.bool().any() if axis is None else self._tensor.bool().any(axis, keepdim=keepdims))

    def argmax(self, axis=None, out=None):
        return wrap(self._tensor.argmax() if axis is None else self._tensor.argmax(axis))

    def argmin(self, axis=None, out=None):
        return wrap(self._tensor.argmin() if axis is None else self._tensor.argmin(axis))

    def cumsum(self, axis=None, dtype=None):
        return ndarray(self._tensor.flatten().cumsum(0) if axis is None else self._tensor.cumsum(axis))

    def cumprod(self, axis=None, dtype=None):
        return ndarray(self._tensor.flatten().cumprod(0) if axis is None else self._tensor.cumprod(axis))

    def dot(self, other):
        return multiplied(self._tensor, tensor_of(other))

    def searchsorted(self, values, side='left'):
        return wrap(torch.searchsorted(self._tensor, tensor_of(values).to(self._tensor.dtype), right=side == 'right'))
