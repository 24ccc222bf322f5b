"""torch.func (functorch before): functions of functions. What PyTorch does for a whole batch at once is done here sample by sample."""
import functools
import torch
from torch._functional_modules import combine_state_for_ensemble, functional_call, make_functional, make_functional_with_buffers, stack_module_state
from torch._trees import leaves_of, mapped, matched, rebuilt, structure


def _name(func):
    return func.__name__ if hasattr(func, '__name__') else repr(func)


def _watched(value):
    """The value as something to differentiate by, still joined to its past."""
    return value.view_as(value) if value.requires_grad else value.detach().requires_grad_()


def _detached(value):
    return value.detach() if isinstance(value, torch.Tensor) else value


def _tensors(tree):
    return [leaf for leaf in leaves_of(tree) if isinstance(leaf, torch.Tensor)]


def _places(argnums, count):
    """Which arguments are meant, from the front."""
    for place in (argnums,) if isinstance(argnums, int) else argnums:
        if not isinstance(place, int):
            raise RuntimeError(f'argnum must be int, got: {type(place)}')
        if not -count <= place < count:
            raise RuntimeError(f'Got argnum={place}, but only {count} positional inputs')
    return [place % count for place in ((argnums,) if isinstance(argnums, int) else argnums)]


def _chosen(points, argnums):
    places = _places(argnums, len(points))
    return points[places[0]] if isinstance(argnums, int) else tuple(points[place] for place in places)


def _replaced(args, argnums, change):
    places = _places(argnums, len(args))
    return [mapped(change, arg) if place in places else arg for place, arg in enumerate(args)]


def _split_aux(output, has_aux, who):
    if not has_aux:
        return output, None
    if not (isinstance(output, tuple) and len(output) == 2):
        raise RuntimeError(f'{who}: output of function f should be a tuple: (output, aux) if has_aux is True')
    return output


def _zeros_for_none(gradients, leaves):
    return [torch.zeros_like(leaf) if gradient is None else gradient for gradient, leaf in zip(gradients, leaves)]


def grad_and_value(func, argnums=0, has_aux=False):
    @functools.wraps(func)
    def wrapper(*args, **kwargs):
        with torch.enable_grad():
            points = _replaced(args, argnums, _watched)
            wanted = _chosen(points, argnums)
            value, aux = _split_aux(func(*points, **kwargs), has_aux, 'grad_and_value(f)(*args)')
            if not isinstance(value, torch.Tensor):
                raise RuntimeError(f'grad_and_value(f)(*args): Expected f(*args) to return a Tensor, got {type(value)}')
            if value.dim() != 0:
                raise RuntimeError(f'grad_and_value(f)(*args): Expected f(*args) to return a scalar Tensor, got tensor with {value.dim()} dims. Maybe you wanted to use the vjp or jacrev APIs instead?')
            leaves = leaves_of(wanted)
            found = torch.autograd.grad(value, leaves, create_graph=True, allow_unused=True) if value.requires_grad else [None] * len(leaves)
        result = rebuilt(wanted, _zeros_for_none(found, leaves))
        if not _depends_on_others([value], leaves):
            result, value, aux = mapped(_detached, result), value.detach(), mapped(_detached, aux)
        return (result, (value, aux)) if has_aux else (result, value)
    return wrapper


def _depends_on_others(values, leaves):
    """Whether anything but these was differentiated through: what the function closes over, or a derivative around this one."""
    own = set(id(leaf) for leaf in leaves)
    stops = set(id(leaf.grad_fn) for leaf in leaves if leaf.grad_fn is not None)
    seen = set()
    waiting = [value.grad_fn for value in values if value.grad_fn is not None]
    while waiting:
        node = waiting.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        if id(node) in stops or hasattr(node, 'variable') and id(node.variable) not in own:
            return True
        waiting += [after for after, _ in node.next_functions if after is not None]
    return False


def grad(func, argnums=0, has_aux=False):
    both = grad_and_value(func, argnums, has_aux)

    @functools.wraps(func)
    def wrapper(*args, **kwargs):
        result, value = both(*args, **kwargs)
        return (result, value[1]) if has_aux else result
    return wrapper


def vjp(func, *primals, has_aux=False):
    with torch.enable_grad():
        points = tuple(mapped(_watched, primal) for primal in primals)
        output, aux = _split_aux(func(*points), has_aux, 'vjp(f, *primals)')
    outputs, leaves = _tensors(output), leaves_of(points)
    closed = not _depends_on_others(outputs, leaves)

    def product(cotangents, retain_graph=True, create_graph=None):
        weights = leaves_of(cotangents)
        live = [(out, weight) for out, weight in zip(outputs, weights) if out.requires_grad]
        with torch.enable_grad():
            found = torch.autograd.grad([out for out, _ in live], leaves, [weight for _, weight in live], create_graph=True, allow_unused=True) if live else [None] * len(leaves)
        found = _zeros_for_none(found, leaves)
        return rebuilt(points, [_detached(gradient) for gradient in found] if closed and not any(weight.requires_grad for weight in weights) else found)

    shown = mapped(_detached, output) if closed else output
    return (shown, product, mapped(_detached, aux) if closed else aux) if has_aux else (shown, product)


def jvp(func, primals, tangents, *, strict=False, has_aux=False):
    """Backwards twice: the product is linear in the weights of the first pass."""
    if not isinstance(primals, tuple):
        raise RuntimeError('jvp(f, primals, tangents): Expected primals to be a tuple. E.g. it should be valid to call f(*primals).')
    if structure(primals) != structure(tangents):
        raise RuntimeError('jvp(f, primals, tangents): Expected primals and tangents to have the same python structure. For example, if primals is a tuple of 3 tensors, tangents also must be. Got primals with structure ' + f'{structure(primals)} and tangents with structure {structure(tangents)}')
    with torch.enable_grad():
        points = tuple(mapped(_watched, primal) for primal in primals)
        output, aux = _split_aux(func(*points), has_aux, 'jvp(f, primals, tangents)')
        leaves, outputs = leaves_of(points), _tensors(output)
        products = [_forward(out, leaves, leaves_of(tangents)) for out in outputs]
    if not _depends_on_others(outputs, leaves):
        output, products, aux = mapped(_detached, output), [_detached(product) for product in products], mapped(_detached, aux)
    result = (output, rebuilt(output, products))
    return (*result, aux) if has_aux else result


def _forward(output, leaves, tangents):
    if not output.requires_grad:
        return torch.zeros_like(output)
    weights = torch.zeros_like(output).requires_grad_()
    found = torch.autograd.grad(output, leaves, weights, create_graph=True, allow_unused=True)
    used = [(gradient, tangent) for gradient, tangent in zip(found, tangents) if gradient is not None and gradient.requires_grad]
    if not used:
        return torch.zeros_like(output)
    product, = torch.autograd.grad([gradient for gradient, _ in used], weights, [tangent for _, tangent in used], create_graph=True, allow_unused=True)
    return torch.zeros_like(output) if product is None else product


def _basis(tensor):
    """Tensors of the same shape with a single one, one for every element."""
    return torch.eye(tensor.numel(), dtype=tensor.dtype).reshape(tensor.numel(), *tensor.shape)


def jacrev(func, argnums=0, *, has_aux=False, chunk_size=None):
    @functools.wraps(func)
    def wrapper(*args, **kwargs):
        def of_chosen(*chosen):
            return func(*_with(args, argnums, chosen), **kwargs)
        chosen = _chosen(args, argnums)
        points = (chosen,) if isinstance(argnums, int) else chosen
        output, product, *aux = vjp(of_chosen, *points, has_aux=has_aux)
        outputs = _tensors(output)
        columns = []
        for place, out in enumerate(outputs):
            rows = [leaves_of(product(rebuilt(output, [row if other == place else torch.zeros_like(each) for other, each in enumerate(outputs)]))) for row in _basis(out)]
            joined = [torch.stack(parts).reshape(*out.shape, *leaf.shape) for parts, leaf in zip(zip(*rows), leaves_of(points))]
            columns.append(rebuilt(points, joined)[0] if isinstance(argnums, int) else rebuilt(points, joined))
        result = rebuilt(output, columns)
        return (result, aux[0]) if has_aux else result
    return wrapper


def jacfwd(func, argnums=0, has_aux=False, *, randomness='error'):
    @functools.wraps(func)
    def wrapper(*args, **kwargs):
        def of_chosen(*chosen):
            return func(*_with(args, argnums, chosen), **kwargs)
        chosen = _chosen(args, argnums)
        points = (chosen,) if isinstance(argnums, int) else chosen
        leaves = leaves_of(points)
        columns = []
        for place, leaf in enumerate(leaves):
            answers = []
            for row in _basis(leaf):
                tangents = rebuilt(points, [row if other == place else torch.zeros_like(each) for other, each in enumerate(leaves)])
                output, tangent, *aux = jvp(of_chosen, points, tangents, has_aux=has_aux)
                answers.append(_tensors(tangent))
            columns.append([torch.stack(parts, -1).reshape(*parts[0].shape, *leaf.shape) for parts in zip(*answers)])
        parts = [rebuilt(points, list(each)) for each in zip(*columns)]
        result = rebuilt(output, [part[0] for part in parts] if isinstance(argnums, int) else parts)
        return (result, aux[0]) if has_aux else result
    return wrapper


def _with(args, argnums, chosen):
    replaced = list(args)
    for place, value in zip(_places(argnums, len(args)), chosen):
        replaced[place] = value
    return replaced


def hessian(func, argnums=0):
    return jacfwd(jacrev(func, argnums), argnums)


def vmap(func, in_dims=0, out_dims=0, randomness='error', *, chunk_size=None):
    if randomness not in ('error', 'different', 'same'):
        raise RuntimeError(f"Only allowed values for randomness are 'error', 'different', or 'same'. Got {randomness}")

    @functools.wraps(func)
    def wrapper(*args, **kwargs):
        dims, leaves, size = _mapping(func, in_dims, args)
        results = []
        start = torch.get_rng_state()
        for index in range(size):
            if randomness == 'same':
                torch.set_rng_state(start)
            sample = rebuilt(args, [leaf if dim is None else leaf.select(dim, index) for leaf, dim in zip(leaves, dims)])
            results.append(func(*sample, **kwargs))
            if randomness == 'error' and not torch.equal(start, torch.get_rng_state()):
                raise RuntimeError("vmap: called random operation while in randomness error mode. Please either use the 'same' or 'different' randomness flags on vmap or perform the randomness operation out of vmap")
        return _stacked(func, results, out_dims)
    return wrapper


def _mapping(func, in_dims, args):
    """For every tensor of the arguments, the dimension to map over, and how long that is."""
    name = _name(func)
    call = f'vmap({name}, in_dims={in_dims}, ...)(<inputs>)'
    if not isinstance(in_dims, (int, tuple)):
        raise ValueError(f'{call}: expected `in_dims` to be int or a (potentially nested) tuple matching the structure of inputs, got: {type(in_dims)}.')
    if len(args) == 0:
        raise ValueError(f'vmap({name})(<inputs>): got no inputs. Maybe you forgot to add inputs, or you are trying to vmap over a function with no inputs. The latter is unsupported.')
    leaves, dims = leaves_of(args), matched(in_dims, args)
    if dims is None:
        raise ValueError(f'{call}: in_dims is not compatible with the structure of `inputs`. in_dims has structure {structure(in_dims)} but inputs has structure {structure(args)}.')
    for place, (leaf, dim) in enumerate(zip(leaves, dims)):
        if dim is None:
            continue
        if not isinstance(dim, int):
            raise ValueError(f'{call}: Got in_dim={dim} for an input but in_dim must be either an integer dimension or None.')
        if not isinstance(leaf, torch.Tensor):
            raise ValueError(f'{call}: Got in_dim={dim} for an input but the input is of type {type(leaf)}. We cannot vmap over non-Tensor arguments, please use None as the respective in_dim')
        if not -leaf.dim() <= dim < leaf.dim():
            raise ValueError(f'{call}: Got in_dim={dim} for some input, but that input is a Tensor of dimensionality {leaf.dim()} so expected in_dim to satisfy -{leaf.dim()} <= in_dim < {leaf.dim()}.')
    sizes = [leaf.size(dim) for leaf, dim in zip(leaves, dims) if dim is not None]
    if not sizes:
        raise ValueError('vmap: Expected at least one Tensor to vmap over')
    if any(size != sizes[0] for size in sizes):
        raise ValueError(f'vmap: Expected all tensors to have the same size in the mapped dimension, got sizes {sizes} for the mapped dimension')
    return dims, leaves, sizes[0]


def _stacked(func, results, out_dims):
    name = _name(func)
    rows = [leaves_of(result) for result in results]
    for leaf in rows[0]:
        if not isinstance(leaf, torch.Tensor):
            raise ValueError(f'vmap({name}, ...): `{name}` must only return Tensors, got type {type(leaf)} as a return.')
    dims = matched(out_dims, results[0])
    if dims is None:
        raise ValueError(f'vmap({name}, ..., out_dims={out_dims}): out_dims is not compatible with the structure of `outputs`. out_dims has structure {structure(out_dims)} but outputs has structure {structure(results[0])}.')
    return rebuilt(results[0], [torch.stack(parts, dim) for parts, dim in zip(zip(*rows), dims)])
