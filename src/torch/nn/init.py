"""torch.nn.init: the ways to fill a weight with its first numbers. Each draws from the generator exactly as PyTorch does."""
import math
import warnings

import torch

_GAINS = {
    'linear': 1, 'conv1d': 1, 'conv2d': 1, 'conv3d': 1, 'conv_transpose1d': 1, 'conv_transpose2d': 1, 'conv_transpose3d': 1,
    'sigmoid': 1, 'tanh': 5.0 / 3, 'relu': math.sqrt(2.0), 'selu': 3.0 / 4,
}


def calculate_gain(nonlinearity, param=None):
    """How much a non-linearity shrinks the spread of what passes through it, inverted."""
    if nonlinearity in _GAINS:
        return _GAINS[nonlinearity]
    if nonlinearity != 'leaky_relu':
        raise ValueError(f'Unsupported nonlinearity {nonlinearity}')
    if param is None:
        slope = 0.01
    elif isinstance(param, (int, float)) and not isinstance(param, bool):
        slope = param
    else:
        raise ValueError(f'negative_slope {param} not a valid number')
    return math.sqrt(2.0 / (1 + slope ** 2))


def _calculate_fan_in_and_fan_out(tensor):
    """How many numbers feed one output, and how many outputs one number feeds."""
    if tensor.dim() < 2:
        raise ValueError('Fan in and fan out can not be computed for tensor with fewer than 2 dimensions')
    receptive_field = 1
    for length in tensor.shape[2:]:
        receptive_field *= length
    return tensor.size(1) * receptive_field, tensor.size(0) * receptive_field


def _calculate_correct_fan(tensor, mode):
    mode = mode.lower()
    if mode not in ('fan_in', 'fan_out'):
        raise ValueError(f"Mode {mode} not supported, please use one of ['fan_in', 'fan_out']")
    fan_in, fan_out = _calculate_fan_in_and_fan_out(tensor)
    return fan_in if mode == 'fan_in' else fan_out


def uniform_(tensor, a=0.0, b=1.0):
    with torch.no_grad():
        return tensor.uniform_(a, b)


def normal_(tensor, mean=0.0, std=1.0):
    with torch.no_grad():
        return tensor.normal_(mean, std)


def constant_(tensor, val):
    with torch.no_grad():
        return tensor.fill_(val)


def ones_(tensor):
    return constant_(tensor, 1.0)


def zeros_(tensor):
    return constant_(tensor, 0.0)


def trunc_normal_(tensor, mean=0.0, std=1.0, a=-2.0, b=2.0):
    """Normal numbers within [a, b], by the inverse of the normal distribution function."""
    if mean < a - 2 * std or mean > b + 2 * std:
        warnings.warn('mean is more than 2 std from [a, b] in nn.init.trunc_normal_. The distribution of values may be incorrect.')
    low, high = ((1.0 + math.erf((edge - mean) / std / math.sqrt(2.0))) / 2.0 for edge in (a, b))
    with torch.no_grad():
        tensor.uniform_(2 * low - 1, 2 * high - 1)
        tensor.erfinv_()
        tensor.mul_(std * math.sqrt(2.0))
        tensor.add_(mean)
        tensor.clamp_(min=a, max=b)
        return tensor


def eye_(tensor):
    if tensor.dim() != 2:
        raise ValueError('Only tensors with 2 dimensions are supported')
    with torch.no_grad():
        return tensor.copy_(torch.eye(*tensor.shape))


def dirac_(tensor, groups=1):
    """A convolution that passes its channels through."""
    if tensor.dim() not in (3, 4, 5):
        raise ValueError('Only tensors with 3, 4, or 5 dimensions are supported')
    if tensor.size(0) % groups != 0:
        raise ValueError('dim 0 must be divisible by groups')
    out_channels = tensor.size(0) // groups
    middle = tuple(length // 2 for length in tensor.shape[2:])
    with torch.no_grad():
        tensor.zero_()
        for group in range(groups):
            for channel in range(min(out_channels, tensor.size(1))):
                tensor[(group * out_channels + channel, channel) + middle] = 1
        return tensor


def xavier_uniform_(tensor, gain=1.0):
    fan_in, fan_out = _calculate_fan_in_and_fan_out(tensor)
    std = gain * math.sqrt(2.0 / float(fan_in + fan_out))
    bound = math.sqrt(3.0) * std
    return uniform_(tensor, -bound, bound)


def xavier_normal_(tensor, gain=1.0):
    fan_in, fan_out = _calculate_fan_in_and_fan_out(tensor)
    return normal_(tensor, 0.0, gain * math.sqrt(2.0 / float(fan_in + fan_out)))


def kaiming_uniform_(tensor, a=0, mode='fan_in', nonlinearity='leaky_relu'):
    if 0 in tensor.shape:
        warnings.warn('Initializing zero-element tensors is a no-op')
        return tensor
    std = calculate_gain(nonlinearity, a) / math.sqrt(_calculate_correct_fan(tensor, mode))
    bound = math.sqrt(3.0) * std
    return uniform_(tensor, -bound, bound)


def kaiming_normal_(tensor, a=0, mode='fan_in', nonlinearity='leaky_relu'):
    if 0 in tensor.shape:
        warnings.warn('Initializing zero-element tensors is a no-op')
        return tensor
    std = calculate_gain(nonlinearity, a) / math.sqrt(_calculate_correct_fan(tensor, mode))
    return normal_(tensor, 0.0, std)


def _orthonormal_columns(matrix):
    """Gram-Schmidt, twice over for accuracy: the Q of a QR decomposition whose R has a positive diagonal."""
    columns = []
    for index in range(matrix.size(1)):
        column = matrix[:, index]
        for _ in range(2 if columns else 0):
            basis = torch.stack(columns, 1)
            column = column - basis @ (basis.t() @ column)
        columns.append(column / column.norm())
    return torch.stack(columns, 1)


def orthogonal_(tensor, gain=1):
    if tensor.dim() < 2:
        raise ValueError('Only tensors with 2 or more dimensions are supported')
    if tensor.numel() == 0:
        return tensor
    rows = tensor.size(0)
    columns = tensor.numel() // rows
    with torch.no_grad():
        flat = torch.empty(rows, columns, dtype=tensor.dtype).normal_(0, 1)
        q = _orthonormal_columns(flat.t()).t() if rows < columns else _orthonormal_columns(flat)
        tensor.copy_(q.reshape(tensor.shape))
        return tensor.mul_(gain)


def sparse_(tensor, sparsity, std=0.01):
    if tensor.dim() != 2:
        raise ValueError('Only tensors with 2 dimensions are supported')
    rows, columns = tensor.shape
    zeros = int(math.ceil(sparsity * rows))
    with torch.no_grad():
        tensor.normal_(0, std)
        for column in range(columns):
            tensor[torch.randperm(rows)[:zeros], column] = 0
        return tensor


def _deprecated(name, fill):
    def old(*args, **kwargs):
        warnings.warn(f'nn.init.{name} is now deprecated in favor of nn.init.{name}_.', stacklevel=2)
        return fill(*args, **kwargs)
    old.__name__ = name
    return old


uniform = _deprecated('uniform', uniform_)
normal = _deprecated('normal', normal_)
constant = _deprecated('constant', constant_)
eye = _deprecated('eye', eye_)
dirac = _deprecated('dirac', dirac_)
xavier_uniform = _deprecated('xavier_uniform', xavier_uniform_)
xavier_normal = _deprecated('xavier_normal', xavier_normal_)
kaiming_uniform = _deprecated('kaiming_uniform', kaiming_uniform_)
kaiming_normal = _deprecated('kaiming_normal', kaiming_normal_)
orthogonal = _deprecated('orthogonal', orthogonal_)
sparse = _deprecated('sparse', sparse_)
