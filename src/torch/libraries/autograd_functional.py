"""torch.autograd.functional: derivatives of functions given as functions."""
import torch


def _tuple(value, what, who):
    """The tensors, and whether there was a tuple of them."""
    single = not isinstance(value, tuple)
    items = (value,) if single else value
    for index, item in enumerate(items):
        if isinstance(item, torch.Tensor):
            continue
        if single:
            raise TypeError(f'The {what} given to {who} must be either a Tensor or a tuple of Tensors but the given {what} has type {type(item)}.')
        raise TypeError(f'The {what} given to {who} must be either a Tensor or a tuple of Tensors but the value at index {index} of the given {what} has type {type(item)}.')
    return items, not single


def _inputs(value, who, create_graph):
    """Inputs to differentiate by: views of the caller's where a graph is wanted, copies otherwise."""
    items, many = _tuple(value, 'inputs', who)
    return tuple(x.view_as(x) if create_graph and x.requires_grad else x.detach().requires_grad_() for x in items), many


def _outputs(value, who, strict):
    outputs, many = _tuple(value, 'outputs of the user-provided function', who)
    for index, output in enumerate(outputs):
        if strict and not output.requires_grad:
            raise RuntimeError(f'Output {index} of the user-provided function does not require gradients. The outputs must be computed in a differentiable manner from the input when running in strict mode.')
    return outputs, many


def _vectors(v, like, who, many):
    vectors = tuple(v) if isinstance(v, (tuple, list)) else (v,)
    if len(vectors) != len(like):
        if many:
            raise RuntimeError(f'v is a tuple of invalid length: should be {len(like)} but got {len(vectors)}.')
        raise RuntimeError('The given v should contain a single Tensor.')
    for index, (vector, tensor) in enumerate(zip(vectors, like)):
        if vector.size() != tensor.size():
            which = f'Entry {index} in ' if many else ''
            raise RuntimeError(f'{which}v has invalid size: should be {tensor.size()} but got {vector.size()}.')
    return vectors


def _gradients(outputs, inputs, weights, create_graph):
    """None where an input is not used."""
    live = [(output, weight) for output, weight in zip(outputs, weights) if output.requires_grad]
    if not live:
        return (None,) * len(inputs)
    return torch.autograd.grad([output for output, _ in live], inputs, [weight for _, weight in live], retain_graph=True, create_graph=create_graph, allow_unused=True)


def _filled(gradients, like, strict, create_graph, what=None):
    result = []
    for index, (gradient, x) in enumerate(zip(gradients, like)):
        if gradient is None and strict:
            raise RuntimeError(what(index) if what else f'The output of the user-provided function is independent of input {index}. This is not allowed in strict mode.')
        result.append(torch.zeros_like(x) if gradient is None else gradient)
    return tuple(result)


def _shown(values, many, create_graph):
    shown = tuple(value if create_graph else value.detach() for value in values)
    return shown if many else shown[0]


def jacobian(func, inputs, create_graph=False, strict=False, vectorize=False, strategy='reverse-mode'):
    with torch.enable_grad():
        leaves, many_in = _inputs(inputs, 'jacobian', create_graph)
        outputs, many_out = _outputs(func(*leaves), 'jacobian', strict)
        blocks = [_rows(index, output, leaves, create_graph, strict) for index, output in enumerate(outputs)]
        if strategy == 'forward-mode':
            blocks = [_columns(output, leaves) for output in outputs]
    shown = tuple(_shown(block, many_in, create_graph) for block in blocks)
    return shown if many_out else shown[0]


def _rows(number, output, leaves, create_graph, strict):
    """For every input, the derivatives of each element of the output: output shape + input shape."""
    def independent(index):
        return f'Output {number} of the user-provided function is independent of input {index}. This is not allowed in strict mode.'
    rows = [_filled(_gradients([element], leaves, [None], create_graph), leaves, strict, create_graph, independent) for element in output.reshape(-1)]
    return tuple(torch.stack([row[index] for row in rows]).view(tuple(output.shape) + tuple(x.shape)) for index, x in enumerate(leaves))


def _columns(output, leaves):
    """The same, from a derivative along every element of the inputs."""
    weights = torch.zeros_like(output).requires_grad_()
    gradients = _filled(_gradients([output], leaves, [weights], True), leaves, False, True)
    blocks = []
    for gradient, x in zip(gradients, leaves):
        basis = torch.eye(x.numel(), dtype=x.dtype).reshape(x.numel(), *x.shape)
        columns = [_filled(_gradients([gradient], [weights], [row], False), [output], False, False)[0] for row in basis]
        blocks.append(torch.stack(columns, -1).reshape(tuple(output.shape) + tuple(x.shape)))
    return tuple(blocks)


def _scalar(outputs, who):
    output, many = _tuple(outputs, 'outputs of the user-provided function', who)
    if many:
        raise RuntimeError(f'The function given to {who} should return a single Tensor')
    if output[0].numel() != 1:
        raise RuntimeError(f'The Tensor returned by the function given to {who} should contain a single element')
    return output[0].squeeze()


def hessian(func, inputs, create_graph=False, strict=False, vectorize=False, outer_jacobian_strategy='reverse-mode'):
    items, many = _tuple(inputs, 'inputs', 'hessian')

    def first(*points):
        output = _scalar(func(*points), 'hessian')
        if strict and not output.requires_grad:
            raise RuntimeError('Output 0 of the user-provided function does not require gradients. The outputs must be computed in a differentiable manner from the input when running in strict mode.')
        return _filled(_gradients([output], points, [None], True), points, strict, True)

    blocks = jacobian(first, tuple(items), create_graph=create_graph, strict=strict)
    return blocks if many else blocks[0][0]


def vjp(func, inputs, v=None, create_graph=False, strict=False):
    with torch.enable_grad():
        leaves, many_in = _inputs(inputs, 'vjp', create_graph)
        outputs, many_out = _outputs(func(*leaves), 'vjp', strict)
        if v is None:
            if len(outputs) != 1 or outputs[0].numel() != 1:
                raise RuntimeError('The vector v can only be None if the user-provided function returns a single Tensor with a single element.')
            vectors = (None,)
        else:
            vectors = _vectors(v, outputs, 'vjp', many_out)
        gradients = _filled(_gradients(outputs, leaves, vectors, create_graph), leaves, strict, create_graph)
    return _shown(outputs, many_out, create_graph), _shown(gradients, many_in, create_graph)


def _directions(v, leaves, who, many):
    if v is not None:
        return _vectors(v, leaves, who, many)
    if len(leaves) != 1 or leaves[0].numel() != 1:
        raise RuntimeError('The vector v can only be None if the input to the user-provided function is a single Tensor with a single element.')
    return (torch.ones_like(leaves[0]),)


def jvp(func, inputs, v=None, create_graph=False, strict=False):
    """Backwards twice: the product is linear in the weights of the first pass."""
    with torch.enable_grad():
        leaves, many_in = _inputs(inputs, 'jvp', create_graph)
        vectors = _directions(v, leaves, 'jvp', many_in)
        outputs, many_out = _outputs(func(*leaves), 'jvp', strict)
        weights = tuple(torch.zeros_like(output).requires_grad_() for output in outputs)
        gradients = _filled(_gradients(outputs, leaves, weights, True), leaves, strict, True)
        products = _filled(_gradients(gradients, weights, vectors, create_graph), outputs, strict, create_graph)
    return _shown(outputs, many_out, create_graph), _shown(products, many_out, create_graph)


def vhp(func, inputs, v=None, create_graph=False, strict=False):
    with torch.enable_grad():
        leaves, many = _inputs(inputs, 'vhp', create_graph)
        vectors = _directions(v, leaves, 'vhp', many)
        output = _scalar(func(*leaves), 'vhp')
        gradients = _filled(_gradients([output], leaves, [None], True), leaves, strict, True)
        products = _filled(_gradients(gradients, leaves, vectors, create_graph), leaves, strict, create_graph)
    return _shown((output,), False, create_graph), _shown(products, many, create_graph)


def hvp(func, inputs, v=None, create_graph=False, strict=False):
    with torch.enable_grad():
        leaves, many = _inputs(inputs, 'hvp', create_graph)
        vectors = _directions(v, leaves, 'hvp', many)
        output = _scalar(func(*leaves), 'hvp')
        gradients = _filled(_gradients([output], leaves, [None], True), leaves, strict, True)
        weights = tuple(torch.zeros_like(x).requires_grad_() for x in leaves)
        doubled = _filled(_gradients(gradients, leaves, weights, True), leaves, strict, True)
        products = _filled(_gradients(doubled, weights, vectors, create_graph), leaves, strict, create_graph)
    return _shown((output,), False, create_graph), _shown(products, many, create_graph)
