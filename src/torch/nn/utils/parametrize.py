"""torch.nn.utils.parametrize: an attribute computed from other parameters whenever it is read (see Module.__getattr__)."""
from contextlib import contextmanager

import torch
from torch.nn.modules.container import ModuleDict, ModuleList
from torch.nn.parameter import Parameter


class ParametrizationList(ModuleList):
    """The modules an attribute passes through, and the parameters it is computed from."""

    def __init__(self, modules, original, unsafe=False):
        super().__init__(modules)
        trained = isinstance(original, Parameter)
        value = original
        for module in reversed(list(self)):
            if hasattr(module, 'right_inverse'):
                value = module.right_inverse(value)
        self.is_tensor = not isinstance(value, (tuple, list))
        self.ntensors = 1 if self.is_tensor else len(value)
        if self.is_tensor:
            self._keep('original', original if value is original else value, trained)
        else:
            for index, part in enumerate(value):
                self._keep(f'original{index}', part, trained)
        if not unsafe:
            self._try(original)

    def _try(self, original):
        """Computes the value once, as PyTorch does: a parametrization must keep dtype and shape (and may have state that moves)."""
        with torch.no_grad():
            value = self()
        if value.dtype != original.dtype:
            raise ValueError(f'Registering a parametrization may not change the dtype of the tensor, unless `unsafe` flag is enabled.\nunparametrized dtype: {original.dtype}\nparametrized dtype: {value.dtype}')
        if value.shape != original.shape:
            raise ValueError(f'Registering a parametrization may not change the shape of the tensor, unless `unsafe` flag is enabled.\nunparametrized shape: {original.shape}\nparametrized shape: {value.shape}')

    def _keep(self, name, tensor, trained):
        if not trained:
            self.register_buffer(name, tensor)
        elif isinstance(tensor, Parameter):
            self.register_parameter(name, tensor)
        else:
            self.register_parameter(name, Parameter(tensor.detach()))

    def right_inverse(self, value):
        """Assigning to the attribute sets what it is computed from."""
        with torch.no_grad():
            for module in reversed(list(self)):
                if not hasattr(module, 'right_inverse'):
                    raise RuntimeError(f'parametrization {type(module).__name__} does not implement right_inverse.')
                value = module.right_inverse(value)
            if self.is_tensor:
                self.original.set_(value) if value.shape != self.original.shape else self.original.copy_(value)
            else:
                for index, part in enumerate(value):
                    getattr(self, f'original{index}').copy_(part)

    def forward(self):
        if self.is_tensor:
            parts = [self.original]
        else:
            parts = [getattr(self, f'original{index}') for index in range(self.ntensors)]
        modules = list(self)
        value = modules[0](*parts)
        for module in modules[1:]:
            value = module(value)
        return value


@contextmanager
def cached():
    """Within it a computed attribute is computed once."""
    _cache.append({})
    try:
        yield
    finally:
        _cache.pop()


_cache = []


def computed_value(parametrizations, name):
    """What an attribute is, for Module.__getattr__."""
    if not _cache:
        return parametrizations[name]()
    key = (id(parametrizations), name)
    if key not in _cache[-1]:
        _cache[-1][key] = parametrizations[name]()
    return _cache[-1][key]


def type_before_parametrizations(module):
    return module.__class__.__mro__[1] if is_parametrized(module) else type(module)


def _become_parametrized(module):
    """The module gets a class of its own, as it has computed attributes now."""
    cls = type(module)
    module.__class__ = type('Parametrized' + cls.__name__, (cls,), {})


def register_parametrization(module, tensor_name, parametrization, *, unsafe=False):
    parametrization.train(module.training)
    if is_parametrized(module, tensor_name):
        module.parametrizations[tensor_name].append(parametrization)
        return module
    if tensor_name in module._parameters:
        original = module._parameters[tensor_name]
    elif tensor_name in module._buffers:
        original = module._buffers[tensor_name]
    else:
        raise ValueError(f"Module '{module}' does not have a parameter, a buffer, or a parametrized element with name '{tensor_name}'")
    delattr(module, tensor_name)
    if not is_parametrized(module):
        _become_parametrized(module)
        module.parametrizations = ModuleDict()
    module.parametrizations[tensor_name] = ParametrizationList([parametrization], original, unsafe)
    return module


def is_parametrized(module, tensor_name=None):
    parametrizations = module._modules.get('parametrizations')
    if parametrizations is None:
        return False
    return len(parametrizations) > 0 if tensor_name is None else tensor_name in parametrizations


def remove_parametrizations(module, tensor_name, leave_parametrized=True):
    if not is_parametrized(module, tensor_name):
        raise ValueError(f'Module {module} does not have a parametrization on {tensor_name}')
    parametrizations = module.parametrizations[tensor_name]
    if not leave_parametrized and not parametrizations.is_tensor:
        raise ValueError('Cannot leave unparametrized (`leave_parametrized=False`) a tensor that is parametrized in terms of a sequence of tensors.')
    value = parametrizations().detach() if leave_parametrized else parametrizations.original
    del module.parametrizations[tensor_name]
    if len(module.parametrizations) == 0:
        del module.parametrizations
        module.__class__ = type(module).__mro__[1]
    module.register_parameter(tensor_name, value if isinstance(value, Parameter) else Parameter(value))
    return module
