"""torch.func (functorch before): functions of functions. What PyTorch does for a whole batch at once is done here sample by sample."""
import torch
from torch.autograd.functional import hessian as _hessian
from torch.autograd.functional import jacobian as _jacobian


def _watched(value):
    """The value as something to differentiate by, still joined to its past."""
    return value.view_as(value) if value.requires_grad else value.detach().requires_grad_()


def _detached(value):
    return value.detach()


def _replaced(args, argnums, change):
    wanted = (argnums,) if isinstance(argnums, int) else tuple(argnums)
    return [_mapped(arg, change) if index in wanted else arg for index, arg in enumerate(args)]


def _mapped(value, change):
    """Changes every tensor of a nest of dicts, tuples and lists."""
    if isinstance(value, torch.Tensor):
        return change(value)
    if isinstance(value, dict):
        return {key: _mapped(item, change) for key, item in value.items()}
    if isinstance(value, (tuple, list)):
        return type(value)(_mapped(item, change) for item in value)
    return value


def _tensors(value):
    if isinstance(value, torch.Tensor):
        return [value]
    if isinstance(value, dict):
        return [tensor for item in value.values() for tensor in _tensors(item)]
    if isinstance(value, (tuple, list)):
        return [tensor for item in value for tensor in _tensors(item)]
    return []


def grad_and_value(func, argnums=0, has_aux=False):
    def wrapper(*args, **kwargs):
        with torch.enable_grad():
            points = _replaced(args, argnums, _watched)
            wanted = points[argnums] if isinstance(argnums, int) else tuple(points[index] for index in argnums)
            output = func(*points, **kwargs)
            value, aux = output if has_aux else (output, None)
            if value.dim() != 0:
                raise RuntimeError(f'Expected f(*args) to return a scalar tensor, got tensor with {value.dim()} dims. Did you forget to call .sum() or .mean()?')
            leaves = _tensors(wanted)
            found = torch.autograd.grad(value, leaves, create_graph=True, allow_unused=True)
        gradients = {id(leaf): torch.zeros_like(leaf) if gradient is None else gradient for leaf, gradient in zip(leaves, found)}
        result = _mapped(wanted, lambda leaf: gradients[id(leaf)])
        if not _depends_on_others(value, leaves):
            result, value, aux = _mapped(result, _detached), value.detach(), _mapped(aux, _detached)
        return (result, (value, aux)) if has_aux else (result, value)
    return wrapper


def _depends_on_others(value, leaves):
    """Whether anything but these was differentiated through: what the function closes over, or a derivative around this one."""
    own = set(id(leaf) for leaf in leaves)
    stops = set(id(leaf.grad_fn) for leaf in leaves if leaf.grad_fn is not None)
    seen = set()
    waiting = [] if value.grad_fn is None else [value.grad_fn]
    while waiting:
        node = waiting.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        if id(node) in stops or hasattr(node, 'variable') and node.variable is not None and id(node.variable) not in own:
            return True
        waiting += [after for after, _ in node.next_functions if after is not None]
    return False


def grad(func, argnums=0, has_aux=False):
    both = grad_and_value(func, argnums, has_aux)

    def wrapper(*args, **kwargs):
        result, value = both(*args, **kwargs)
        return (result, value[1]) if has_aux else result
    return wrapper


def vmap(func, in_dims=0, out_dims=0, randomness='error', chunk_size=None):
    def wrapper(*args, **kwargs):
        dims = (in_dims,) * len(args) if isinstance(in_dims, int) else tuple(in_dims)
        sizes = [_size(arg, dim) for arg, dim in zip(args, dims) if dim is not None]
        if not sizes:
            raise ValueError('vmap: no argument has a dimension to map over')
        if any(size != sizes[0] for size in sizes):
            raise ValueError(f'vmap: Expected all tensors to have the same size in the mapped dimension, got sizes {sizes} for the mapped dimension')
        results = [func(*(arg if dim is None else _mapped(arg, lambda tensor: tensor.select(dim if isinstance(dim, int) else 0, index)) for arg, dim in zip(args, dims)), **kwargs) for index in range(sizes[0])]
        return _stacked(results, out_dims)
    return wrapper


def _size(arg, dim):
    return _tensors(arg)[0].size(dim if isinstance(dim, int) else 0)


def _stacked(results, out_dims):
    first = results[0]
    if isinstance(first, torch.Tensor):
        return torch.stack(results, out_dims if isinstance(out_dims, int) else out_dims[0])
    if isinstance(first, dict):
        return {key: _stacked([result[key] for result in results], out_dims) for key in first}
    dims = [out_dims] * len(first) if isinstance(out_dims, int) else list(out_dims)
    return tuple(_stacked([result[index] for result in results], dims[index]) for index in range(len(first)))


def jacrev(func, argnums=0, has_aux=False, chunk_size=None):
    def wrapper(*args):
        return _jacobian(lambda point: func(*args[:argnums], point, *args[argnums + 1:]), args[argnums], create_graph=True)
    return wrapper


jacfwd = jacrev


def hessian(func, argnums=0):
    def wrapper(*args):
        return _hessian(lambda point: func(*args[:argnums], point, *args[argnums + 1:]), args[argnums], create_graph=True)
    return wrapper


def functional_call(module, parameter_and_buffer_dicts, args=None, kwargs=None, tie_weights=True, strict=False):
    """Calls a module with other tensors in the place of its own."""
    given = {}
    for names in parameter_and_buffer_dicts if isinstance(parameter_and_buffer_dicts, (tuple, list)) else [parameter_and_buffer_dicts]:
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


def make_functional(model):
    names = [name for name, _ in model.named_parameters()]
    params = tuple(parameter.detach().clone().requires_grad_(parameter.requires_grad) for parameter in model.parameters())

    def call(params, *args, **kwargs):
        return functional_call(model, dict(zip(names, params)), args, kwargs)
    return call, params
