"""torch.autograd.functional: derivatives of functions given as functions."""
import torch


def _as_tuple(value):
    return tuple(value) if isinstance(value, (tuple, list)) else (value,)


def _leaves(inputs, create_graph):
    """Inputs to differentiate by: views of the caller's where a graph is wanted, copies otherwise."""
    return tuple(x.view_as(x) if create_graph and x.requires_grad else x.detach().requires_grad_() for x in _as_tuple(inputs))


def _gradients(output, inputs, weights, create_graph, strict):
    if not output.requires_grad:
        if strict:
            raise RuntimeError('Output 0 of the user-provided function does not require gradients. The outputs must be computed in a differentiable manner from the input when running in strict mode.')
        return tuple(torch.zeros_like(x) for x in inputs)
    found = torch.autograd.grad(output, inputs, weights, retain_graph=True, create_graph=create_graph, allow_unused=True)
    return tuple(torch.zeros_like(x) if gradient is None else gradient for gradient, x in zip(found, inputs))


def _like(value, single):
    return value[0] if single else value


def jacobian(func, inputs, create_graph=False, strict=False, vectorize=False, strategy='reverse-mode'):
    single_in = not isinstance(inputs, (tuple, list))
    with torch.enable_grad():
        leaves = _leaves(inputs, create_graph)
        outputs = func(*leaves)
        single_out = not isinstance(outputs, (tuple, list))
        result = tuple(_rows(output, leaves, create_graph, strict) for output in _as_tuple(outputs))
    return _like(tuple(_like(rows, single_in) for rows in result), single_out)


def _rows(output, inputs, create_graph, strict):
    """For every input, the derivatives of each element of the output: output shape + input shape."""
    rows = [_gradients(element, inputs, None, create_graph, strict) for element in output.reshape(-1)]
    return tuple(torch.stack([row[index] for row in rows]).reshape(tuple(output.shape) + tuple(x.shape)) for index, x in enumerate(inputs))


def hessian(func, inputs, create_graph=False, strict=False, vectorize=False, outer_jacobian_strategy='reverse-mode'):
    single = not isinstance(inputs, (tuple, list))

    def first(*points):
        output = func(*points)
        if output.numel() != 1:
            raise RuntimeError('The Tensor returned by the function given to hessian should contain a single element')
        return _like(_gradients(output.reshape(()), points, None, True, strict), single)

    leaves = inputs if single else tuple(inputs)
    return jacobian(first, leaves, create_graph=create_graph, strict=strict)


def vjp(func, inputs, v=None, create_graph=False, strict=False):
    single_in = not isinstance(inputs, (tuple, list))
    with torch.enable_grad():
        leaves = _leaves(inputs, create_graph)
        outputs = func(*leaves)
        if v is None and outputs.numel() != 1:
            raise RuntimeError('The vector v can only be None if the user-provided function returns a single Tensor with a single element.')
        gradients = _gradients(outputs, leaves, v, create_graph, strict)
    return outputs if create_graph else outputs.detach(), _like(gradients, single_in)


def jvp(func, inputs, v=None, create_graph=False, strict=False):
    """Backwards twice: the product is linear in the weights of the first pass."""
    with torch.enable_grad():
        leaves = _leaves(inputs, create_graph)
        outputs = func(*leaves)
        weights = torch.zeros_like(outputs).requires_grad_()
        gradients = _gradients(outputs, leaves, weights, True, strict)
        vectors = [torch.ones_like(x) for x in leaves] if v is None else list(_as_tuple(v))
        total = sum((gradient * vector).sum() for gradient, vector in zip(gradients, vectors))
        product = _gradients(total, (weights,), None, create_graph, strict)[0]
    return outputs if create_graph else outputs.detach(), product


def vhp(func, inputs, v=None, create_graph=False, strict=False):
    single = not isinstance(inputs, (tuple, list))
    with torch.enable_grad():
        leaves = _leaves(inputs, create_graph)
        output = func(*leaves)
        gradients = _gradients(output, leaves, None, True, strict)
        products = [torch.zeros_like(x) for x in leaves]
        vectors = _as_tuple(v)
        total = sum((gradient * vector).sum() for gradient, vector in zip(gradients, vectors))
        products = _gradients(total, leaves, None, create_graph, strict)
    return output if create_graph else output.detach(), _like(products, single)


hvp = vhp
