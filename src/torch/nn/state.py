"""torch.nn.modules._state: the state of modules: as a dictionary, and back."""
from collections import OrderedDict, namedtuple
from collections.abc import Mapping

import torch
from torch.nn.parameter import is_lazy
from torch.utils.hooks import add_hook

_Incompatible = namedtuple('_IncompatibleKeys', ['missing_keys', 'unexpected_keys'])


class _IncompatibleKeys(_Incompatible):
    """What load_state_dict answers; prints as a sentence when all is well."""

    def __repr__(self):
        if not self.missing_keys and not self.unexpected_keys:
            return '<All keys matched successfully>'
        return super().__repr__()

    __str__ = __repr__


class StateDict(OrderedDict):
    """Prints as the dictionary it is, and knows the version of every module."""

    def __init__(self, *args):
        super().__init__(*args)
        self._metadata = OrderedDict()


StateDict.__name__ = 'OrderedDict'
StateDict.__qualname__ = 'OrderedDict'


def check_target(args, kwargs):
    for value in [*args, kwargs.get('dtype')]:
        if isinstance(value, torch.dtype) and not (value.is_floating_point or value.is_complex):
            raise TypeError(f'nn.Module.to only accepts floating point or complex dtypes, but got desired dtype={value}')


def moved(tensor, args, kwargs):
    """`to` changes the dtype of floating-point members only."""
    if tensor.is_floating_point():
        return tensor.to(*args, **kwargs)
    args = [arg for arg in args if not isinstance(arg, torch.dtype)]
    kwargs = {name: value for name, value in kwargs.items() if name != 'dtype'}
    return tensor.to(*args, **kwargs) if args or kwargs else tensor


def copy_into(key, target, source):
    """Copies one entry of a state dict; answers what is wrong with it, or None."""
    if not isinstance(source, torch.Tensor):
        return f'While copying the parameter named "{key}", expected torch.Tensor or Tensor-like object from checkpoint but received {type(source)}'
    if is_lazy(target):
        with torch.no_grad():
            target.materialize(source.shape)
    if source.dim() == 0 and target.dim() == 1 and target.shape[0] == 1:
        source = source.reshape(1)
    elif target.dim() == 0 and source.dim() == 1:  # numbers were saved as vectors once
        source = source[0]
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


class Stateful:
    """The half of Module that saves and loads."""

    def state_dict(self, *args, destination=None, prefix='', keep_vars=False):
        if len(args) > 0:
            destination = args[0]
        if len(args) > 1:
            prefix = args[1]
        if len(args) > 2:
            keep_vars = args[2]
        if destination is None:
            destination = StateDict()
        if hasattr(destination, '_metadata'):
            destination._metadata[prefix[:-1]] = dict(version=self._version)
        self._save_to_state_dict(destination, prefix, keep_vars)
        for name, module in self._modules.items():
            if module is not None:
                module.state_dict(destination=destination, prefix=prefix + name + '.', keep_vars=keep_vars)
        for hook in self._state_dict_hooks.values():
            changed = hook(self, destination, prefix, dict(version=self._version))
            destination = destination if changed is None else changed
        return destination

    def _save_to_state_dict(self, destination, prefix, keep_vars):
        for name, member in self._persistent():
            destination[prefix + name] = member if keep_vars else member.detach()
        if type(self).get_extra_state is not Stateful.get_extra_state:
            destination[prefix + '_extra_state'] = self.get_extra_state()

    def _persistent(self):
        """Parameters and buffers that belong to the state."""
        found = [(name, parameter) for name, parameter in self._parameters.items() if parameter is not None]
        return found + [(name, buffer) for name, buffer in self._buffers.items() if buffer is not None and name not in self._non_persistent_buffers_set]

    def get_extra_state(self):
        raise RuntimeError('Reached a code path in Module.get_extra_state() that should never be called. Please file an issue at https://github.com/pytorch/pytorch/issues/new?template=bug-report.yml to report this bug.')

    def set_extra_state(self, state):
        raise RuntimeError('Reached a code path in Module.set_extra_state() that should never be called. Please file an issue at https://github.com/pytorch/pytorch/issues/new?template=bug-report.yml to report this bug.')

    def load_state_dict(self, state_dict, strict=True):
        if not isinstance(state_dict, Mapping):
            raise TypeError(f'Expected state_dict to be dict-like, got {type(state_dict)}.')
        missing, unexpected, problems = [], [], []
        state_dict = OrderedDict(state_dict)
        self._load(state_dict, '', missing, unexpected, problems)
        if strict and unexpected:
            problems.insert(0, 'Unexpected key(s) in state_dict: ' + ', '.join(f'"{key}"' for key in unexpected) + '. ')
        if strict and missing:
            problems.insert(0, 'Missing key(s) in state_dict: ' + ', '.join(f'"{key}"' for key in missing) + '. ')
        if problems:
            raise RuntimeError(f'Error(s) in loading state_dict for {type(self).__name__}:\n\t' + '\n\t'.join(problems))
        return _IncompatibleKeys(missing, unexpected)

    def _load(self, state_dict, prefix, missing, unexpected, problems):
        self._load_from_state_dict(state_dict, prefix, {}, True, missing, unexpected, problems)
        for name, module in self._modules.items():
            if module is not None:
                path = prefix + name + '.'
                module._load({key: value for key, value in state_dict.items() if key.startswith(path)}, path, missing, unexpected, problems)
        for hook in self._load_state_dict_post_hooks.values():
            hook(self, _IncompatibleKeys(missing, unexpected))

    def _load_from_state_dict(self, state_dict, prefix, local_metadata, strict, missing_keys, unexpected_keys, error_msgs):
        for hook in self._load_state_dict_pre_hooks.values():
            hook(state_dict, prefix, local_metadata, strict, missing_keys, unexpected_keys, error_msgs)
        own = dict(self._persistent())
        for name, target in own.items():
            if prefix + name in state_dict:
                problem = copy_into(prefix + name, target, state_dict[prefix + name])
                if problem is not None:
                    error_msgs.append(problem)
            elif strict:
                missing_keys.append(prefix + name)
        extra = prefix + '_extra_state'
        if type(self).set_extra_state is not Stateful.set_extra_state:
            if extra in state_dict:
                self.set_extra_state(state_dict[extra])
            elif strict:
                missing_keys.append(extra)
        elif strict and extra in state_dict:
            unexpected_keys.append(extra)
        if strict:
            for key in state_dict:
                first = key[len(prefix):].split('.', 1)[0]
                if key.startswith(prefix) and key != extra and first not in self._modules and first not in own:
                    unexpected_keys.append(key)

    def _register_state_dict_hook(self, hook):
        return add_hook(self._state_dict_hooks, hook)

    def _register_load_state_dict_pre_hook(self, hook, with_module=False):
        return add_hook(self._load_state_dict_pre_hooks, (lambda *args: hook(self, *args)) if with_module else hook)

    def register_load_state_dict_post_hook(self, hook):
        return add_hook(self._load_state_dict_post_hooks, hook)
