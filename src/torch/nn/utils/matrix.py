"""torch.nn.utils._matrix: what both kinds of spectral and weight normalisation need."""
import torch
from torch.nn.modules.conv import ConvTranspose1d, ConvTranspose2d, ConvTranspose3d


def default_dim(module):
    """The dimension of a weight that counts outputs."""
    return 1 if isinstance(module, (ConvTranspose1d, ConvTranspose2d, ConvTranspose3d)) else 0


def as_matrix(weight, dim):
    """One row for every index of `dim`."""
    if dim != 0:
        weight = weight.permute(dim, *[other for other in range(weight.dim()) if other != dim])
    return weight.reshape(weight.size(0), -1)


def norm_except(weight, dim):
    """The norm of every slice along `dim`, or of everything."""
    if dim is None or dim == -1:
        return weight.norm()
    return weight.norm(2, dim=tuple(other for other in range(weight.dim()) if other != dim), keepdim=True)
