"""torch.nn.utils.clip_grad: keeping gradients small."""
import torch


def _with_gradients(parameters):
    if isinstance(parameters, torch.Tensor):
        parameters = [parameters]
    return [parameter for parameter in parameters if parameter.grad is not None]


def clip_grad_norm_(parameters, max_norm, norm_type=2.0, error_if_nonfinite=False, foreach=None):
    """Scales all gradients by one factor so that their common norm is at most max_norm; answers the norm before."""
    parameters = _with_gradients(parameters)
    max_norm = float(max_norm)
    norm_type = float(norm_type)
    if not parameters:
        return torch.tensor(0.0)
    norms = [parameter.grad.detach().norm(norm_type) for parameter in parameters]
    total = torch.stack(norms).max() if norm_type == float('inf') else torch.stack(norms).norm(norm_type)
    if error_if_nonfinite and (torch.isnan(total) or torch.isinf(total)):
        raise RuntimeError(f'The total norm of order {norm_type} for gradients from `parameters` is non-finite, so it cannot be clipped. To disable this error and scale the gradients by the non-finite norm anyway, set `error_if_nonfinite=False`')
    factor = torch.clamp(max_norm / (total + 1e-6), max=1.0)
    for parameter in parameters:
        parameter.grad.detach().mul_(factor)
    return total


def clip_grad_norm(parameters, max_norm, norm_type=2.0, error_if_nonfinite=False):
    return clip_grad_norm_(parameters, max_norm, norm_type, error_if_nonfinite)


def clip_grad_value_(parameters, clip_value, foreach=None):
    clip_value = float(clip_value)
    for parameter in _with_gradients(parameters):
        parameter.grad.data.clamp_(min=-clip_value, max=clip_value)
