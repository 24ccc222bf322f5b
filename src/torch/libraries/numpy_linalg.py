"""numpy.linalg: norms and the like."""
import torch
from numpy._array import tensor_of, wrap


def norm(x, ord=None, axis=None, keepdims=False):
    tensor = tensor_of(x)
    tensor = tensor if tensor.is_floating_point() else tensor.double()
    if axis is None and (ord is None or tensor.dim() == 1):
        flat = tensor.flatten().norm(2 if ord is None else ord)
        return wrap(flat.reshape([1] * tensor.dim()) if keepdims else flat)
    if isinstance(axis, int):
        return wrap(tensor.norm(2 if ord is None else ord, dim=axis, keepdim=keepdims))
    if axis is None:
        return wrap(torch.linalg.norm(tensor, ord))
    return wrap(torch.linalg.norm(tensor, 'fro' if ord is None else ord, dim=tuple(axis), keepdim=keepdims))


def det(a):
    return wrap(torch.linalg.det(tensor_of(a)))


def inv(a):
    return wrap(torch.linalg.inv(tensor_of(a)))
