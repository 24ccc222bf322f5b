"""Interpolation, grids, padding and shuffles: values, first and second derivatives."""
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


line, plane, block = numbers(2, 3, 9), numbers(2, 2, 6, 7), numbers(1, 2, 4, 5, 3)
for mode, x in (('nearest', line), ('linear', line), ('nearest', plane), ('bilinear', plane), ('bicubic', plane), ('nearest', block), ('trilinear', block), ('area', line), ('area', plane), ('area', block), ('nearest-exact', line), ('nearest-exact', plane), ('nearest-exact', block)):
    axes = x.dim() - 2
    for options in [dict(scale_factor=2), dict(scale_factor=1.7), dict(scale_factor=0.6), dict(size=[5, 8, 4][:axes]), dict(size=11), dict(scale_factor=1.7, recompute_scale_factor=True), dict(scale_factor=(1.5, 0.5, 2.0)[:axes])]:
        derive(f'{mode} {axes} {options}', lambda x: F.interpolate(x, mode=mode, **options), x)
    if 'linear' in mode or mode == 'bicubic':
        for options in [dict(scale_factor=2.0), dict(scale_factor=1.7), dict(size=4), dict(size=1)]:
            derive(f'{mode} {axes} {options} corners', lambda x: F.interpolate(x, mode=mode, align_corners=True, **options), x)
for mode in ('bilinear', 'bicubic'):
    for options in [dict(size=(3, 4)), dict(scale_factor=0.4), dict(size=(12, 10)), dict(size=(3, 10), align_corners=True)]:
        derive(f'{mode} antialias {options}', lambda x: F.interpolate(x, mode=mode, antialias=True, **options), plane)
derive('upsample_nearest', lambda x: F.upsample_nearest(x, scale_factor=2), plane)
derive('upsample_bilinear', lambda x: F.upsample_bilinear(x, size=(9, 4)), plane)

grid = numbers(2, 4, 5, 2, scale=1.3)
theta = numbers(2, 2, 3, scale=0.8)
for corners in (False, True):
    derive(f'affine_grid {corners}', lambda t: F.affine_grid(t, (2, 3, 4, 5), align_corners=corners), theta)
    derive(f'affine_grid 3 {corners}', lambda t: F.affine_grid(t, (2, 1, 3, 4, 2), align_corners=corners), numbers(2, 3, 4))
    for mode in ('bilinear', 'nearest', 'bicubic'):
        for padding in ('zeros', 'border', 'reflection'):
            derive(f'grid_sample {mode} {padding} {corners}', lambda x, g: F.grid_sample(x, g, mode=mode, padding_mode=padding, align_corners=corners), plane, grid)
    for mode in ('bilinear', 'nearest'):
        for padding in ('zeros', 'border', 'reflection'):
            derive(f'grid_sample 3 {mode} {padding} {corners}', lambda x, g: F.grid_sample(x, g, mode=mode, padding_mode=padding, align_corners=corners), block, numbers(1, 2, 3, 4, 3, scale=1.3))

for mode in ('constant', 'reflect', 'replicate', 'circular'):
    derive(f'pad 1 {mode}', lambda x: F.pad(x, (2, 1), mode=mode), line)
    derive(f'pad 2 {mode}', lambda x: F.pad(x, (2, 1, 0, 3), mode=mode), plane)
    derive(f'pad 3 {mode}', lambda x: F.pad(x, (1, 2, 0, 1, 2, 1), mode=mode), block)
derive('pad negative', lambda x: F.pad(x, (-1, 2, 1, -2)), plane)
derive('pad value', lambda x: F.pad(x, (1, 1), value=3.5), plane)
derive('pixel_shuffle', lambda x: F.pixel_shuffle(x, 2), numbers(2, 8, 3, 2))
derive('pixel_unshuffle', lambda x: F.pixel_unshuffle(x, 3), numbers(2, 2, 6, 3))
print(F.channel_shuffle(numbers(2, 6, 3, 2), 3).flatten().tolist())
try:
    derive('channel_shuffle', lambda x: F.channel_shuffle(x, 3), numbers(2, 6, 3, 2))
except RuntimeError as error:
    print(error)
derive('unfold', lambda x: F.unfold(x, 3), plane)
derive('unfold options', lambda x: F.unfold(x, (2, 3), dilation=(2, 1), padding=(1, 2), stride=(2, 1)), plane)
derive('fold', lambda x: F.fold(x, (5, 6), 3), numbers(2, 18, 12))
derive('fold options', lambda x: F.fold(x, output_size=(6, 7), kernel_size=(2, 3), padding=1, stride=(2, 1)), numbers(2, 12, 28))
