"""Pooling that tells where its answers stood, under all of its names; layers that only few programs name."""
import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(3)
row = torch.randn(2, 3, 8, dtype=torch.float64, requires_grad=True)
image = torch.randn(2, 3, 6, 7, dtype=torch.float64, requires_grad=True)
volume = torch.randn(1, 2, 5, 6, 4, dtype=torch.float64, requires_grad=True)
samples = torch.tensor([[[0.1, 0.6], [0.3, 0.8], [0.5, 0.2]], [[0.9, 0.4], [0.7, 0.05], [0.25, 0.35]]])
samples3 = torch.tensor([[[0.1, 0.6, 0.4], [0.3, 0.8, 0.9]]], dtype=torch.float64)


def show(name, source, values, indices):
    weights = torch.linspace(-1, 2, values.numel(), dtype=torch.float64).view_as(values)
    slope, = torch.autograd.grad((values * weights).sum(), source)
    print(name, values.flatten().tolist()[:6], tuple(values.shape), indices.flatten().tolist()[:8])
    print('  ', slope.flatten().tolist()[:10], slope.sum().item())


show('max_pool1d', row, *F.max_pool1d_with_indices(row, 3, 2, 1))
show('max_pool2d', image, *F.max_pool2d_with_indices(image, (2, 3), dilation=2))
show('max_pool3d', volume, *F.max_pool3d_with_indices(volume, 2))
show('adaptive_max_pool1d', row, *F.adaptive_max_pool1d_with_indices(row, 3))
show('adaptive_max_pool2d', image, *F.adaptive_max_pool2d_with_indices(image, (4, None)))
show('adaptive_max_pool3d', volume, *F.adaptive_max_pool3d_with_indices(volume, 2))
show('fractional_max_pool2d', image, *F.fractional_max_pool2d_with_indices(image, 2, output_size=(3, 4), _random_samples=samples.double()))
show('fractional_max_pool2d ratio', image, *F.fractional_max_pool2d_with_indices(image, 2, output_ratio=0.6, _random_samples=samples.double()))
show('fractional_max_pool3d', volume, *F.fractional_max_pool3d_with_indices(volume, 2, output_size=(3, 3, 2), _random_samples=samples3))
show('fractional_max_pool3d ratio', volume, *F.fractional_max_pool3d_with_indices(volume, 2, output_ratio=0.5, _random_samples=samples3))
show('fractional_max_pool3d ratios', volume, *F.fractional_max_pool3d_with_indices(volume, 2, output_ratio=(0.6, 0.5, 0.7), _random_samples=samples3))
print(F.fractional_max_pool3d(volume, 2, output_ratio=0.5, _random_samples=samples3).flatten().tolist())

layer = nn.FractionalMaxPool3d(2, output_size=(2, 3, 2), _random_samples=samples3)
print(layer(volume).flatten().tolist(), layer)

old = nn.NLLLoss2d(weight=torch.tensor([1.0, 2.0, 0.5]))
scores = torch.log_softmax(torch.linspace(-1, 1, 24).view(2, 3, 2, 2), 1)
print(old, old(scores, torch.tensor([[[0, 1], [2, 0]], [[1, 1], [0, 2]]])))

lazy = nn.LazyInstanceNorm2d(affine=True)
print(lazy)
print(lazy(image.float()).flatten().tolist()[:5], lazy, lazy.weight.shape)

base = nn.RNNBase('GRU', 3, 2, num_layers=2, bidirectional=True)
print(base, [(name, tuple(p.shape)) for name, p in base.named_parameters()])
cell = nn.RNNCellBase(3, 2, bias=True, num_chunks=4)
print(cell, [(name, tuple(p.shape)) for name, p in cell.named_parameters()])
