"""Derivatives of picking and of writing where indices say."""
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


v = torch.tensor([1., 2., 3., 4.])
x = torch.arange(6.).reshape(2, 3)
i = torch.tensor([0, 0, 2])
derivatives(lambda a, b: a.scatter_reduce(0, i, b, 'sum'), v[:3], v[1:])
derivatives(lambda a, b: a.scatter_reduce(0, i, b * b, 'mean'), v[:3], v[1:])
derivatives(lambda a, b: a.scatter_reduce(0, i, b * b, 'mean', include_self=False), v[:3], v[1:])
derivatives(lambda a, b: a.scatter_reduce(0, i, b * b, 'prod'), v[:3], v[1:])
derivatives(lambda a, b: a.scatter_reduce(0, i, b * b, 'amax'), v[:3], v[1:])
derivatives(lambda a, b: a.scatter_reduce(0, i, b * 0 + 1, 'amin'), v[:3], v[1:])
derivatives(lambda a, b: a.scatter_reduce(0, i, b * b, 'amax', include_self=False), v[:3], v[1:])
derivatives(lambda a, b: a.index_reduce(0, i, b * b, 'mean'), v[:3], v[1:])
derivatives(lambda a, b: a.index_reduce(0, i, b * b, 'amax'), v[:3], v[1:])
derivatives(lambda a, b: a.index_add(0, i, b * b, alpha=2), v[:3], v[1:])
derivatives(lambda a, b: a.index_copy(0, i[1:], b * b), v[:3], v[1:3])
derivatives(lambda a: a.index_fill(0, i, 2.), v)
derivatives(lambda a, b: a.scatter(0, i[1:], b * b), v[:3], v[1:3])
derivatives(lambda a, b: a.scatter_add(0, i, b * b), v[:3], v[1:])
derivatives(lambda a, b: a.index_put((i,), b * b, accumulate=True), v[:3], v[1:])
derivatives(lambda a, b: a.index_put((i[1:],), b * b), v[:3], v[1:3])
derivatives(lambda a, b: a.put(i[1:], b * b), v[:3], v[1:3])
derivatives(lambda a, b: a.masked_scatter(torch.tensor([True, False, True]), b * b), v[:3], v[1:3])
derivatives(lambda a: a.masked_fill(torch.tensor([True, False, True]), 3.), v[:3])
derivatives(lambda a: a.masked_select(torch.tensor([True, False, True])), v[:3])
derivatives(lambda a: a.gather(1, torch.tensor([[0, 0], [1, 2]])), x)
derivatives(lambda a: a.take(torch.tensor([0, -1, 0])), x)
derivatives(lambda a: torch.take_along_dim(a, torch.tensor([[0], [1]]), 1), x)
derivatives(lambda a: a.index_select(1, torch.tensor([0, 0])), x)
derivatives(lambda a, b: torch.where(a > 2, a * a, b * b), v, v + 1)
derivatives(lambda a: a[torch.tensor([0, 0, 1])], v)
derivatives(lambda a: a[a > 1], v)
