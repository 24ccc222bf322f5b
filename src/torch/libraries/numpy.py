"""numpy: as much of NumPy as training scripts lean on. Arrays are float64 unless said otherwise; single numbers are Python's."""
import math

import torch
from numpy import linalg, random
from numpy._array import ndarray, tensor_of, wrap
from numpy._types import (
    bool_, dtype, float16, float32, float64, floating, generic, int8, int16, int32, int64, integer, number, stored_as, uint8,
)

pi = math.pi
e = math.e
inf = math.inf
Inf = math.inf
nan = math.nan
NaN = math.nan
newaxis = None
double = float64
float_ = float64
single = float32
int_ = int64


# ---- making arrays -------------------------------------------------------------------------------------------

def array(object, dtype=None, copy=True):
    return ndarray(tensor_of(object, dtype).clone())


def asarray(a, dtype=None):
    return a if isinstance(a, ndarray) and dtype is None else ndarray(tensor_of(a, dtype))


def ascontiguousarray(a, dtype=None):
    return asarray(a, dtype)


def zeros(shape, dtype=float):
    return ndarray(torch.zeros(shape, dtype=stored_as(dtype)))


def ones(shape, dtype=float):
    return ndarray(torch.ones(shape, dtype=stored_as(dtype)))


def empty(shape, dtype=float):
    return zeros(shape, dtype)


def full(shape, fill_value, dtype=None):
    shape = (shape,) if isinstance(shape, int) else shape
    return ndarray(tensor_of(fill_value, dtype).expand(shape).clone())


def zeros_like(a, dtype=None):
    return ndarray(torch.zeros_like(tensor_of(a, dtype)))


def ones_like(a, dtype=None):
    return ndarray(torch.ones_like(tensor_of(a, dtype)))


def full_like(a, fill_value, dtype=None):
    return ndarray(torch.full_like(tensor_of(a, dtype), fill_value))


def arange(*limits, dtype=None):
    whole = len([limit for limit in limits if isinstance(limit, float)]) == 0
    kind = stored_as(dtype) or (torch.int64 if whole else torch.float64)
    return ndarray(torch.arange(*limits, dtype=kind))


def linspace(start, stop, num=50, endpoint=True, dtype=None):
    steps = num - 1 if endpoint else num
    numbers = torch.arange(num, dtype=torch.float64) * ((stop - start) / (steps or 1)) + start
    if endpoint and num > 1:
        numbers[-1] = stop
    return ndarray(numbers if dtype is None else numbers.to(stored_as(dtype)))


def eye(N, M=None, dtype=float):
    return ndarray(torch.eye(N, N if M is None else M, dtype=stored_as(dtype)))


identity = eye


def meshgrid(*arrays, indexing='xy'):
    return [ndarray(grid) for grid in torch.meshgrid(*(tensor_of(one) for one in arrays), indexing=indexing)]


# ---- shapes --------------------------------------------------------------------------------------------------

def shape(a):
    return tuple(tensor_of(a).shape)


def ndim(a):
    return tensor_of(a).dim()


def size(a, axis=None):
    return tensor_of(a).numel() if axis is None else tensor_of(a).size(axis)


def reshape(a, newshape):
    return ndarray(tensor_of(a).reshape(newshape))


def ravel(a):
    return ndarray(tensor_of(a).flatten())


def transpose(a, axes=None):
    return asarray(a).T if axes is None else asarray(a).transpose(axes)


def moveaxis(a, source, destination):
    return ndarray(torch.movedim(tensor_of(a), source, destination))


def squeeze(a, axis=None):
    return asarray(a).squeeze(axis)


def expand_dims(a, axis):
    return ndarray(tensor_of(a).unsqueeze(axis))


def concatenate(arrays, axis=0):
    return ndarray(torch.cat([tensor_of(one) for one in arrays], axis))


def stack(arrays, axis=0):
    return ndarray(torch.stack([tensor_of(one) for one in arrays], axis))


def vstack(arrays):
    return concatenate([_at_least_2d(one) for one in arrays], 0)


def hstack(arrays):
    return concatenate(arrays, 0 if ndim(arrays[0]) == 1 else 1)


def _at_least_2d(a):
    tensor = tensor_of(a)
    return ndarray(tensor.unsqueeze(0) if tensor.dim() == 1 else tensor)


def split(a, sections, axis=0):
    tensor = tensor_of(a)
    return [ndarray(part) for part in torch.chunk(tensor, sections, axis)]


def tile(a, reps):
    return ndarray(torch.tile(tensor_of(a), (reps,) if isinstance(reps, int) else tuple(reps)))


def repeat(a, repeats, axis=None):
    return asarray(a).repeat(repeats, axis)


def broadcast_to(a, shape):
    return ndarray(tensor_of(a).expand(shape))


def flip(a, axis=None):
    tensor = tensor_of(a)
    return ndarray(tensor.flip(list(range(tensor.dim())) if axis is None else axis))


# ---- element by element --------------------------------------------------------------------------------------

def _elementwise(compute, floats=True):
    """A function of every element; of a plain number, a plain number."""
    def function(x):
        tensor = tensor_of(x)
        if floats and not tensor.is_floating_point():
            tensor = tensor.double()
        return wrap(compute(tensor))
    return function


sqrt = _elementwise(torch.sqrt)
exp = _elementwise(torch.exp)
log = _elementwise(torch.log)
log2 = _elementwise(torch.log2)
log10 = _elementwise(torch.log10)
log1p = _elementwise(torch.log1p)
expm1 = _elementwise(torch.expm1)
sin = _elementwise(torch.sin)
cos = _elementwise(torch.cos)
tan = _elementwise(torch.tan)
tanh = _elementwise(torch.tanh)
floor = _elementwise(torch.floor)
ceil = _elementwise(torch.ceil)
rint = _elementwise(torch.round)
isnan = _elementwise(torch.isnan)
isinf = _elementwise(torch.isinf)
isfinite = _elementwise(torch.isfinite)
abs = _elementwise(torch.abs, False)
absolute = _elementwise(torch.abs, False)
fabs = _elementwise(torch.abs)
square = _elementwise(torch.square, False)
negative = _elementwise(torch.neg, False)
sign = _elementwise(torch.sign, False)


def round(a, decimals=0):
    return wrap((tensor_of(a) * 10 ** decimals).round() / 10 ** decimals)


around = round


def _binary(compute):
    def function(x1, x2):
        return wrap(compute(tensor_of(x1), tensor_of(x2)))
    return function


add = _binary(lambda a, b: a + b)
subtract = _binary(lambda a, b: a - b)
multiply = _binary(lambda a, b: a * b)
divide = _binary(lambda a, b: a.double() / b)
power = _binary(lambda a, b: a ** b)
maximum = _binary(lambda a, b: torch.maximum(*_alike(a, b)))
minimum = _binary(lambda a, b: torch.minimum(*_alike(a, b)))
mod = _binary(lambda a, b: a % b)
matmul = _binary(lambda a, b: a @ b)
dot = _binary(lambda a, b: a @ b if a.dim() and b.dim() else a * b)
outer = _binary(lambda a, b: torch.outer(a.flatten(), b.flatten()))
logical_and = _binary(lambda a, b: a.bool() & b.bool())
logical_or = _binary(lambda a, b: a.bool() | b.bool())


def _alike(a, b):
    kind = torch.promote_types(a.dtype, b.dtype)
    return a.to(kind), b.to(kind)


def clip(a, a_min, a_max):
    return wrap(tensor_of(a).clamp(a_min, a_max))


def where(condition, *choices):
    mask = tensor_of(condition).bool()
    if not choices:
        return tuple(ndarray(index) for index in torch.nonzero(mask, as_tuple=True))
    return wrap(torch.where(mask, *_alike(tensor_of(choices[0]), tensor_of(choices[1]))))


def einsum(subscripts, *operands):
    return wrap(torch.einsum(subscripts, *(tensor_of(one) for one in operands)))


# ---- reductions ----------------------------------------------------------------------------------------------

def sum(a, axis=None, dtype=None, keepdims=False):
    return asarray(a).sum(axis, dtype, keepdims)


def mean(a, axis=None, dtype=None, keepdims=False):
    return asarray(a).mean(axis, dtype, keepdims)


average = mean


def prod(a, axis=None, dtype=None):
    return asarray(a).prod(axis, dtype)


product = prod


def std(a, axis=None, ddof=0, keepdims=False):
    return asarray(a).std(axis, ddof, keepdims)


def var(a, axis=None, ddof=0, keepdims=False):
    return asarray(a).var(axis, ddof, keepdims)


def max(a, axis=None, keepdims=False):
    return asarray(a).max(axis, keepdims)


def min(a, axis=None, keepdims=False):
    return asarray(a).min(axis, keepdims)


amax = max
amin = min


def median(a, axis=None):
    tensor = tensor_of(a, 'float64')
    ordered = (tensor.flatten() if axis is None else tensor.movedim(axis, -1)).sort(-1)[0]
    count = ordered.size(-1)
    return wrap((ordered[..., (count - 1) // 2] + ordered[..., count // 2]) / 2)


def cumsum(a, axis=None):
    return asarray(a).cumsum(axis)


def argmax(a, axis=None):
    return asarray(a).argmax(axis)


def argmin(a, axis=None):
    return asarray(a).argmin(axis)


def argsort(a, axis=-1):
    return ndarray(tensor_of(a).argsort(axis))


def sort(a, axis=-1):
    return ndarray(tensor_of(a).sort(axis)[0])


def unique(a):
    return ndarray(torch.unique(tensor_of(a)))


def any(a, axis=None):
    return asarray(a).any(axis)


def all(a, axis=None):
    return asarray(a).all(axis)


def allclose(a, b, rtol=1e-5, atol=1e-8, equal_nan=False):
    return torch.allclose(tensor_of(a, 'float64'), tensor_of(b, 'float64').expand_as(tensor_of(a)), rtol, atol, equal_nan)


def isclose(a, b, rtol=1e-5, atol=1e-8, equal_nan=False):
    return wrap(torch.isclose(tensor_of(a, 'float64'), tensor_of(b, 'float64'), rtol, atol, equal_nan))


def array_equal(a1, a2):
    first, second = tensor_of(a1), tensor_of(a2)
    return first.shape == second.shape and bool((first == second).all())


def isscalar(element):
    return isinstance(element, (int, float, str))
