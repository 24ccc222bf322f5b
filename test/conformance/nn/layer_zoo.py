"""Every module with usual and unusual arguments: how it prints, its seeded weights, its output and its gradients."""
import warnings

import torch
from torch import nn

warnings.simplefilter('ignore')


def total(tensor):
    tensor = tensor.detach().double()
    return (tensor * torch.cos(torch.arange(tensor.numel(), dtype=torch.float64)).reshape(tensor.shape)).sum().item()


def show(make, *inputs):
    torch.manual_seed(7)
    try:
        module = make()
        print(module)
        lazy = any(isinstance(value, nn.parameter.UninitializedTensorMixin) for value in [*module.parameters(), *module.buffers()])
        for name, value in module.state_dict().items():
            print('  ', name, value if lazy else (tuple(value.shape), value.dtype, total(value)))
        module.double()
        inputs = [x.double().requires_grad_() if torch.is_tensor(x) and x.is_floating_point() else x for x in inputs]
        outputs = module(*inputs)
        outputs = outputs if isinstance(outputs, tuple) else (outputs,)
        flat = [y for output in outputs for y in (output if isinstance(output, tuple) else (output,)) if torch.is_tensor(y)]
        print('  output', [(tuple(y.shape), total(y)) for y in flat])
        loss = sum((y * torch.cos(torch.arange(y.numel())).reshape(y.shape)).sum() for y in flat if y.requires_grad)
        if not torch.is_tensor(loss):
            return
        loss.backward()
        print('  gradients', [total(x.grad) for x in inputs if torch.is_tensor(x) and x.grad is not None], [total(p.grad) if p.grad is not None else None for p in module.parameters()])
        for name, value in module.named_buffers():
            print('  after', name, total(value))
    except Exception as error:
        print(type(error).__name__, error)


def numbers(*shape, scale=1.0, shift=0.0):
    return torch.sin(torch.arange(1.0, torch.Size(shape).numel() + 1, dtype=torch.float64) * 1.7).reshape(shape) * scale + shift


row, line, plane, block = numbers(4, 6), numbers(2, 4, 9), numbers(2, 4, 6, 7), numbers(2, 4, 3, 4, 5)

for make in (
    lambda: nn.Identity(54, unused=True), lambda: nn.Linear(6, 3), lambda: nn.Linear(6, 2, bias=False), lambda: nn.LazyLinear(3), lambda: nn.LazyLinear(2, bias=False), lambda: nn.Flatten(0), lambda: nn.Flatten(),
    lambda: nn.Unflatten(1, (2, 3)), lambda: nn.Unflatten(1, torch.Size([3, 2])), lambda: nn.BatchNorm1d(6), lambda: nn.BatchNorm1d(6, eps=1e-3, momentum=None), lambda: nn.BatchNorm1d(6, affine=False, track_running_stats=False),
    lambda: nn.BatchNorm1d(6, momentum=0.4), lambda: nn.LayerNorm(6), lambda: nn.LayerNorm([4, 6], eps=1e-6), lambda: nn.LayerNorm(6, elementwise_affine=False), lambda: nn.GroupNorm(3, 6), lambda: nn.GroupNorm(2, 6, affine=False, eps=0.1),
    lambda: nn.LazyBatchNorm1d(), lambda: nn.Dropout(), lambda: nn.Dropout(0.2, inplace=False), lambda: nn.AlphaDropout(0.3), lambda: nn.Sequential(nn.Linear(6, 5), nn.ReLU(inplace=True), nn.Dropout(0.1), nn.Linear(5, 1)),
):
    show(make, row)
show(lambda: nn.Bilinear(6, 3, 4), row, numbers(4, 3))
show(lambda: nn.Bilinear(6, 3, 2, bias=False), row, numbers(4, 3))
for make in (
    lambda: nn.Conv1d(4, 6, 3), lambda: nn.Conv1d(4, 6, 3, 2, 1, 1, 2, False), lambda: nn.Conv1d(4, 4, 5, padding='same', padding_mode='circular'), lambda: nn.Conv1d(4, 2, 3, padding=2, padding_mode='replicate'), lambda: nn.Conv1d(4, 2, 3, padding='valid'),
    lambda: nn.ConvTranspose1d(4, 3, 3), lambda: nn.ConvTranspose1d(4, 6, 4, 2, 1, 1, 2), lambda: nn.LazyConv1d(3, 2), lambda: nn.LazyConvTranspose1d(3, 2, stride=2), lambda: nn.BatchNorm1d(4), lambda: nn.InstanceNorm1d(4), lambda: nn.InstanceNorm1d(4, affine=True, track_running_stats=True),
    lambda: nn.LazyInstanceNorm1d(), lambda: nn.Dropout1d(0.5), lambda: nn.LocalResponseNorm(2), lambda: nn.MaxPool1d(3), lambda: nn.MaxPool1d(2, 1, padding=1, dilation=2, ceil_mode=True), lambda: nn.MaxPool1d(3, return_indices=True), lambda: nn.AvgPool1d(2), lambda: nn.AvgPool1d(3, 2, 1, True, False),
    lambda: nn.LPPool1d(2, 3), lambda: nn.AdaptiveAvgPool1d(2), lambda: nn.AdaptiveMaxPool1d(3), lambda: nn.AdaptiveMaxPool1d(3, return_indices=True), lambda: nn.ConstantPad1d(2, 3.5), lambda: nn.ConstantPad1d((1, 0), 0), lambda: nn.ReflectionPad1d((3, 1)), lambda: nn.ReplicationPad1d(2), lambda: nn.Upsample(scale_factor=2),
    lambda: nn.Upsample(size=5, mode='linear'), lambda: nn.Upsample(scale_factor=1.5, mode='linear', align_corners=True), lambda: nn.Sequential(nn.Conv1d(4, 2, 3), nn.Flatten(), nn.Linear(14, 1)),
):
    show(make, line)
for make in (
    lambda: nn.Conv2d(4, 3, 3), lambda: nn.Conv2d(4, 8, (3, 2), stride=(2, 1), padding=(1, 0), dilation=(1, 2), groups=4), lambda: nn.Conv2d(4, 3, 3, padding='same', bias=False), lambda: nn.Conv2d(4, 3, 3, padding=1, padding_mode='reflect'), lambda: nn.Conv2d(4, 3, 4, padding='same', padding_mode='replicate'),
    lambda: nn.ConvTranspose2d(4, 3, 3, 2), lambda: nn.ConvTranspose2d(4, 2, 4, 2, 1, bias=False), lambda: nn.ConvTranspose2d(4, 4, 3, stride=2, output_padding=1, groups=2, dilation=2), lambda: nn.LazyConv2d(2, 3, padding=1), lambda: nn.LazyConvTranspose2d(2, 3),
    lambda: nn.BatchNorm2d(4), lambda: nn.BatchNorm2d(4, track_running_stats=False), lambda: nn.BatchNorm2d(4).eval(), lambda: nn.LazyBatchNorm2d(), lambda: nn.InstanceNorm2d(4), lambda: nn.InstanceNorm2d(4, eps=1e-3, affine=True), lambda: nn.InstanceNorm2d(4, track_running_stats=True).eval(), lambda: nn.LayerNorm((4, 6, 7)),
    lambda: nn.GroupNorm(2, 4), lambda: nn.LocalResponseNorm(3, alpha=0.1, beta=0.5, k=2.0), lambda: nn.Dropout2d(0.5), lambda: nn.FeatureAlphaDropout(0.5), lambda: nn.Softmax2d(), lambda: nn.MaxPool2d(2), lambda: nn.MaxPool2d((3, 2), stride=(2, 1), padding=(1, 0)), lambda: nn.MaxPool2d(2, return_indices=True),
    lambda: nn.AvgPool2d(2), lambda: nn.AvgPool2d((2, 3), 1, padding=(1, 1), count_include_pad=False, divisor_override=4), lambda: nn.LPPool2d(1.5, 2), lambda: nn.LPPool2d(2, (2, 3), stride=1), lambda: nn.AdaptiveAvgPool2d(1), lambda: nn.AdaptiveAvgPool2d((None, 3)), lambda: nn.AdaptiveMaxPool2d((2, 3)), lambda: nn.AdaptiveMaxPool2d(2, return_indices=True),
    lambda: nn.FractionalMaxPool2d(2, output_size=3), lambda: nn.FractionalMaxPool2d(3, output_ratio=(0.5, 0.4)), lambda: nn.FractionalMaxPool2d(2, output_size=(3, 4), return_indices=True), lambda: nn.ZeroPad2d(1), lambda: nn.ZeroPad2d((1, 2, 0, -1)), lambda: nn.ConstantPad2d((1, 0, 2, 1), 0.5), lambda: nn.ReflectionPad2d(2), lambda: nn.ReplicationPad2d((0, 1, 2, 0)),
    lambda: nn.PixelShuffle(2), lambda: nn.ChannelShuffle(2), lambda: nn.Fold((2, 3), 2), lambda: nn.Unfold(3), lambda: nn.Unfold((2, 3), dilation=2, padding=1, stride=(1, 2)), lambda: nn.Upsample(size=(3, 9)), lambda: nn.Upsample(scale_factor=(2, 1.5), mode='bilinear', align_corners=False), lambda: nn.Upsample(scale_factor=2, mode='bicubic'),
    lambda: nn.UpsamplingNearest2d(scale_factor=2), lambda: nn.UpsamplingBilinear2d(size=(4, 5)), lambda: nn.Flatten(2, 3), lambda: nn.SyncBatchNorm(4),
):
    show(make, plane)
show(lambda: nn.PixelUnshuffle(2), numbers(1, 2, 4, 6))
show(lambda: nn.Fold((4, 5), (2, 2), stride=(2, 1)), numbers(2, 8, 8))
for make in (
    lambda: nn.Conv3d(4, 3, 2), lambda: nn.Conv3d(4, 4, (3, 2, 3), (1, 2, 2), (1, 0, 1), groups=2), lambda: nn.ConvTranspose3d(4, 2, 2), lambda: nn.ConvTranspose3d(4, 2, (2, 3, 2), stride=(2, 1, 2), padding=(0, 1, 0), output_padding=(1, 0, 1)), lambda: nn.LazyConv3d(2, 2), lambda: nn.LazyConvTranspose3d(2, 2), lambda: nn.BatchNorm3d(4), lambda: nn.LazyBatchNorm3d(),
    lambda: nn.InstanceNorm3d(4), lambda: nn.LazyInstanceNorm3d(), lambda: nn.Dropout3d(0.5), lambda: nn.MaxPool3d(2), lambda: nn.MaxPool3d((1, 2, 2), stride=2, return_indices=True), lambda: nn.AvgPool3d(2), lambda: nn.AvgPool3d(3, 2, 1), lambda: nn.AdaptiveAvgPool3d((1, 2, 3)), lambda: nn.AdaptiveMaxPool3d((2, None, 1)),
    lambda: nn.ConstantPad3d(1, 2.0), lambda: nn.ReflectionPad3d((1, 0, 1, 2, 0, 1)), lambda: nn.ReplicationPad3d(1), lambda: nn.Upsample(scale_factor=2, mode='trilinear'), lambda: nn.GroupNorm(4, 4),
):
    show(make, block)
pooled, where = nn.MaxPool1d(2, return_indices=True)(line)
show(lambda: nn.MaxUnpool1d(2), pooled, where)
pooled, where = nn.MaxPool2d(2, stride=2, return_indices=True)(plane[..., :6])
show(lambda: nn.MaxUnpool2d(2, stride=2), pooled, where)
pooled, where = nn.MaxPool3d(2, return_indices=True)(block)
show(lambda: nn.MaxUnpool3d(2, padding=0), pooled, where, [3, 4, 5])
index = torch.tensor([[1, 3, 0], [2, 2, 4]])
for make in (
    lambda: nn.Embedding(5, 3), lambda: nn.Embedding(5, 3, padding_idx=2), lambda: nn.Embedding(5, 3, max_norm=1.0, norm_type=1.0), lambda: nn.Embedding(5, 3, padding_idx=-1, scale_grad_by_freq=True), lambda: nn.EmbeddingBag(5, 3), lambda: nn.EmbeddingBag(5, 3, mode='sum', padding_idx=2), lambda: nn.EmbeddingBag(5, 3, mode='max', max_norm=1.0, scale_grad_by_freq=False),
    lambda: nn.Embedding.from_pretrained(numbers(5, 2)), lambda: nn.Embedding.from_pretrained(numbers(5, 2), freeze=False, padding_idx=0), lambda: nn.EmbeddingBag.from_pretrained(numbers(5, 2), freeze=False),
):
    show(make, index)
