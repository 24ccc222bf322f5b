"""torch.nn.modules.module: the base of every layer and network. Holds parameters, buffers and child modules."""
from collections import OrderedDict

import torch
from _unknown import is_unknown
from torch.nn._own_init import own_init
from torch.nn.modules._state import Stateful, check_target, clear_grad, moved
from torch.nn.parameter import Parameter
from torch.utils.hooks import BackwardCall, add_hook


def _indent(text, spaces=2):
    """Every line but the first moves to the right."""
    return text.replace('\n', '\n' + ' ' * spaces)


class Module(Stateful):
    training: bool
    dump_patches = False
    _version = 1

    def __init__(self):
        for name in ('_parameters', '_buffers', '_modules', '_forward_pre_hooks', '_forward_hooks', '_backward_hooks', '_state_dict_hooks', '_load_state_dict_pre_hooks', '_load_state_dict_post_hooks'):
            object.__setattr__(self, name, OrderedDict())
        object.__setattr__(self, '_non_persistent_buffers_set', set())
        object.__setattr__(self, 'training', True)

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        if cls.__module__.startswith('torch.nn.modules.'):
            own_init(cls)

    def forward(self, *args):
        raise NotImplementedError(f'Module [{type(self).__name__}] is missing the required "forward" function')

    def __call__(self, *args, **kwargs):
        if not self._backward_hooks and not self._forward_hooks and not self._forward_pre_hooks:
            return self.forward(*args, **kwargs)
        return self._call_with_hooks(args, kwargs)

    def _call_with_hooks(self, args, kwargs):
        for hook in list(self._forward_pre_hooks.values()):
            changed = hook(self, args)
            if changed is not None:
                args = changed if isinstance(changed, tuple) else (changed,)
        gradients = None
        if self._backward_hooks:
            gradients = BackwardCall(self)
            args = gradients.watch_inputs(args)
        output = self.forward(*args, **kwargs)
        for hook in list(self._forward_hooks.values()):
            changed = hook(self, args, output)
            if changed is not None:
                output = changed
        return output if gradients is None else gradients.watch_outputs(output)

    # ---- attributes ------------------------------------------------------------------------------------------

    def __getattr__(self, name):
        members = self.__dict__
        for kind in ('_parameters', '_buffers', '_modules'):
            if kind in members and name in members[kind]:
                return members[kind][name]
        computed = members['_modules'].get('parametrizations') if '_modules' in members else None
        if computed is not None and name in computed:
            from torch.nn.utils.parametrize import computed_value
            return computed_value(computed, name)
        raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")

    def __setattr__(self, name, value):
        members = self.__dict__
        if is_unknown(value):
            object.__setattr__(self, name, value)
        elif isinstance(value, Parameter):
            if '_parameters' not in members:
                raise AttributeError('cannot assign parameters before Module.__init__() call')
            self._forget(name, ('_buffers', '_modules'))
            self.register_parameter(name, value)
        elif name in members.get('_parameters', ()):
            _demand_none(value, name, 'parameter', 'torch.nn.Parameter or None expected')
            self.register_parameter(name, value)
        elif isinstance(value, Module):
            if '_modules' not in members:
                raise AttributeError('cannot assign module before Module.__init__() call')
            self._forget(name, ('_parameters', '_buffers'))
            members['_modules'][name] = value
        else:
            self._set_plain(members, name, value)

    def _set_plain(self, members, name, value):
        """A value that is neither parameter nor module may only clear, or fill, a place that was registered."""
        computed = members.get('_modules', {}).get('parametrizations')
        if computed is not None and name in computed:
            computed[name].right_inverse(value)
        elif name in members.get('_modules', ()):
            _demand_none(value, name, 'child module', 'torch.nn.Module or None expected')
            members['_modules'][name] = None
        elif name in members.get('_buffers', ()):
            if not isinstance(value, torch.Tensor):
                _demand_none(value, name, 'buffer', 'torch.Tensor or None expected')
            members['_buffers'][name] = value
        else:
            object.__setattr__(self, name, value)

    def __delattr__(self, name):
        for kind in ('_parameters', '_buffers', '_modules'):
            if name in self.__dict__[kind]:
                del self.__dict__[kind][name]
                self._non_persistent_buffers_set.discard(name)
                return
        object.__delattr__(self, name)

    def _forget(self, name, kinds):
        """Before a name becomes a parameter or a module it must not be anything else."""
        for kind in kinds:
            if name in self.__dict__.get(kind, ()):
                del self.__dict__[kind][name]
                self._non_persistent_buffers_set.discard(name)
        if name in self.__dict__:
            object.__delattr__(self, name)

    def __dir__(self):
        names = dir(type(self)) + list(self.__dict__) + list(self._parameters) + list(self._modules) + list(self._buffers)
        return sorted(set(name for name in names if not name[0].isdigit()))

    def _check_name(self, kind, name, own):
        if not isinstance(name, str):
            raise TypeError(f'{kind} name should be a string. Got {torch.typename(name)}')
        if '.' in name:
            raise KeyError(f'{kind} name can\'t contain "."' + (f', got: {name}' if kind == 'module' else ''))
        if name == '':
            raise KeyError(f'{kind} name can\'t be empty string ""')
        if hasattr(self, name) and name not in own:
            raise KeyError(f"attribute '{name}' already exists")

    def register_parameter(self, name, param):
        if '_parameters' not in self.__dict__:
            raise AttributeError('cannot assign parameter before Module.__init__() call')
        self._check_name('parameter', name, self._parameters)
        if param is not None and not isinstance(param, Parameter):
            raise TypeError(f"cannot assign '{torch.typename(param)}' object to parameter '{name}' (torch.nn.Parameter or None required)")
        if param is not None and param.grad_fn is not None:
            raise ValueError(f"Cannot assign non-leaf Tensor to parameter '{name}'. Model parameters must be created explicitly. To express '{name}' as a function of another Tensor, compute the value in the forward() method.")
        self._parameters[name] = param

    def register_buffer(self, name, tensor, persistent=True):
        if '_buffers' not in self.__dict__:
            raise AttributeError('cannot assign buffer before Module.__init__() call')
        self._check_name('buffer', name, self._buffers)
        if tensor is not None and not isinstance(tensor, torch.Tensor):
            raise TypeError(f"cannot assign '{torch.typename(tensor)}' object to buffer '{name}' (torch Tensor or None required)")
        self._buffers[name] = tensor
        if persistent:
            self._non_persistent_buffers_set.discard(name)
        else:
            self._non_persistent_buffers_set.add(name)

    def add_module(self, name, module):
        if module is not None and not is_unknown(module) and not isinstance(module, Module):
            raise TypeError(f'{torch.typename(module)} is not a Module subclass')
        self._check_name('module', name, self._modules)
        self._modules[name] = module

    def register_module(self, name, module):
        self.add_module(name, module)

    # ---- walking the tree ------------------------------------------------------------------------------------

    def named_children(self):
        seen = set()
        for name, module in self._modules.items():
            if module is not None and id(module) not in seen:
                seen.add(id(module))
                yield name, module

    def children(self):
        for _, module in self.named_children():
            yield module

    def named_modules(self, memo=None, prefix='', remove_duplicate=True):
        seen = set() if memo is None else memo
        if id(self) in seen:
            return
        if remove_duplicate:
            seen.add(id(self))
        yield prefix, self
        for name, module in self._modules.items():
            if module is not None:
                path = prefix + ('.' if prefix else '') + name
                for found in module.named_modules(seen, path, remove_duplicate):
                    yield found

    def modules(self):
        for _, module in self.named_modules():
            yield module

    def _named_members(self, kind, prefix, recurse, remove_duplicate=True):
        seen = set()
        owners = self.named_modules(prefix=prefix, remove_duplicate=remove_duplicate) if recurse else [(prefix, self)]
        for path, module in owners:
            for name, member in getattr(module, kind).items():
                if member is None or id(member) in seen:
                    continue
                if remove_duplicate:
                    seen.add(id(member))
                yield path + ('.' if path else '') + name, member

    def named_parameters(self, prefix='', recurse=True):
        return self._named_members('_parameters', prefix, recurse)

    def parameters(self, recurse=True):
        for _, parameter in self.named_parameters(recurse=recurse):
            yield parameter

    def named_buffers(self, prefix='', recurse=True, remove_duplicate=True):
        return self._named_members('_buffers', prefix, recurse, remove_duplicate)

    def buffers(self, recurse=True):
        for _, buffer in self.named_buffers(recurse=recurse):
            yield buffer

    def get_submodule(self, target):
        module = self
        for name in target.split('.') if target else []:
            if not hasattr(module, name):
                raise AttributeError(f'{type(module).__name__} has no attribute `{name}`')
            module = getattr(module, name)
            if not isinstance(module, Module):
                raise AttributeError(f'`{name}` is not an nn.Module')
        return module

    def get_parameter(self, target):
        path, _, name = target.rpartition('.')
        module = self.get_submodule(path)
        if not hasattr(module, name):
            raise AttributeError(f'{type(module).__name__} has no attribute `{name}`')
        parameter = getattr(module, name)
        if not isinstance(parameter, Parameter):
            raise AttributeError(f'`{name}` is not an nn.Parameter')
        return parameter

    def get_buffer(self, target):
        path, _, name = target.rpartition('.')
        module = self.get_submodule(path)
        if name not in module._buffers:
            raise AttributeError(f'`{name}` is not a buffer')
        return module._buffers[name]

    # ---- everything at once ----------------------------------------------------------------------------------

    def apply(self, fn):
        for module in self.children():
            module.apply(fn)
        fn(self)
        return self

    def _apply(self, fn):
        for module in self.children():
            module._apply(fn)
        for parameter in self._parameters.values():
            if parameter is not None:
                parameter.data = fn(parameter.data)
                if parameter.grad is not None:
                    parameter.grad.data = fn(parameter.grad.data)
        for name, buffer in self._buffers.items():
            if buffer is not None:
                self._buffers[name] = fn(buffer)
        return self

    def to(self, *args, **kwargs):
        check_target(args, kwargs)
        return self._apply(lambda tensor: moved(tensor, args, kwargs))

    def type(self, dst_type):
        return self._apply(lambda tensor: tensor.type(dst_type))

    def cuda(self, device=None):
        return self._apply(lambda tensor: tensor.cuda(device))

    def cpu(self):
        return self._apply(lambda tensor: tensor.cpu())

    def float(self):
        return self._apply(lambda tensor: tensor.float() if tensor.is_floating_point() else tensor)

    def double(self):
        return self._apply(lambda tensor: tensor.double() if tensor.is_floating_point() else tensor)

    def half(self):
        return self._apply(lambda tensor: tensor.half() if tensor.is_floating_point() else tensor)

    def bfloat16(self):
        return self._apply(lambda tensor: tensor.bfloat16() if tensor.is_floating_point() else tensor)

    def to_empty(self, *, device):
        return self._apply(torch.empty_like)

    def xpu(self, device=None):
        return self.cuda(device)

    def share_memory(self):
        return self

    def train(self, mode=True):
        if not isinstance(mode, bool):
            raise ValueError('training mode is expected to be boolean')
        self.training = mode
        for module in self.children():
            module.train(mode)
        return self

    def eval(self):
        return self.train(False)

    def requires_grad_(self, requires_grad=True):
        for parameter in self.parameters():
            parameter.requires_grad_(requires_grad)
        return self

    def zero_grad(self, set_to_none=False):
        for parameter in self.parameters():
            clear_grad(parameter, set_to_none)

    # ---- hooks -----------------------------------------------------------------------------------------------

    def register_forward_pre_hook(self, hook):
        return add_hook(self._forward_pre_hooks, hook)

    def register_forward_hook(self, hook):
        return add_hook(self._forward_hooks, hook)

    def register_full_backward_hook(self, hook):
        return add_hook(self._backward_hooks, hook)

    def register_backward_hook(self, hook):
        return add_hook(self._backward_hooks, hook)

    # ---- printing --------------------------------------------------------------------------------------------

    def _get_name(self):
        return type(self).__name__

    def extra_repr(self):
        return ''

    def __repr__(self):
        extra = self.extra_repr()
        lines = extra.split('\n') if extra else []
        children = [f'({name}): {_indent(repr(module))}' for name, module in self._modules.items()]
        if not children and len(lines) <= 1:
            return f'{self._get_name()}({extra})'
        return self._get_name() + '(\n  ' + '\n  '.join(lines + children) + '\n)'


def _demand_none(value, name, kind, expected):
    if value is not None:
        raise TypeError(f"cannot assign '{torch.typename(value)}' as {kind} '{name}' ({expected})")
