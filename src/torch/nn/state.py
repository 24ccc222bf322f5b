"""torch.nn.modules._state: what Module does to single entries of its state."""
from collections import namedtuple

import torch

_Incompatible = namedtuple('IncompatibleKeys', ['missing_keys', 'unexpected_keys'])


class IncompatibleKeys(_Incompatible):
    """What load_state_dict answers; prints as a sentence when all is well."""

    def __repr__(self):
        if not self.missing_keys and not self.unexpected_keys:
            return '<All keys matched successfully>'
        return super().__repr__()

    __str__ = __repr__


def moved(tensor, args, kwargs):
    """`to` changes the dtype of floating-point members only."""
    if tensor.is_floating_point():
        return tensor.to(*args, **kwargs)
    args = [arg for arg in args if not isinstance(arg, torch.dtype)]
    kwargs = {name: value for name, value in kwargs.items() if name != 'dtype'}
    return tensor.to(*args, **kwargs) if args or kwargs else tensor


def copy_into(key, target, source):
    """Copies one entry of a state dict; answers what is wrong with it, or None."""
    if source.dim() == 0 and target.dim() == 1 and target.shape[0] == 1:
        source = source.reshape(1)
    if source.shape != target.shape:
        return f'size mismatch for {key}: copying a param with shape {source.shape} from checkpoint, the shape in current model is {target.shape}.'
    with torch.no_grad():
        target.copy_(source)
    return None


def clear_grad(parameter, set_to_none):
    if parameter.grad is None:
        return
    if set_to_none:
        parameter.grad = None
    elif parameter.grad.grad_fn is not None:
        parameter.grad = torch.zeros_like(parameter.grad)
    else:
        parameter.grad.requires_grad_(False)
        parameter.grad.zero_()
