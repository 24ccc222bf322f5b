"""The part of torch.func that deals with modules: calling them with other parameters than their own."""
import copy
import torch
from torch import nn


def functional_call(module, parameters_and_buffers, args=None, kwargs=None, tie_weights=True, strict=False):
    """Calls a module with other tensors in the place of its own."""
    given = {}
    for names in parameters_and_buffers if isinstance(parameters_and_buffers, (tuple, list)) else [parameters_and_buffers]:
        given.update(names)
    places = []
    for path, tensor in given.items():
        parent, _, name = path.rpartition('.')
        owner = module.get_submodule(parent)
        members = owner._parameters if name in owner._parameters else owner._buffers
        places.append((members, name, members[name], tensor))
    try:
        for members, name, _, tensor in places:
            members[name] = tensor
        return module(*(args if isinstance(args, tuple) else () if args is None else (args,)), **(kwargs or {}))
    finally:
        for members, name, before, _ in places:
            members[name] = before


class FunctionalModule(nn.Module):
    """A module without parameters of its own: they come with the call."""

    def __init__(self, stateless_model, param_names):
        super().__init__()
        self.stateless_model = stateless_model
        self.param_names = param_names

    def forward(self, params, *args, **kwargs):
        return functional_call(self.stateless_model, dict(zip(self.param_names, params)), args, kwargs)


class FunctionalModuleWithBuffers(nn.Module):
    def __init__(self, stateless_model, param_names, buffer_names):
        super().__init__()
        self.stateless_model = stateless_model
        self.param_names = param_names
        self.buffer_names = buffer_names

    def forward(self, params, buffers, *args, **kwargs):
        names = dict(zip(self.param_names, params))
        names.update(zip(self.buffer_names, buffers))
        return functional_call(self.stateless_model, names, args, kwargs)


def _copied(model, disable_autograd_tracking):
    twin = copy.deepcopy(model)
    if disable_autograd_tracking:
        for parameter in twin.parameters():
            parameter.requires_grad_(False)
    return twin


def make_functional(model, disable_autograd_tracking=False):
    twin = _copied(model, disable_autograd_tracking)
    names = tuple(name for name, _ in twin.named_parameters())
    return FunctionalModule(twin, names), tuple(twin.parameters())


def make_functional_with_buffers(model, disable_autograd_tracking=False):
    twin = _copied(model, disable_autograd_tracking)
    names = tuple(name for name, _ in twin.named_parameters())
    buffers = tuple(name for name, _ in twin.named_buffers())
    return FunctionalModuleWithBuffers(twin, names, buffers), tuple(twin.parameters()), tuple(twin.buffers())


def combine_state_for_ensemble(models):
    if len(models) == 0:
        raise RuntimeError('combine_state_for_ensemble: Expected at least one model, got 0.')
    if not (all(model.training for model in models) or all(not model.training for model in models)):
        raise RuntimeError('combine_state_for_ensemble: Expected all models to have the same training/eval mode.')
    if not all(type(model) is type(models[0]) for model in models):
        raise RuntimeError('combine_state_for_ensemble: Expected all models to be of the same class.')
    functions, params, buffers = zip(*[make_functional_with_buffers(model) for model in models])
    return functions[0], tuple(torch.stack(parts).detach().requires_grad_() for parts in zip(*params)), tuple(torch.stack(parts).detach() for parts in zip(*buffers))


def stack_module_state(models):
    """What newer versions have in its place: dicts by name."""
    params = {name: torch.stack([dict(model.named_parameters())[name].detach() for model in models]).requires_grad_() for name, _ in models[0].named_parameters()}
    buffers = {name: torch.stack([dict(model.named_buffers())[name] for model in models]) for name, _ in models[0].named_buffers()}
    return params, buffers
