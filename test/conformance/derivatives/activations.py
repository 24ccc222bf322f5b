"""Activations: values, first and second derivatives."""
import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)


def numbers(*shape, scale=1.0, shift=0.0):
    """Fixed, uneven numbers."""
    count = torch.Size(shape).numel()
    return (torch.sin(torch.arange(1.0, count + 1) * 1.7) * scale + shift).reshape(shape)


def weighted(y):
    """A sum in which every element counts differently."""
    return (y * torch.cos(torch.arange(1.0, y.numel() + 1)).reshape(y.shape)).sum()


def derive(name, function, *inputs):
    """The value, the first and the second derivative."""
    inputs = [x.clone().requires_grad_() for x in inputs]
    value = function(*inputs)
    print(name, tuple(value.shape), value.grad_fn.name(), weighted(value).item())
    first = torch.autograd.grad(weighted(value), inputs, create_graph=True)
    print('  first', [weighted(grad).item() for grad in first])
    total = sum(weighted(grad) for grad in first)
    try:
        second = None if not total.requires_grad else torch.autograd.grad(total, inputs, allow_unused=True)
        print('  second', second and [None if grad is None else weighted(grad).item() for grad in second])
    except RuntimeError as error:
        print('  second', error)


x = numbers(3, 5, scale=3.0)
functions = [
    F.relu, F.relu6, F.elu, F.selu, F.celu, F.leaky_relu, F.silu, F.mish, F.softplus, F.softsign, F.tanhshrink, F.hardtanh, F.hardsigmoid,
    F.hardswish, F.hardshrink, F.softshrink, F.sigmoid, F.tanh, F.gelu, F.rrelu,
]
for function in functions:
    derive(function.__name__, function, x)
derive('logsigmoid', F.logsigmoid, x)
derive('elu 0.5', lambda x: F.elu(x, 0.5), x)
derive('celu 2', lambda x: F.celu(x, 2.0), x)
derive('leaky_relu 0.2', lambda x: F.leaky_relu(x, 0.2), x)
derive('leaky_relu in place', lambda x: F.leaky_relu(x * 1, 0.2, inplace=True), x)
derive('relu in place', lambda x: F.relu(x * 1, inplace=True), x)
derive('relu_', lambda x: (x * 1).relu_(), x)
derive('elu in place', lambda x: F.elu(x * 1, inplace=True), x)
derive('elu_', lambda x: F.elu_(x * 1), x)
derive('selu_', lambda x: F.selu_(x * 1), x)
derive('celu_', lambda x: F.celu_(x * 1), x)
derive('hardtanh_', lambda x: F.hardtanh_(x * 1), x)
derive('threshold_', lambda x: F.threshold_(x * 1, 0.1, 2.0), x)
derive('leaky_relu_', lambda x: F.leaky_relu_(x * 1), x)
derive('silu in place', lambda x: F.silu(x * 1, inplace=True), x)
derive('mish in place', lambda x: F.mish(x * 1, inplace=True), x)
derive('hardswish in place', lambda x: F.hardswish(x * 1, inplace=True), x)
derive('gelu tanh', lambda x: F.gelu(x, approximate='tanh'), x)
derive('softplus 2, 3', lambda x: F.softplus(x, beta=2, threshold=3), x)
derive('hardtanh -2, 0.5', lambda x: F.hardtanh(x, -2, 0.5), x)
derive('threshold', lambda x: F.threshold(x, 0.5, -1.0), x)
derive('hardshrink 1', lambda x: F.hardshrink(x, 1.0), x)
derive('softshrink 1', lambda x: F.softshrink(x, 1.0), x)
derive('glu', F.glu, numbers(3, 6))
derive('glu 0', lambda x: F.glu(x, 0), numbers(4, 5))
derive('prelu one', F.prelu, x, torch.tensor([0.3]))
derive('prelu channels', F.prelu, numbers(2, 3, 4), numbers(3))
derive('rrelu training', lambda x: (torch.manual_seed(1), F.rrelu(x, training=True))[1], x)
derive('softmax', lambda x: F.softmax(x, 1), x)
derive('softmax 0', lambda x: F.softmax(x, dim=0), x)
derive('softmin', lambda x: F.softmin(x, 1), x)
derive('log_softmax', lambda x: F.log_softmax(x, -1), x)
derive('gumbel_softmax', lambda x: (torch.manual_seed(1), F.gumbel_softmax(x, tau=0.7))[1], x)
derive('gumbel_softmax hard', lambda x: (torch.manual_seed(1), F.gumbel_softmax(x, hard=True, dim=0))[1], x)
derive('maxout', lambda x: x.view(3, 5, 2).max(-1)[0], numbers(3, 10))
derive('scaled_dot_product', lambda q, k, v: torch.softmax(q @ k.transpose(-2, -1) / 2, -1) @ v, numbers(2, 3, 4), numbers(2, 5, 4), numbers(2, 5, 4))
