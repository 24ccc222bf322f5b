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


class LinAlgError(Exception):
    pass


def _floating(a):
    tensor = tensor_of(a)
    return tensor if tensor.is_floating_point() else tensor.double()


def inv(a):
    tensor = _floating(a)
    if torch.linalg.det(tensor).item() == 0 if tensor.dim() == 2 else False:
        raise LinAlgError('Singular matrix')
    return wrap(torch.linalg.inv(tensor))


def det(a):
    return wrap(torch.linalg.det(_floating(a)))


def slogdet(a):
    sign, logarithm = torch.linalg.slogdet(_floating(a))
    return wrap(sign), wrap(logarithm)


def solve(a, b):
    return wrap(torch.linalg.solve(_floating(a), _floating(b)))


def svd(a, full_matrices=True, compute_uv=True):
    if not compute_uv:
        return wrap(torch.linalg.svdvals(_floating(a)))
    return tuple(wrap(part) for part in torch.linalg.svd(_floating(a), full_matrices=full_matrices))


def eigh(a):
    return tuple(wrap(part) for part in torch.linalg.eigh(_floating(a)))


def eigvalsh(a):
    return wrap(torch.linalg.eigvalsh(_floating(a)))


def qr(a):
    return tuple(wrap(part) for part in torch.linalg.qr(_floating(a)))


def cholesky(a):
    return wrap(torch.linalg.cholesky(_floating(a)))


def pinv(a):
    return wrap(torch.linalg.pinv(_floating(a)))


def matrix_rank(a):
    return torch.linalg.matrix_rank(_floating(a)).item()


def matrix_power(a, n):
    return wrap(torch.linalg.matrix_power(tensor_of(a), n))


def lstsq(a, b, rcond=None):
    solved = torch.linalg.lstsq(_floating(a), _floating(b) if tensor_of(b).dim() > 1 else _floating(b).unsqueeze(1)).solution
    return wrap(solved if tensor_of(b).dim() > 1 else solved.flatten()), wrap(torch.empty(0, dtype=torch.float64)), matrix_rank(a), svd(a, compute_uv=False)


def multi_dot(arrays):
    result = tensor_of(arrays[0])
    for each in arrays[1:]:
        result = result @ tensor_of(each)
    return wrap(result)


def cond(x, p=None):
    values = torch.linalg.svdvals(_floating(x))
    return wrap(values[0] / values[-1])
