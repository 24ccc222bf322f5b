"""torch.nn.utils.spectral_norm: divides a weight by its greatest singular value before every forward pass."""
import torch
import torch.nn.functional as F
from torch.nn.parameter import Parameter
from torch.nn.utils._matrix import as_matrix, default_dim


class SpectralNorm:
    """The hook. u and v, kept as buffers, follow the singular vectors by power iteration."""

    def __init__(self, name='weight', n_power_iterations=1, dim=0, eps=1e-12):
        if n_power_iterations <= 0:
            raise ValueError(f'Expected n_power_iterations to be positive, but got n_power_iterations={n_power_iterations}')
        self.name = name
        self.n_power_iterations = n_power_iterations
        self.dim = dim
        self.eps = eps

    def compute_weight(self, module, do_power_iteration):
        weight = getattr(module, self.name + '_orig')
        u = getattr(module, self.name + '_u')
        v = getattr(module, self.name + '_v')
        matrix = as_matrix(weight, self.dim)
        if do_power_iteration:
            with torch.no_grad():
                for _ in range(self.n_power_iterations):
                    v.copy_(F.normalize(torch.mv(matrix.t(), u), dim=0, eps=self.eps))
                    u.copy_(F.normalize(torch.mv(matrix, v), dim=0, eps=self.eps))
            u = u.clone()
            v = v.clone()
        return weight / torch.dot(u, torch.mv(matrix, v))

    def __call__(self, module, inputs):
        setattr(module, self.name, self.compute_weight(module, module.training))

    def attach(self, module):
        weight = module._parameters[self.name]
        if weight is None:
            raise ValueError(f'`SpectralNorm` cannot be applied as parameter `{self.name}` is None')
        with torch.no_grad():
            rows, columns = as_matrix(weight, self.dim).shape
            u = F.normalize(weight.new_empty(rows).normal_(0, 1), dim=0, eps=self.eps)
            v = F.normalize(weight.new_empty(columns).normal_(0, 1), dim=0, eps=self.eps)
        delattr(module, self.name)
        module.register_parameter(self.name + '_orig', weight)
        setattr(module, self.name, weight.data)
        module.register_buffer(self.name + '_u', u)
        module.register_buffer(self.name + '_v', v)
        module.register_forward_pre_hook(self)

    def remove(self, module):
        with torch.no_grad():
            weight = self.compute_weight(module, False)
        for name in (self.name, self.name + '_u', self.name + '_v', self.name + '_orig'):
            delattr(module, name)
        module.register_parameter(self.name, Parameter(weight.detach()))


def _hook_of(module, name):
    for key, hook in module._forward_pre_hooks.items():
        if isinstance(hook, SpectralNorm) and hook.name == name:
            return key
    return None


def spectral_norm(module, name='weight', n_power_iterations=1, eps=1e-12, dim=None):
    if _hook_of(module, name) is not None:
        raise RuntimeError(f'Cannot register two spectral_norm hooks on the same parameter {name}')
    SpectralNorm(name, n_power_iterations, default_dim(module) if dim is None else dim, eps).attach(module)
    return module


def remove_spectral_norm(module, name='weight'):
    key = _hook_of(module, name)
    if key is None:
        raise ValueError(f"spectral_norm of '{name}' not found in {module}")
    module._forward_pre_hooks[key].remove(module)
    del module._forward_pre_hooks[key]
    return module
