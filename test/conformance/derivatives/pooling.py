"""Pooling: values, first and second derivatives."""
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


line, plane, block = numbers(2, 3, 13), numbers(2, 3, 7, 8), numbers(1, 2, 5, 6, 7)
for options in [dict(), dict(stride=2), dict(padding=1), dict(padding=1, count_include_pad=False), dict(stride=2, ceil_mode=True), dict(stride=2, padding=1, ceil_mode=True, count_include_pad=False)]:
    derive(f'avg_pool1d {options}', lambda x: F.avg_pool1d(x, 3, **options), line)
    derive(f'avg_pool2d {options}', lambda x: F.avg_pool2d(x, 3, **options), plane)
    derive(f'avg_pool3d {options}', lambda x: F.avg_pool3d(x, 3, **options), block)
derive('avg_pool2d (3, 2)', lambda x: F.avg_pool2d(x, (3, 2), (2, 1), (1, 0)), plane)
derive('avg_pool2d divisor', lambda x: F.avg_pool2d(x, 3, divisor_override=5), plane)
derive('avg_pool3d divisor', lambda x: F.avg_pool3d(x, 2, divisor_override=3), block)
derive('avg_pool3d (3, 2, 1)', lambda x: F.avg_pool3d(x, (3, 2, 1), (2, 1, 3), (1, 1, 0)), block)
derive('avg_pool2d without batch', lambda x: F.avg_pool2d(x, 2), plane[0])
for options in [dict(), dict(stride=2), dict(padding=1), dict(dilation=2), dict(stride=2, ceil_mode=True), dict(stride=2, padding=1, dilation=2, ceil_mode=True)]:
    derive(f'max_pool1d {options}', lambda x: F.max_pool1d(x, 3, **options), line)
    derive(f'max_pool2d {options}', lambda x: F.max_pool2d(x, 3, **options), plane)
    derive(f'max_pool3d {options}', lambda x: F.max_pool3d(x, 3, **options), block)
for size in [1, 3, 4]:
    derive(f'adaptive_avg_pool1d {size}', lambda x: F.adaptive_avg_pool1d(x, size), line)
    derive(f'adaptive_avg_pool2d {size}', lambda x: F.adaptive_avg_pool2d(x, size), plane)
    derive(f'adaptive_avg_pool3d {size}', lambda x: F.adaptive_avg_pool3d(x, size), block)
    derive(f'adaptive_max_pool1d {size}', lambda x: F.adaptive_max_pool1d(x, size), line)
    derive(f'adaptive_max_pool2d {size}', lambda x: F.adaptive_max_pool2d(x, size), plane)
    derive(f'adaptive_max_pool3d {size}', lambda x: F.adaptive_max_pool3d(x, size), block)
derive('adaptive_avg_pool2d (None, 3)', lambda x: F.adaptive_avg_pool2d(x, (None, 3)), plane)
derive('adaptive_max_pool2d (2, None)', lambda x: F.adaptive_max_pool2d(x, (2, None)), plane)
derive('adaptive_avg_pool2d without batch', lambda x: F.adaptive_avg_pool2d(x, (3, 5)), plane[0])
derive('lp_pool1d', lambda x: F.lp_pool1d(x, 2, 3), line + 2)
derive('lp_pool1d cubed', lambda x: F.lp_pool1d(x, 3.0, 3, stride=2, ceil_mode=True), line + 2)
derive('lp_pool2d', lambda x: F.lp_pool2d(x, 2, 3, stride=2), plane + 2)
derive('lp_pool2d (2, 3)', lambda x: F.lp_pool2d(x, 4, (2, 3)), plane + 2)

y, where = F.max_pool1d(line, 3, return_indices=True)
print(where.tolist())
derive('max_unpool1d', lambda x: F.max_unpool1d(x, where, 3), y)
derive('max_unpool1d to 13', lambda x: F.max_unpool1d(x, where, 3, output_size=(2, 3, 13)), y)
y, where = F.max_pool2d(plane, 2, return_indices=True)
print(where.tolist())
derive('max_unpool2d', lambda x: F.max_unpool2d(x, where, 2), y)
derive('max_unpool2d to 7 x 8', lambda x: F.max_unpool2d(x, where, 2, output_size=(7, 8)), y)
y, where = F.max_pool3d(block, 2, padding=1, return_indices=True)
print(where.tolist())
derive('max_unpool3d', lambda x: F.max_unpool3d(x, where, 2, padding=1, output_size=(5, 6, 7)), y)
y, where = F.max_pool3d(block, (3, 2, 1), dilation=(2, 1, 3), return_indices=True)
print(where.tolist())
for axes, x in ((1, line), (2, plane), (3, block)):
    y, where = getattr(F, f'adaptive_max_pool{axes}d')(x, 3, return_indices=True)
    print(y.sum().item(), where.tolist())
samples = torch.tensor([[[0.3, 0.8], [0.1, 0.5], [0.7, 0.2]], [[0.9, 0.05], [0.45, 0.62], [0.33, 0.77]]])
derive('fractional_max_pool2d', lambda x: F.fractional_max_pool2d(x, 2, output_size=(4, 5), _random_samples=samples), plane)
derive('fractional_max_pool2d ratio', lambda x: F.fractional_max_pool2d(x, (2, 3), output_ratio=0.6, _random_samples=samples), plane)
y, where = F.fractional_max_pool2d(plane, 3, output_size=(3, 4), return_indices=True, _random_samples=samples)
print(where.tolist())
samples = torch.tensor([[[0.3, 0.8, 0.6], [0.1, 0.5, 0.4]]])
derive('fractional_max_pool3d', lambda x: F.fractional_max_pool3d(x, 2, output_size=(3, 4, 5), _random_samples=samples), block)
