"""numpy._more: functions that are made of others: statistics, sets, joining and cutting, polynomials."""
import math

import torch
from numpy._array import alike, ndarray, tensor_of, wrap


def _floating(a):
    tensor = tensor_of(a)
    return tensor if tensor.is_floating_point() else tensor.double()


def logspace(start, stop, num=50, endpoint=True, base=10.0, dtype=None):
    steps = num - 1 if endpoint else num
    return ndarray(base ** (torch.arange(num, dtype=torch.float64) * ((stop - start) / (steps or 1)) + start))


def geomspace(start, stop, num=50, endpoint=True, dtype=None):
    return logspace(math.log10(start), math.log10(stop), num, endpoint)


def diag(v, k=0):
    return ndarray(torch.diag(tensor_of(v), k))


def diagonal(a, offset=0):
    return ndarray(torch.diagonal(tensor_of(a), offset))


def diag_indices(n, ndim=2):
    return tuple(ndarray(torch.arange(n)) for _ in range(ndim))


def fill_diagonal(a, val):
    a._tensor.fill_diagonal_(val)


def trace(a):
    return wrap(torch.trace(tensor_of(a)))


def tri(N, M=None, k=0, dtype=float):
    return ndarray(torch.tril(torch.ones(N, N if M is None else M, dtype=torch.float64), k))


def triu(m, k=0):
    return ndarray(torch.triu(tensor_of(m), k))


def tril(m, k=0):
    return ndarray(torch.tril(tensor_of(m), k))


def triu_indices(n, k=0, m=None):
    return tuple(ndarray(row) for row in torch.triu_indices(n, n if m is None else m, k))


def tril_indices(n, k=0, m=None):
    return tuple(ndarray(row) for row in torch.tril_indices(n, n if m is None else m, k))


def asanyarray(a, dtype=None):
    return a if isinstance(a, ndarray) and dtype is None else ndarray(tensor_of(a, dtype))


def copy(a):
    return ndarray(tensor_of(a).clone())


def copyto(dst, src):
    dst[...] = src


def fromiter(iterable, dtype, count=-1):
    return ndarray(tensor_of(list(iterable), dtype))


def fromfunction(function, shape, dtype=float):
    return function(*[ndarray(grid.to(torch.float64 if dtype is float else torch.int64)) for grid in torch.meshgrid(*[torch.arange(size) for size in shape], indexing='ij')])


def indices(dimensions):
    return ndarray(torch.stack(torch.meshgrid(*[torch.arange(size) for size in dimensions], indexing='ij')))


def atleast_1d(a):
    tensor = tensor_of(a)
    return ndarray(tensor.reshape(1) if tensor.dim() == 0 else tensor)


def atleast_2d(a):
    tensor = tensor_of(a)
    return ndarray(tensor.reshape(1, -1) if tensor.dim() < 2 else tensor)


def column_stack(arrays):
    tensors = [tensor_of(one) for one in arrays]
    return ndarray(torch.cat([tensor.reshape(-1, 1) if tensor.dim() == 1 else tensor for tensor in tensors], 1))


def dstack(arrays):
    return ndarray(torch.dstack([tensor_of(one) for one in arrays]))


def row_stack(arrays):
    return ndarray(torch.vstack([tensor_of(one) for one in arrays]))


def array_split(a, sections, axis=0):
    tensor = tensor_of(a)
    size = tensor.size(axis)
    if isinstance(sections, int):
        small, more = divmod(size, sections)
        lengths = [small + 1] * more + [small] * (sections - more)
    else:
        edges = [0] + [int(edge) for edge in sections] + [size]
        lengths = [max(0, min(stop, size) - min(start, size)) for start, stop in zip(edges, edges[1:])]
    return [ndarray(part) for part in torch.split(tensor, lengths, axis)]


def vsplit(a, sections):
    return array_split(a, sections, 0)


def hsplit(a, sections):
    return array_split(a, sections, 1 if tensor_of(a).dim() > 1 else 0)


def swapaxes(a, axis1, axis2):
    return ndarray(tensor_of(a).transpose(axis1, axis2))


def rollaxis(a, axis, start=0):
    return ndarray(tensor_of(a).movedim(axis, start))


def roll(a, shift, axis=None):
    tensor = tensor_of(a)
    return ndarray(tensor.flatten().roll(shift).reshape(tensor.shape) if axis is None else tensor.roll(shift, axis))


def fliplr(m):
    return ndarray(tensor_of(m).flip(1))


def flipud(m):
    return ndarray(tensor_of(m).flip(0))


def rot90(m, k=1, axes=(0, 1)):
    return ndarray(torch.rot90(tensor_of(m), k, list(axes)))


def append(arr, values, axis=None):
    first, second = alike(tensor_of(arr), tensor_of(values))
    return ndarray(torch.cat([first.flatten(), second.flatten()]) if axis is None else torch.cat([first, second], axis))


def insert(arr, obj, values, axis=None):
    tensor = tensor_of(arr).flatten() if axis is None else tensor_of(arr)
    axis = 0 if axis is None else axis
    values = tensor_of(values).to(tensor.dtype)
    if values.dim() < tensor.dim():
        values = values.reshape(-1) if tensor.dim() == 1 else values.unsqueeze(axis).expand([1 if d == axis else size for d, size in enumerate(tensor.shape)])
    return ndarray(torch.cat([tensor.narrow(axis, 0, obj), values, tensor.narrow(axis, obj, tensor.size(axis) - obj)], axis))


def delete(arr, obj, axis=None):
    tensor = tensor_of(arr).flatten() if axis is None else tensor_of(arr)
    axis = 0 if axis is None else axis
    dropped = [obj] if isinstance(obj, int) else list(range(*obj.indices(tensor.size(axis)))) if isinstance(obj, slice) else tensor_of(obj).tolist()
    dropped = [index + tensor.size(axis) if index < 0 else index for index in dropped]
    return ndarray(tensor.index_select(axis, torch.tensor([index for index in range(tensor.size(axis)) if index not in dropped], dtype=torch.int64)))


def pad(array, pad_width, mode='constant', constant_values=0, **kwargs):
    tensor = tensor_of(array)
    widths = [(pad_width, pad_width)] * tensor.dim() if isinstance(pad_width, int) else [pad_width] * tensor.dim() if isinstance(pad_width[0], int) else list(pad_width)
    if mode == 'constant':
        return ndarray(torch.nn.functional.pad(tensor, [width for pair in reversed(widths) for width in pair], value=constant_values))
    for axis, (before, after) in enumerate(widths):
        size = tensor.size(axis)
        places = torch.arange(-before, size + after)
        if mode == 'edge':
            places = places.clamp(0, size - 1)
        elif mode == 'wrap':
            places = places % size
        elif mode == 'reflect':
            places = places.abs()
            places = torch.where(places >= size, 2 * (size - 1) - places, places)
        else:
            places = torch.where(places < 0, -places - 1, places)
            places = torch.where(places >= size, 2 * size - 1 - places, places)
        tensor = tensor.index_select(axis, places)
    return ndarray(tensor)


def take(a, indices, axis=None):
    return ndarray(tensor_of(a)).take(indices, axis)


def take_along_axis(arr, indices, axis):
    return ndarray(torch.take_along_dim(tensor_of(arr), tensor_of(indices), axis))


def compress(condition, a, axis=None):
    tensor = tensor_of(a).flatten() if axis is None else tensor_of(a)
    return ndarray(tensor.index_select(axis or 0, torch.nonzero(tensor_of(condition)).flatten()))


def nonzero(a):
    return ndarray(tensor_of(a)).nonzero()


def argwhere(a):
    return ndarray(torch.nonzero(tensor_of(a)))


def flatnonzero(a):
    return ndarray(torch.nonzero(tensor_of(a).flatten()).flatten())


def count_nonzero(a, axis=None):
    tensor = tensor_of(a) != 0
    return tensor.sum().item() if axis is None else wrap(tensor.sum(axis))


def unravel_index(index, shape):
    places = tensor_of(index)
    result = []
    for size in reversed(shape):
        result.insert(0, wrap(places % size))
        places = places // size
    return tuple(result)


def ravel_multi_index(multi_index, dims):
    total = 0
    for index, size in zip(multi_index, dims):
        total = total * size + tensor_of(index)
    return wrap(total)


def unique(ar, return_index=False, return_inverse=False, return_counts=False, axis=None):
    tensor = tensor_of(ar) if axis is not None else tensor_of(ar).flatten()
    values, inverse, counts = torch.unique(tensor, return_inverse=True, return_counts=True, dim=axis) if axis is not None else torch.unique(tensor, return_inverse=True, return_counts=True)
    first = torch.tensor([torch.nonzero(inverse == index)[0].item() for index in range(len(values))], dtype=torch.int64) if return_index else None
    result = [ndarray(each) for each, wanted in ((values, True), (first, return_index), (inverse, return_inverse), (counts, return_counts)) if wanted]
    return result[0] if len(result) == 1 else tuple(result)


def isin(element, test_elements, invert=False):
    return wrap(torch.isin(*alike(tensor_of(element), tensor_of(test_elements)), invert=invert))


in1d = isin


def _as_set(values):
    return torch.unique(tensor_of(values))


def intersect1d(a, b):
    first = _as_set(a)
    return ndarray(first[torch.isin(first, _as_set(b))])


def setdiff1d(a, b):
    first = _as_set(a)
    return ndarray(first[~torch.isin(first, _as_set(b))])


def union1d(a, b):
    return ndarray(torch.unique(torch.cat(alike(tensor_of(a).flatten(), tensor_of(b).flatten()))))


def searchsorted(a, v, side='left'):
    return ndarray(tensor_of(a)).searchsorted(v, side)


def digitize(x, bins, right=False):
    edges, values = alike(tensor_of(bins), tensor_of(x))
    return wrap(torch.bucketize(values, edges, right=not right))


def bincount(x, weights=None, minlength=0):
    return ndarray(torch.bincount(tensor_of(x), None if weights is None else tensor_of(weights, 'float64'), minlength))


def histogram(a, bins=10, range=None, density=None, weights=None):
    values = _floating(a).flatten().double()
    if isinstance(bins, int):
        low, high = range if range is not None else (values.min().item(), values.max().item()) if values.numel() else (0.0, 1.0)
        if low == high:
            low, high = low - 0.5, high + 0.5
        edges = torch.arange(bins + 1, dtype=torch.float64) * ((high - low) / bins) + low
        edges[-1] = high
    else:
        edges = tensor_of(bins)
    exact = edges.double()
    inside = values[(values >= exact[0]) & (values <= exact[-1])]
    places = (torch.bucketize(inside, exact, right=True) - 1).clamp(0, len(exact) - 2)
    factors = None if weights is None else tensor_of(weights, 'float64')[(values >= exact[0]) & (values <= exact[-1])]
    counts = torch.bincount(places, factors, len(exact) - 1)
    if density:
        counts = counts / (exact[1:] - exact[:-1]) / counts.sum()
    return ndarray(counts), ndarray(edges)


def histogram2d(x, y, bins=10, range=None):
    xs, ys = _floating(x).double(), _floating(y).double()
    edges = []
    for axis, values in enumerate((xs, ys)):
        low, high = range[axis] if range is not None else (values.min().item(), values.max().item())
        count = bins if isinstance(bins, int) else bins[axis]
        edge = torch.arange(count + 1, dtype=torch.float64) * ((high - low) / count) + low
        edge[-1] = high
        edges.append(edge)
    keep = (xs >= edges[0][0]) & (xs <= edges[0][-1]) & (ys >= edges[1][0]) & (ys <= edges[1][-1])
    first = (torch.bucketize(xs[keep], edges[0], right=True) - 1).clamp(0, len(edges[0]) - 2)
    second = (torch.bucketize(ys[keep], edges[1], right=True) - 1).clamp(0, len(edges[1]) - 2)
    columns = len(edges[1]) - 1
    counts = torch.bincount(first * columns + second, minlength=(len(edges[0]) - 1) * columns).reshape(-1, columns)
    return ndarray(counts.double()), ndarray(edges[0]), ndarray(edges[1])


def quantile(a, q, axis=None, keepdims=False, method='linear'):
    tensor = _floating(a)
    ordered = (tensor.flatten() if axis is None else tensor.movedim(axis, -1)).sort(-1)[0]
    last = ordered.size(-1) - 1

    def one(fraction):
        place = fraction * last
        low = min(int(math.floor(place)), last)
        high = min(low + 1, last)
        part = place - low
        before, after = ordered[..., low], ordered[..., high]
        gap = after - before
        return after - gap * (1 - part) if part >= 0.5 else before + gap * part
    if isinstance(q, (int, float)):
        result = one(float(q))
        return wrap(result.unsqueeze(axis) if keepdims and axis is not None else result)
    return ndarray(torch.stack([one(fraction) for fraction in tensor_of(q, 'float64').tolist()]))


def percentile(a, q, axis=None, keepdims=False, method='linear'):
    return quantile(a, q / 100 if isinstance(q, (int, float)) else [each / 100 for each in tensor_of(q, 'float64').tolist()], axis, keepdims)


def ptp(a, axis=None):
    return ndarray(tensor_of(a)).ptp(axis)


def diff(a, n=1, axis=-1):
    return ndarray(torch.diff(tensor_of(a), n, axis))


def gradient(f, dx=1.0):
    tensor = _floating(f)
    inner = (tensor[2:] - tensor[:-2]) / (2 * dx)
    return ndarray(torch.cat([(tensor[1:2] - tensor[:1]) / dx, inner, (tensor[-1:] - tensor[-2:-1]) / dx]))


def trapz(y, x=None, dx=1.0):
    values = _floating(y)
    steps = dx if x is None else torch.diff(_floating(x))
    return wrap(((values[1:] + values[:-1]) / 2 * steps).sum())


def cumprod(a, axis=None):
    return ndarray(tensor_of(a)).cumprod(axis)


def cov(m, y=None, rowvar=True, bias=False, ddof=None):
    tensor = _floating(m)
    tensor = tensor.reshape(1, -1) if tensor.dim() == 1 else tensor
    if y is not None:
        tensor = torch.cat([tensor, _floating(y).reshape(1, -1)])
    tensor = tensor if rowvar else tensor.T
    away = tensor - tensor.mean(1, keepdim=True)
    return wrap((away @ away.T / (tensor.size(1) - (0 if bias else 1 if ddof is None else ddof))).squeeze())


def corrcoef(x, y=None, rowvar=True):
    matrix = tensor_of(cov(x, y, rowvar))
    scale = torch.sqrt(torch.diagonal(matrix))
    return ndarray(matrix / scale[:, None] / scale[None, :])


def inner(a, b):
    first, second = alike(tensor_of(a), tensor_of(b))
    return wrap(first @ second.mT if second.dim() > 1 else first @ second)


def vdot(a, b):
    first, second = alike(tensor_of(a).flatten(), tensor_of(b).flatten())
    return wrap(first @ second)


def cross(a, b):
    return ndarray(torch.linalg.cross(*alike(tensor_of(a), tensor_of(b))))


def kron(a, b):
    return ndarray(torch.kron(*alike(tensor_of(a), tensor_of(b))))


def tensordot(a, b, axes=2):
    return wrap(torch.tensordot(*alike(tensor_of(a), tensor_of(b)), dims=axes))


def convolve(a, v, mode='full'):
    first, second = (_floating(each) for each in (a, v))
    whole = torch.nn.functional.conv1d(first.double()[None, None], second.double().flip(0)[None, None], padding=len(second) - 1)[0, 0]
    if mode == 'full':
        return ndarray(whole)
    size = max(len(first), len(second)) if mode == 'same' else max(len(first), len(second)) - min(len(first), len(second)) + 1
    start = (len(whole) - size) // 2
    return ndarray(whole[start:start + size])


def interp(x, xp, fp):
    places, knots, values = (_floating(each).double() for each in (x, xp, fp))
    index = (torch.searchsorted(knots, places, right=True) - 1).clamp(0, len(knots) - 2)
    slope = (values[index + 1] - values[index]) / (knots[index + 1] - knots[index])
    result = slope * (places - knots[index]) + values[index]
    result = torch.where(places <= knots[0], values[0], torch.where(places >= knots[-1], values[-1], result))
    return wrap(result)


def polyval(p, x):
    result = torch.zeros_like(_floating(x))
    for coefficient in tensor_of(p, 'float64').tolist():
        result = result * _floating(x) + coefficient
    return wrap(result)


def polyfit(x, y, deg):
    powers = torch.stack([_floating(x).double() ** power for power in range(deg, -1, -1)], 1)
    return ndarray(torch.linalg.lstsq(powers, _floating(y).double().unsqueeze(1)).solution.flatten())


def nan_to_num(x, copy=True, nan=0.0, posinf=None, neginf=None):
    return wrap(torch.nan_to_num(tensor_of(x), nan, posinf, neginf))


def _without_nan(a):
    tensor = _floating(a)
    return tensor[~torch.isnan(tensor)]


def nanmean(a, axis=None):
    return wrap(_without_nan(a).mean() if axis is None else torch.nanmean(_floating(a), axis))


def nansum(a, axis=None):
    return wrap(_without_nan(a).sum() if axis is None else torch.nansum(_floating(a), axis))


def nanmax(a, axis=None):
    return wrap(_without_nan(a).max() if axis is None else torch.where(torch.isnan(_floating(a)), -math.inf, _floating(a)).amax(axis))


def nanmin(a, axis=None):
    return wrap(_without_nan(a).min() if axis is None else torch.where(torch.isnan(_floating(a)), math.inf, _floating(a)).amin(axis))


def nanstd(a, axis=None):
    return ndarray(_without_nan(a)).std()


def heaviside(x1, x2):
    return wrap(torch.heaviside(*alike(_floating(x1), _floating(x2))))


def select(condlist, choicelist, default=0):
    result = torch.full_like(tensor_of(choicelist[0]), default)
    for condition, choice in reversed(list(zip(condlist, choicelist))):
        result = torch.where(tensor_of(condition).bool(), *alike(tensor_of(choice), result))
    return ndarray(result)


def apply_along_axis(func1d, axis, arr, *args, **kwargs):
    moved = tensor_of(arr).movedim(axis, -1)
    rows = [func1d(ndarray(row), *args, **kwargs) for row in moved.reshape(-1, moved.size(-1))]
    result = torch.stack([tensor_of(row) for row in rows])
    return ndarray(result.reshape(list(moved.shape[:-1]) + list(result.shape[1:])))


class vectorize:
    def __init__(self, pyfunc, otypes=None, **kwargs):
        self._function = pyfunc

    def __call__(self, *args):
        tensors = torch.broadcast_tensors(*[tensor_of(arg) for arg in args])
        values = [self._function(*items) for items in zip(*[tensor.flatten().tolist() for tensor in tensors])]
        return wrap(tensor_of(values).reshape(tensors[0].shape))


def ndindex(*shape):
    from itertools import product
    sizes = shape[0] if len(shape) == 1 and isinstance(shape[0], tuple) else shape
    return iter(product(*[range(size) for size in sizes]))


def ndenumerate(arr):
    return ((index, arr[index]) for index in ndindex(*arr.shape))


def lexsort(keys):
    order = list(range(len(keys[-1])))
    for key in keys:
        values = tensor_of(key).tolist()
        order.sort(key=lambda index: values[index])
    return ndarray(torch.tensor(order))


def argpartition(a, kth, axis=-1):
    return ndarray(tensor_of(a).argsort(axis))


def partition(a, kth, axis=-1):
    return ndarray(tensor_of(a).sort(axis)[0])


def ix_(*sequences):
    count = len(sequences)
    return tuple(ndarray(tensor_of(sequence).reshape([-1 if axis == place else 1 for axis in range(count)])) for place, sequence in enumerate(sequences))


class _Rows:
    def __getitem__(self, key):
        parts = key if isinstance(key, tuple) else (key,)
        return ndarray(torch.cat([torch.arange(part.start or 0, part.stop, part.step or 1) if isinstance(part, slice) else tensor_of(part).reshape(-1) for part in parts]))


class _Columns(_Rows):
    def __getitem__(self, key):
        return column_stack(key)


r_ = _Rows()
c_ = _Columns()


def shares_memory(a, b):
    return a._tensor.data_ptr() == b._tensor.data_ptr()


may_share_memory = shares_memory
