"""Convolutions and their transposes in one to three dimensions: values, first and second derivatives."""
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


line, plane, block = numbers(2, 4, 11), numbers(2, 4, 7, 8), numbers(1, 4, 5, 4, 6)
for options in [dict(), dict(stride=2), dict(padding=1), dict(dilation=2), dict(groups=2), dict(stride=2, padding=2, dilation=2, groups=4), dict(padding='same'), dict(padding='valid', stride=2), dict(padding='same', dilation=2)]:
    channels = 4 // options.get('groups', 1)
    derive(f'conv1d {options}', lambda x, w, b: F.conv1d(x, w, b, **options), line, numbers(8, channels, 3), numbers(8))
    derive(f'conv2d {options}', lambda x, w, b: F.conv2d(x, w, b, **options), plane, numbers(8, channels, 3, 2), numbers(8))
    if options.get('dilation') != 2:
        derive(f'conv3d {options}', lambda x, w, b: F.conv3d(x, w, b, **options), block, numbers(8, channels, 3, 2, 3), numbers(8))
derive('conv3d dilation', lambda x, w: F.conv3d(x, w, dilation=(2, 1, 2), padding=(1, 0, 2)), block, numbers(2, 4, 2, 3, 3))
derive('conv2d tuples', lambda x, w: F.conv2d(x, w, None, (2, 1), (0, 2), (1, 3)), plane, numbers(3, 4, 2, 3))
derive('conv1d without batch', lambda x, w: F.conv1d(x, w), line[0], numbers(3, 4, 2))
for options in [dict(), dict(stride=2), dict(padding=1), dict(stride=2, output_padding=1), dict(groups=2), dict(dilation=2), dict(stride=3, padding=1, output_padding=2, groups=2, dilation=2)]:
    derive(f'conv_transpose1d {options}', lambda x, w, b: F.conv_transpose1d(x, w, b, **options), line, numbers(4, 3, 3), numbers(3 * options.get('groups', 1)))
    derive(f'conv_transpose2d {options}', lambda x, w, b: F.conv_transpose2d(x, w, b, **options), plane, numbers(4, 3, 3, 2), numbers(3 * options.get('groups', 1)))
    derive(f'conv_transpose3d {options}', lambda x, w, b: F.conv_transpose3d(x, w, b, **options), block, numbers(4, 3, 2, 3, 2), numbers(3 * options.get('groups', 1)))
derive('conv_transpose2d without batch', lambda x, w: F.conv_transpose2d(x, w), plane[0], numbers(4, 2, 2, 2))
derive('linear', lambda x, w, b: F.linear(x, w, b), numbers(2, 3, 4), numbers(5, 4), numbers(5))
derive('bilinear', lambda x, y, w, b: F.bilinear(x, y, w, b), numbers(3, 4), numbers(3, 2), numbers(5, 4, 2), numbers(5))
derive('conv_tbc', lambda x, w, b: F.conv_tbc(x, w, b, 1), numbers(6, 2, 3), numbers(3, 3, 4), numbers(4))
derive('unfolded', lambda x, w: (w @ F.unfold(x, 3)).relu(), plane, numbers(2, 36))
