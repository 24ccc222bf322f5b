"""torch.optim.optimizer: parameter groups and what every optimizer does alike."""
import warnings
from collections import defaultdict
from copy import deepcopy

import torch
from _unknown import is_unknown, unknown


class _Required:
    def __repr__(self):
        return '<required parameter>'


required = _Required()


class Optimizer:
    def __new__(cls, params=(), *args, **kwargs):
        return unknown(cls.__name__) if is_unknown(params) else super().__new__(cls)

    def __init__(self, params, defaults):
        self.defaults = defaults
        if isinstance(params, torch.Tensor):
            raise TypeError(f'params argument given to the optimizer should be an iterable of Tensors or dicts, but got {torch.typename(params)}')
        self.state = defaultdict(dict)
        self.param_groups = []
        groups = list(params)
        if not groups:
            raise ValueError('optimizer got an empty parameter list')
        if not isinstance(groups[0], dict):
            groups = [{'params': groups}]
        for group in groups:
            self.add_param_group(group)

    def __getstate__(self):
        return {'defaults': self.defaults, 'state': self.state, 'param_groups': self.param_groups}

    def __setstate__(self, state):
        self.__dict__.update(state)
        self.defaults.setdefault('differentiable', False)

    def add_param_group(self, param_group):
        assert isinstance(param_group, dict), 'param group must be a dict'
        params = param_group['params']
        if isinstance(params, set):
            raise TypeError('optimizer parameters need to be organized in ordered collections, but the ordering of tensors in sets will change between runs. Please use a list instead.')
        param_group['params'] = [params] if isinstance(params, torch.Tensor) else list(params)
        for param in param_group['params']:
            self._check_parameter(param)
        for name, default in self.defaults.items():
            if default is required and name not in param_group:
                raise ValueError(f"parameter group didn't specify a value of required optimization parameter {name}")
            param_group.setdefault(name, default)
        self._check_once(param_group['params'])
        self.param_groups.append(param_group)

    def _check_parameter(self, param):
        if not isinstance(param, torch.Tensor):
            raise TypeError(f'optimizer can only optimize Tensors, but one of the params is {torch.typename(param)}')
        if not self.defaults.get('differentiable') and not (param.is_leaf or param.retains_grad):
            raise ValueError("can't optimize a non-leaf Tensor")

    def _check_once(self, params):
        if len(set(params)) != len(params):
            warnings.warn('optimizer contains a parameter group with duplicate parameters; in future, this will cause an error; see github.com/pytorch/pytorch/issues/40967 for more information', stacklevel=3)
        known = set(param for group in self.param_groups for param in group['params'])
        if not known.isdisjoint(params):
            raise ValueError('some parameters appear in more than one parameter group')

    def zero_grad(self, set_to_none=False):
        for group in self.param_groups:
            for param in group['params']:
                if param.grad is None:
                    continue
                if set_to_none:
                    param.grad = None
                    continue
                if param.grad.grad_fn is not None:
                    param.grad.detach_()
                else:
                    param.grad.requires_grad_(False)
                param.grad.zero_()

    def step(self, closure):
        raise NotImplementedError

    def state_dict(self):
        """Parameters are named by their position."""
        order = {}
        for group in self.param_groups:
            for param in group['params']:
                order.setdefault(id(param), len(order))
        groups = [dict([(name, value) for name, value in group.items() if name != 'params'] + [('params', [order[id(param)] for param in group['params']])]) for group in self.param_groups]
        state = {(order[id(key)] if isinstance(key, torch.Tensor) else key): value for key, value in self.state.items()}
        return {'state': state, 'param_groups': groups}

    def load_state_dict(self, state_dict):
        state_dict = deepcopy(state_dict)
        saved = state_dict['param_groups']
        if len(saved) != len(self.param_groups):
            raise ValueError('loaded state dict has a different number of parameter groups')
        if any(len(group['params']) != len(old['params']) for group, old in zip(self.param_groups, saved)):
            raise ValueError("loaded state dict contains a parameter group that doesn't match the size of optimizer's group")
        owners = {}
        for group, old in zip(self.param_groups, saved):
            owners.update(zip(old['params'], group['params']))
            old['params'] = group['params']
        state = defaultdict(dict)
        for key, value in state_dict['state'].items():
            if key in owners:
                state[owners[key]] = _like(owners[key], value)
            else:
                state[key] = value
        self.__setstate__({'state': state, 'param_groups': saved})

    def __repr__(self):
        text = type(self).__name__ + ' ('
        for index, group in enumerate(self.param_groups):
            text += f'\nParameter Group {index}\n'
            for name in sorted(group):
                if name != 'params':
                    text += f'    {name}: {group[name]}\n'
        return text + ')'


def _like(param, value, key=None):
    """A saved value with the dtype of its parameter; steps are counted in their own."""
    if isinstance(value, torch.Tensor):
        return value.to(param.dtype) if key != 'step' and param.is_floating_point() else value
    if isinstance(value, dict):
        return {name: _like(param, item, key=name) for name, item in value.items()}
    if isinstance(value, (list, tuple)):
        return type(value)(_like(param, item) for item in value)
    return value


class _EachParameter(Optimizer):
    """Moves every parameter that has a gradient; how far is a subclass's `_update`."""

    def step(self, closure=None):
        loss = None
        if closure is not None:
            with torch.enable_grad():
                loss = closure()
        with torch.set_grad_enabled(bool(self.defaults.get('differentiable'))):
            for group in self.param_groups:
                for param in group['params']:
                    if param.grad is not None:
                        if group.get('capturable') and not param.is_cuda:
                            raise AssertionError('If capturable=True, params and state_steps must be CUDA tensors.')
                        gradient = -param.grad if group.get('maximize') else param.grad
                        self._update(param, gradient, self.state[param], group)
        return loss

    def _update(self, param, gradient, state, group):
        raise NotImplementedError


def _check(lr, weight_decay=0, eps=0, betas=(), **others):
    """Refuses what no optimizer can work with."""
    if lr is not required and not lr >= 0.0:
        raise ValueError(f'Invalid learning rate: {lr}')
    for name, value in others.items():
        if not value >= 0.0:
            raise ValueError(f'Invalid {name} value: {value}')
    if not eps >= 0.0:
        raise ValueError(f'Invalid epsilon value: {eps}')
    for index, beta in enumerate(betas):
        if not 0.0 <= beta < 1.0:
            raise ValueError(f'Invalid beta parameter at index {index}: {beta}')
    if not weight_decay >= 0.0:
        raise ValueError(f'Invalid weight_decay value: {weight_decay}')


def _decayed(gradient, param, group):
    return gradient if group['weight_decay'] == 0 else gradient.add(param, alpha=group['weight_decay'])
