"""torch.autograd.forward_ad: tangents that travel with their tensors. Found by differentiating the backward pass, which is linear in its weights."""
import torch
from collections import namedtuple

UnpackedDualTensor = namedtuple('UnpackedDualTensor', ['primal', 'tangent'])
_levels = []


class dual_level:
    def __enter__(self):
        _levels.append([])
        return len(_levels) - 1

    def __exit__(self, *exception):
        _levels.pop()


def enter_dual_level():
    _levels.append([])
    return len(_levels) - 1


def exit_dual_level(*, level=None):
    _levels.pop()


def make_dual(tensor, tangent, *, level=None):
    if not _levels:
        raise RuntimeError('Trying to create a dual Tensor for forward AD but no level exists, make sure to enter_dual_level() first.')
    with torch.enable_grad():
        dual = tensor.view_as(tensor) if tensor.requires_grad else tensor.detach().requires_grad_()
    _levels[-1].append((dual, tangent))
    return dual


def unpack_dual(tensor, *, level=None):
    if not _levels:
        return UnpackedDualTensor(tensor, None)
    for dual, tangent in _levels[-1]:
        if dual is tensor:
            return UnpackedDualTensor(tensor.detach(), tangent)
    if not tensor.requires_grad or not _levels[-1]:
        return UnpackedDualTensor(tensor, None)
    with torch.enable_grad():
        weights = torch.zeros_like(tensor).requires_grad_()
        found = torch.autograd.grad(tensor, [dual for dual, _ in _levels[-1]], weights, create_graph=True, allow_unused=True)
        total = sum((gradient * tangent).sum() for gradient, (_, tangent) in zip(found, _levels[-1]) if gradient is not None)
    if not isinstance(total, torch.Tensor):
        return UnpackedDualTensor(tensor, None)
    return UnpackedDualTensor(tensor.detach(), torch.autograd.grad(total, weights)[0])
