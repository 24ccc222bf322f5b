"""Every layer on the same seeded input: output, and gradients of a scalar made of it."""
import torch
from torch import nn


def show(name, layer, x):
    x = x.clone().requires_grad_()
    out = layer(x)
    weights = torch.linspace(-1, 1, out.numel()).view_as(out)
    (out * weights).sum().backward()
    grads = ' '.join(f'{p.grad.norm().item():.9f}' for p in layer.parameters())
    print(name, tuple(out.shape), f'{out.abs().sum().item():.9f} {out.std().item():.9f} {out.flatten()[1].item():.9f}', f'{x.grad.norm().item():.9f}', grads)


torch.manual_seed(0)
picture, row, line = torch.randn(2, 4, 8, 8), torch.randn(5, 6), torch.randn(2, 4, 9)
for layer in (
    nn.Conv2d(4, 3, 3), nn.Conv2d(4, 3, 4, 2, 1), nn.Conv2d(4, 6, 3, padding=1, groups=2, bias=False), nn.Conv2d(4, 2, 3, dilation=2, padding=2), nn.Conv2d(4, 2, (1, 5), (2, 1)),
    nn.Conv2d(4, 4, 3, padding='same'), nn.Conv2d(4, 3, 3, padding=1, padding_mode='reflect'), nn.Conv2d(4, 3, 3, padding=1, padding_mode='circular'),
    nn.ConvTranspose2d(4, 3, 4, 2, 1), nn.ConvTranspose2d(4, 3, 3, 2, 1, 1, bias=False), nn.ConvTranspose2d(4, 2, 3, groups=2),
    nn.BatchNorm2d(4), nn.InstanceNorm2d(4), nn.InstanceNorm2d(4, affine=True), nn.LayerNorm([4, 8, 8]), nn.GroupNorm(2, 4), nn.LocalResponseNorm(3),
    nn.MaxPool2d(2), nn.MaxPool2d(3, 2, 1), nn.AvgPool2d(2), nn.AvgPool2d(3, 2, 1), nn.AvgPool2d(3, 1, 1, count_include_pad=False), nn.AdaptiveAvgPool2d(1), nn.AdaptiveAvgPool2d((2, 3)), nn.AdaptiveMaxPool2d(2),
    nn.Upsample(scale_factor=2), nn.Upsample(scale_factor=2, mode='bilinear', align_corners=False), nn.Upsample(scale_factor=2, mode='bilinear', align_corners=True), nn.Upsample(size=(5, 3)), nn.PixelShuffle(2), nn.PixelUnshuffle(2),
    nn.ZeroPad2d((1, 2, 0, 1)), nn.ReflectionPad2d(2), nn.ReplicationPad2d(1), nn.ConstantPad2d(1, 0.5), nn.Flatten(), nn.Softmax2d(), nn.Unfold(3, padding=1),
):
    show(repr(layer), layer, picture)
for layer in (
    nn.Linear(6, 4), nn.Linear(6, 1, bias=False), nn.BatchNorm1d(6), nn.BatchNorm1d(6, affine=False), nn.LayerNorm(6), nn.LayerNorm(6, elementwise_affine=False), nn.ReLU(), nn.LeakyReLU(0.2), nn.ELU(), nn.SELU(), nn.CELU(0.5),
    nn.GELU(), nn.GELU('tanh'), nn.SiLU(), nn.Mish(), nn.Softplus(), nn.Softplus(2), nn.Tanh(), nn.Sigmoid(), nn.LogSigmoid(), nn.Softsign(), nn.Hardtanh(), nn.ReLU6(), nn.Hardsigmoid(), nn.Hardswish(), nn.Softshrink(), nn.Hardshrink(), nn.Tanhshrink(), nn.Threshold(0.1, 0.0),
    nn.PReLU(), nn.PReLU(6), nn.Softmax(dim=1), nn.LogSoftmax(dim=1), nn.Softmin(dim=1), nn.GLU(), nn.Unflatten(1, (2, 3)), nn.Identity(), nn.Sequential(nn.Linear(6, 3), nn.Tanh(), nn.Linear(3, 1)),
):
    show(repr(layer).replace('\n', ' '), layer, row)
for layer in (nn.Conv1d(4, 3, 3), nn.Conv1d(4, 3, 3, 2, 1), nn.ConvTranspose1d(4, 2, 3, 2), nn.BatchNorm1d(4), nn.InstanceNorm1d(4), nn.MaxPool1d(2), nn.AvgPool1d(3, 2), nn.AdaptiveAvgPool1d(2), nn.ReflectionPad1d(2), nn.Upsample(scale_factor=3), nn.GroupNorm(4, 4)):
    show(repr(layer), layer, line)
show('Conv3d', nn.Conv3d(2, 3, 2), torch.randn(1, 2, 3, 4, 4))
embedding = nn.Embedding(5, 3, padding_idx=1)
out = embedding(torch.tensor([[0, 1], [4, 0]]))
out.pow(2).sum().backward()
print(out.detach(), embedding.weight.grad)
norm = nn.BatchNorm2d(4, momentum=0.3)
for _ in range(2):
    norm(picture)
print(norm.running_mean, norm.running_var, norm.num_batches_tracked, norm.eval()(picture).std().item())
norm = nn.BatchNorm1d(6, momentum=None)
norm(row)
norm(row * 2)
print(norm.running_mean, norm.running_var)
x = torch.randn(3, 4)
for layer in (nn.utils.spectral_norm(nn.Linear(4, 3)), nn.utils.weight_norm(nn.Linear(4, 3)), nn.utils.parametrizations.spectral_norm(nn.Linear(4, 3)), nn.utils.spectral_norm(nn.Conv2d(4, 2, 3)), nn.utils.weight_norm(nn.Conv2d(4, 2, 3))):
    value = layer(x if hasattr(layer, 'in_features') else picture)
    value.pow(2).sum().backward()
    print(f'{value.std().item():.9f}', [(name, p.grad.norm().item()) for name, p in sorted(layer.named_parameters())], sorted(layer.state_dict()))
