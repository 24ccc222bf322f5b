"""torch.nn.utils.weight_norm: a weight as a length g and a direction v, joined before every forward pass."""
from torch.nn.parameter import Parameter
from torch.nn.utils._matrix import norm_except


class WeightNorm:
    def __init__(self, name, dim):
        self.name = name
        self.dim = -1 if dim is None else dim

    def compute_weight(self, module):
        g = getattr(module, self.name + '_g')
        v = getattr(module, self.name + '_v')
        return v * (g / norm_except(v, self.dim))

    def __call__(self, module, inputs):
        setattr(module, self.name, self.compute_weight(module))

    def attach(self, module):
        weight = getattr(module, self.name)
        del module._parameters[self.name]
        module.register_parameter(self.name + '_g', Parameter(norm_except(weight, self.dim).data))
        module.register_parameter(self.name + '_v', Parameter(weight.data))
        setattr(module, self.name, self.compute_weight(module))
        module.register_forward_pre_hook(self)

    def remove(self, module):
        weight = self.compute_weight(module)
        delattr(module, self.name)
        del module._parameters[self.name + '_g']
        del module._parameters[self.name + '_v']
        setattr(module, self.name, Parameter(weight.data))


def _hook_of(module, name):
    for key, hook in module._forward_pre_hooks.items():
        if isinstance(hook, WeightNorm) and hook.name == name:
            return key
    return None


def weight_norm(module, name='weight', dim=0):
    if _hook_of(module, name) is not None:
        raise RuntimeError(f'Cannot register two weight_norm hooks on the same parameter {name}')
    WeightNorm(name, dim).attach(module)
    return module


def remove_weight_norm(module, name='weight'):
    key = _hook_of(module, name)
    if key is None:
        raise ValueError(f"weight_norm of '{name}' not found in {module}")
    module._forward_pre_hooks[key].remove(module)
    del module._forward_pre_hooks[key]
    return module
