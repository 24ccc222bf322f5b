"""torch.nn.utils.stateless: calling a module with other parameters than its own."""
import contextlib


def _owner(module, path):
    head, _, name = path.rpartition('.')
    return module.get_submodule(head), name


def _put(module, name, value):
    """Replaces a member without the checks of assignment: a parameter may be any tensor for a while."""
    for members in (module._parameters, module._buffers):
        if name in members:
            before = members[name]
            members[name] = value
            return members, before
    raise AttributeError(f'{type(module).__name__} has no attribute `{name}`')


@contextlib.contextmanager
def _reparametrize_module(module, parameters_and_buffers):
    replaced = []
    try:
        for path, value in parameters_and_buffers.items():
            owner, name = _owner(module, path)
            members, before = _put(owner, name, value)
            replaced.append((members, name, before))
        yield
    finally:
        for members, name, before in reversed(replaced):
            members[name] = before


def functional_call(module, parameters_and_buffers, args, kwargs=None):
    """module(*args, **kwargs) as if these were its parameters and buffers."""
    if not isinstance(args, tuple):
        args = (args,)
    with _reparametrize_module(module, parameters_and_buffers):
        return module(*args, **({} if kwargs is None else kwargs))
