"""numpy: as much of NumPy as training scripts lean on. Arrays are float64 unless said otherwise."""
import math

import builtins as _builtins

import torch
from numpy import linalg, random, testing
from numpy._array import alike, check_shapes, multiplied, ndarray, rounded, tensor_of, wrap
from numpy._more import *
from numpy._printing import get_printoptions, printoptions, set_printoptions
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

def array(object, dtype=None, copy=True, ndmin=0):
    tensor = tensor_of(object, dtype).clone()
    while tensor.dim() < ndmin:
        tensor = tensor.unsqueeze(0)
    return ndarray(tensor)


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


def zeros_like(a, dtype=None, shape=None):
    return ndarray(torch.zeros_like(tensor_of(a, dtype)))


empty_like = zeros_like


def ones_like(a, dtype=None, shape=None):
    return ndarray(torch.ones_like(tensor_of(a, dtype)))


def full_like(a, fill_value, dtype=None):
    return ndarray(torch.full_like(tensor_of(a, dtype), fill_value))


def arange(start, stop=None, step=1, dtype=None):
    if stop is None:
        start, stop = 0, start
    if isinstance(start, float) or isinstance(stop, float) or isinstance(step, float):
        count = _builtins.max(0, math.ceil((stop - start) / step))
        numbers = start + torch.arange(count, dtype=torch.float64) * (start + step - start)
        return ndarray(numbers if dtype is None else numbers.to(stored_as(dtype)))
    numbers = torch.arange(start, stop, step, dtype=torch.int64) if (stop - start) * step > 0 else torch.empty(0, dtype=torch.int64)
    return ndarray(numbers if dtype is None else numbers.to(stored_as(dtype)))


def linspace(start, stop, num=50, endpoint=True, retstep=False, dtype=None):
    num = int(num)
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


def _together(arrays):
    tensors = [tensor_of(one) for one in arrays]
    kind = tensors[0]
    for tensor in tensors[1:]:
        kind = alike(kind.reshape(-1)[:1].reshape(-1), tensor.reshape(-1)[:1].reshape(-1))[0] if kind.dtype != tensor.dtype else kind
    return [tensor.to(kind.dtype) for tensor in tensors]


def concatenate(arrays, axis=0):
    tensors = _together(arrays)
    if axis is None:
        return ndarray(torch.cat([tensor.flatten() for tensor in tensors]))
    if _builtins.any(tensor.dim() == 0 for tensor in tensors):
        raise ValueError('zero-dimensional arrays cannot be concatenated')
    return ndarray(torch.cat(tensors, axis))


def stack(arrays, axis=0):
    tensors = _together(arrays)
    if _builtins.any(tensor.shape != tensors[0].shape for tensor in tensors):
        raise ValueError('all input arrays must have the same shape')
    return ndarray(torch.stack(tensors, axis))


def vstack(arrays):
    return concatenate([_at_least_2d(one) for one in arrays], 0)


def hstack(arrays):
    return concatenate(arrays, 0 if ndim(arrays[0]) == 1 else 1)


def _at_least_2d(a):
    tensor = tensor_of(a)
    return ndarray(tensor.reshape(1, -1) if tensor.dim() < 2 else tensor)


def split(a, sections, axis=0):
    return array_split(a, sections, axis)


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
    """A function of every element; of a plain number, a plain number. A tensor's answer is a tensor."""
    def function(x, out=None, where=True, dtype=None):
        if isinstance(x, torch.Tensor):
            return compute(x if x.is_floating_point() or not floats else x.double())
        tensor = tensor_of(x, dtype)
        if floats and not tensor.is_floating_point():
            tensor = tensor.double()
        if out is not None:
            out._tensor.copy_(compute(tensor))
            return out
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
arcsin = _elementwise(torch.asin)
arccos = _elementwise(torch.acos)
arctan = _elementwise(torch.atan)
sinh = _elementwise(torch.sinh)
cosh = _elementwise(torch.cosh)
arcsinh = _elementwise(torch.asinh)
arctanh = _elementwise(torch.atanh)
exp2 = _elementwise(torch.exp2)
trunc = fix = _elementwise(torch.trunc)
reciprocal = _elementwise(torch.reciprocal)
logical_not = _elementwise(torch.logical_not, False)
deg2rad = radians = _elementwise(lambda x: x * (math.pi / 180))
rad2deg = degrees = _elementwise(lambda x: x * (180 / math.pi))
cbrt = _elementwise(lambda x: torch.sign(x) * torch.abs(x) ** (1 / 3))
invert = bitwise_not = _elementwise(torch.bitwise_not, False)
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
    return wrap(rounded(tensor_of(a), decimals))


around = round_ = round


def _binary(compute, floats=False):
    def function(x1, x2, out=None):
        a, b = alike(tensor_of(x1), tensor_of(x2))
        if floats and not a.is_floating_point():
            a, b = a.double(), b.double()
        check_shapes(a, b)
        if out is not None:
            out._tensor.copy_(compute(a, b))
            return out
        return wrap(compute(a, b))
    return function


add = _binary(lambda a, b: a + b)
subtract = _binary(lambda a, b: a - b)
multiply = _binary(lambda a, b: a * b)
divide = true_divide = _binary(lambda a, b: a / b, True)
floor_divide = _binary(lambda a, b: a // b)
hypot = _binary(lambda a, b: torch.hypot(a, b), True)
arctan2 = _binary(lambda a, b: torch.atan2(a, b), True)
logaddexp = _binary(lambda a, b: torch.logaddexp(a, b), True)
equal = _binary(lambda a, b: a == b)
not_equal = _binary(lambda a, b: a != b)
greater = _binary(lambda a, b: a > b)
greater_equal = _binary(lambda a, b: a >= b)
less = _binary(lambda a, b: a < b)
less_equal = _binary(lambda a, b: a <= b)
logical_xor = _binary(lambda a, b: a.bool() ^ b.bool())
fmod = _binary(lambda a, b: torch.fmod(a, b))
fmax = _binary(lambda a, b: torch.fmax(a, b))
fmin = _binary(lambda a, b: torch.fmin(a, b))
power = _binary(lambda a, b: a ** b)
maximum = _binary(lambda a, b: torch.maximum(a, b))
minimum = _binary(lambda a, b: torch.minimum(a, b))
mod = remainder = _binary(lambda a, b: a % b)


def matmul(a, b):
    return multiplied(tensor_of(a), tensor_of(b))


dot = matmul


def outer(a, b):
    return wrap(torch.outer(*alike(tensor_of(a).flatten(), tensor_of(b).flatten())))
logical_and = _binary(lambda a, b: a.bool() & b.bool())
logical_or = _binary(lambda a, b: a.bool() | b.bool())


def clip(a, a_min, a_max, out=None):
    tensor = tensor_of(a)
    for limit, compute in ((a_min, torch.maximum), (a_max, torch.minimum)):
        if limit is not None:
            first, second = alike(tensor, limit)
            tensor = compute(first, second if isinstance(second, torch.Tensor) else torch.tensor(second, dtype=first.dtype))
    return wrap(tensor)


def where(condition, *choices):
    mask = tensor_of(condition).bool()
    if not choices:
        return tuple(ndarray(index) for index in torch.nonzero(mask, as_tuple=True))
    first, second = alike(tensor_of(choices[0]), tensor_of(choices[1]))
    return wrap(torch.where(mask, first, second))


def einsum(subscripts, *operands):
    return wrap(torch.einsum(subscripts, *_together(operands)))


# ---- reductions ----------------------------------------------------------------------------------------------

def sum(a, axis=None, dtype=None, out=None, keepdims=False):
    return asarray(a).sum(axis, dtype, None, keepdims)


def mean(a, axis=None, dtype=None, out=None, keepdims=False):
    return asarray(a).mean(axis, dtype, None, keepdims)


def average(a, axis=None, weights=None):
    if weights is None:
        return mean(a, axis)
    values, factors = asarray(a), asarray(weights)
    return (values * factors).sum(axis) / factors.sum()


def prod(a, axis=None, dtype=None):
    return asarray(a).prod(axis, dtype)


product = prod


def std(a, axis=None, ddof=0, keepdims=False):
    return asarray(a).std(axis, None, None, ddof, keepdims)


def var(a, axis=None, ddof=0, keepdims=False):
    return asarray(a).var(axis, None, None, ddof, keepdims)


def max(a, axis=None, out=None, keepdims=False):
    return asarray(a).max(axis, None, keepdims)


def min(a, axis=None, out=None, keepdims=False):
    return asarray(a).min(axis, None, keepdims)


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
    tensor = tensor_of(a)
    return ndarray(tensor.flatten().sort(0)[0] if axis is None else tensor.sort(axis)[0])


def any(a, axis=None, out=None, keepdims=False):
    return asarray(a).any(axis, None, keepdims)


def all(a, axis=None, out=None, keepdims=False):
    return asarray(a).all(axis, None, keepdims)


def allclose(a, b, rtol=1e-5, atol=1e-8, equal_nan=False):
    return bool(all(isclose(a, b, rtol, atol, equal_nan)))


def isclose(a, b, rtol=1e-5, atol=1e-8, equal_nan=False):
    return wrap(torch.isclose(tensor_of(a, 'float64'), tensor_of(b, 'float64'), rtol, atol, equal_nan))


def array_equal(a1, a2):
    first, second = tensor_of(a1), tensor_of(a2)
    return first.shape == second.shape and bool((first == second).all())


def isscalar(element):
    return isinstance(element, (int, float, str))


def set_string_function(f, repr=True):
    return None


def array_str(a, max_line_width=None, precision=None, suppress_small=None):
    with printoptions(precision=precision, suppress=suppress_small):
        return str(asarray(a))


def array_repr(a, max_line_width=None, precision=None, suppress_small=None):
    with printoptions(precision=precision, suppress=suppress_small):
        return repr(asarray(a))


def array2string(a, max_line_width=None, precision=None, suppress_small=None, separator=' ', prefix='', formatter=None, threshold=None, edgeitems=None, floatmode=None, **kwargs):
    from numpy._printing import array_text
    with printoptions(precision=precision, suppress=suppress_small, threshold=threshold, edgeitems=edgeitems, floatmode=floatmode, formatter=formatter, linewidth=max_line_width):
        a = asarray(a)
        return array_text(a._tensor, a.dtype.name, separator, prefix)


class errstate:
    def __init__(self, **kwargs):
        pass

    def __enter__(self):
        return None

    def __exit__(self, *exc_info):
        return None


def seterr(**kwargs):
    return {}


class iinfo:
    def __init__(self, kind):
        found = torch.iinfo(stored_as(dtype(kind).name))
        self.min, self.max, self.bits, self.dtype = found.min, found.max, found.bits, dtype(kind)


class finfo:
    def __init__(self, kind):
        found = torch.finfo(stored_as(dtype(kind).name))
        self.eps, self.max, self.min, self.tiny, self.bits, self.dtype = found.eps, found.max, found.min, found.tiny, found.bits, dtype(kind)


def issubdtype(kind, parent):
    return issubclass(dtype(kind).type, parent if isinstance(parent, type) and issubclass(parent, generic) else dtype(parent).type)


def result_type(*arrays):
    return dtype(str(_together([ones(1, one) if isinstance(one, (type, str)) else one for one in arrays])[0].dtype).removeprefix('torch.'))
