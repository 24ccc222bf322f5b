"""First and second derivatives of many functions at the same points."""
import torch
import torch.nn.functional as F

points = torch.tensor([-1.3, -0.4, 0.2, 0.9, 2.1])
positive = points.abs() + 0.1
functions = {
    'exp': torch.exp, 'log': torch.log, 'sqrt': torch.sqrt, 'rsqrt': torch.rsqrt, 'sin': torch.sin, 'cos': torch.cos, 'tan': torch.tan,
    'tanh': torch.tanh, 'sigmoid': torch.sigmoid, 'relu': F.relu, 'leaky_relu': lambda x: F.leaky_relu(x, 0.2), 'elu': F.elu,
    'selu': F.selu, 'celu': F.celu, 'gelu': F.gelu, 'silu': F.silu, 'mish': F.mish, 'softplus': F.softplus, 'logsigmoid': F.logsigmoid,
    'softsign': F.softsign, 'hardtanh': F.hardtanh, 'abs': torch.abs, 'square': torch.square, 'pow': lambda x: x ** 2.5, 'reciprocal': lambda x: 1 / x,
    'clamp': lambda x: x.clamp(0.3, 1), 'softmax': lambda x: F.softmax(x, 0), 'log_softmax': lambda x: F.log_softmax(x, 0), 'erf': torch.erf,
    'atan': torch.atan, 'log1p': torch.log1p, 'expm1': torch.expm1, 'norm': lambda x: x.norm(), 'std': lambda x: x.std(), 'var': lambda x: x.var(),
    'logsumexp': lambda x: torch.logsumexp(x, 0), 'prod': lambda x: x.prod(), 'cumsum': lambda x: x.cumsum(0), 'max': lambda x: x.max(),
    'min': lambda x: x.min(0)[0], 'maximum': lambda x: torch.maximum(x, x * 0.5), 'where': lambda x: torch.where(x > 0.5, x ** 2, x ** 3),
    'normalize': lambda x: F.normalize(x, dim=0), 'sort': lambda x: x.sort()[0], 'flip': lambda x: x.flip(0) * x, 'outer': lambda x: torch.outer(x, x),
    'cat': lambda x: torch.cat([x, x * 2]) ** 2, 'index': lambda x: x[[0, 0, 2]] ** 2, 'expand': lambda x: x.expand(3, 5) ** 2,
}
weights = torch.linspace(0.5, 1.5, 5)
for name, function in functions.items():
    x = positive.clone().requires_grad_()
    first, = torch.autograd.grad(function(x).sum() + (function(x) ** 2).sum(), x, create_graph=True)
    line = ' '.join(f'{value:.9f}' for value in first.tolist())
    second = torch.autograd.grad((first * weights).sum(), x, allow_unused=True)[0] if first.requires_grad else None
    print(name, '|', line, '|', None if second is None else ' '.join(f'{value:.9f}' for value in second.tolist()))
for name in ('tanh', 'sigmoid', 'relu', 'leaky_relu', 'elu', 'selu', 'gelu', 'silu', 'mish', 'softplus', 'square', 'hardtanh'):
    x = points.clone().requires_grad_()
    first, = torch.autograd.grad(functions[name](x).sum(), x, create_graph=True)
    print(name, first.detach())
zero = torch.zeros(3, requires_grad=True)
for name in ('relu', 'leaky_relu', 'abs', 'sqrt', 'norm', 'clamp', 'hardtanh', 'elu', 'max', 'min', 'std', 'prod'):
    print(name, torch.autograd.grad(functions[name](zero).sum(), zero)[0].tolist())
