"""Derivatives of diagonals, windows and strides."""
import torch
import torch.nn.functional as F

def derivatives(function, *points):
    """Prints the node of the result, its derivatives and, where there are any, those of their sum."""
    inputs = [point.detach().clone().double().requires_grad_() for point in points]
    result = function(*inputs)
    weights = torch.arange(1, result.numel() + 1, dtype=torch.float64).reshape(result.shape) * 0.3
    first = torch.autograd.grad((result * weights).sum(), inputs, create_graph=True, allow_unused=True)
    print(type(result.grad_fn).__name__, [None if slope is None else slope.tolist() for slope in first])
    bend = sum((slope * slope + slope).sum() for slope in first if slope is not None)
    if isinstance(bend, torch.Tensor) and bend.requires_grad:
        print([None if slope is None else slope.tolist() for slope in torch.autograd.grad(bend, inputs, allow_unused=True)])


x = torch.arange(6.).reshape(2, 3)
v = torch.tensor([1., 2., 3., 4.])
y = torch.arange(24.).reshape(2, 3, 4)
derivatives(lambda t: t.diagonal(), x)
derivatives(lambda t: t.unfold(1, 2, 1), x)
derivatives(lambda t: t.as_strided((2, 2), (1, 1)), x)
derivatives(lambda t: torch.diag_embed(t, 1), x)
derivatives(torch.diag, x)
derivatives(torch.diag, v)
derivatives(torch.diagflat, v)
derivatives(torch.trace, x)
derivatives(lambda t, u: torch.diagonal_scatter(t * t, u * u), x, v[:2])
