"""torch.optim.optimizer: parameter groups and what every optimizer does alike."""
from collections import defaultdict

import torch
from _unknown import is_unknown, unknown

required = object()


class Optimizer:
    def __new__(cls, params=(), *args, **kwargs):
        return unknown(cls.__name__) if is_unknown(params) else super().__new__(cls)

    def __init__(self, params, defaults):
        self.defaults = defaults
        self.state = defaultdict(dict)
        self.param_groups = []
        if isinstance(params, torch.Tensor):
            raise TypeError(f'params argument given to the optimizer should be an iterable of Tensors or dicts, but got {torch.typename(params)}')
        groups = list(params)
        if not groups:
            raise ValueError('optimizer got an empty parameter list')
        if not isinstance(groups[0], dict):
            groups = [{'params': groups}]
        for group in groups:
            self.add_param_group(group)

    def add_param_group(self, param_group):
        params = param_group['params']
        param_group['params'] = [params] if isinstance(params, torch.Tensor) else list(params)
        for param in param_group['params']:
            if not isinstance(param, torch.Tensor):
                raise TypeError(f'optimizer can only optimize Tensors, but one of the params is {torch.typename(param)}')
            if not param.is_leaf:
                raise ValueError("can't optimize a non-leaf Tensor")
        for name, default in self.defaults.items():
            if default is required and name not in param_group:
                raise ValueError(f"parameter group didn't specify a value of required optimization parameter {name}")
            param_group.setdefault(name, default)
        known = set(id(param) for group in self.param_groups for param in group['params'])
        if any(id(param) in known for param in param_group['params']):
            raise ValueError('some parameters appear in more than one parameter group')
        self.param_groups.append(param_group)

    def zero_grad(self, set_to_none=False):
        for group in self.param_groups:
            for param in group['params']:
                if param.grad is None:
                    continue
                if set_to_none:
                    param.grad = None
                else:
                    param.grad.detach_()
                    param.grad.zero_()

    def step(self, closure=None):
        """Moves every parameter that has a gradient; how far is a subclass's `_update`."""
        loss = None
        if closure is not None:
            with torch.enable_grad():
                loss = closure()
        with torch.no_grad():
            for group in self.param_groups:
                for param in group['params']:
                    if param.grad is not None:
                        gradient = -param.grad if group.get('maximize') else param.grad
                        self._update(param, gradient, self.state[param], group)
        return loss

    def _update(self, param, gradient, state, group):
        raise NotImplementedError

    def state_dict(self):
        """Parameters are named by their position."""
        order = {}
        for group in self.param_groups:
            for param in group['params']:
                order[id(param)] = len(order)
        groups = [dict([(name, value) for name, value in group.items() if name != 'params'] + [('params', [order[id(param)] for param in group['params']])]) for group in self.param_groups]
        state = {(order[id(key)] if isinstance(key, torch.Tensor) else key): value for key, value in self.state.items()}
        return {'state': state, 'param_groups': groups}

    def load_state_dict(self, state_dict):
        saved = state_dict['param_groups']
        if len(saved) != len(self.param_groups):
            raise ValueError('loaded state dict has a different number of parameter groups')
        params = [param for group in self.param_groups for param in group['params']]
        for group, old in zip(self.param_groups, saved):
            if len(group['params']) != len(old['params']):
                raise ValueError("loaded state dict contains a parameter group that doesn't match the size of optimizer's group")
            group.update({name: value for name, value in old.items() if name != 'params'})
        self.state = defaultdict(dict)
        for key, value in state_dict['state'].items():
            copied = {name: item.clone() if isinstance(item, torch.Tensor) else item for name, item in value.items()}
            self.state[params[key] if isinstance(key, int) else key] = copied

    def __repr__(self):
        text = type(self).__name__ + ' ('
        for index, group in enumerate(self.param_groups):
            text += f'\nParameter Group {index}\n'
            for name in sorted(group):
                if name != 'params':
                    text += f'    {name}: {group[name]}\n'
        return text + ')'
