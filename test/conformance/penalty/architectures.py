"""Critics as research code builds them: equalised weights, self-attention, minibatch statistics, projections, residual blocks, U-shapes."""
import functools
import math
from collections import OrderedDict
from typing import List, Optional, Tuple

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.nn import init
from torch.nn.utils import spectral_norm


class EqualizedConv2d(nn.Module):
    def __init__(self, in_channel, out_channel, kernel_size, stride=1, padding=0, bias=True):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(out_channel, in_channel, kernel_size, kernel_size))
        self.scale = 1 / math.sqrt(in_channel * kernel_size ** 2)
        self.stride, self.padding = stride, padding
        self.bias = nn.Parameter(torch.zeros(out_channel)) if bias else None

    def forward(self, input):
        return F.conv2d(input, self.weight * self.scale, bias=self.bias, stride=self.stride, padding=self.padding)

    def __repr__(self):
        return f'{self.__class__.__name__}({self.weight.shape[1]}, {self.weight.shape[0]}, {self.weight.shape[2]}, stride={self.stride})'


class ScaledLeakyReLU(nn.Module):
    def __init__(self, negative_slope=0.2):
        super().__init__()
        self.negative_slope = negative_slope

    def forward(self, input):
        return F.leaky_relu(input, negative_slope=self.negative_slope) * math.sqrt(2)


class Blur(nn.Module):
    def __init__(self, kernel):
        super().__init__()
        k = torch.tensor(kernel, dtype=torch.float32)
        k = k[None, :] * k[:, None]
        self.register_buffer('kernel', k / k.sum())

    def forward(self, x):
        c = x.shape[1]
        weight = torch.flip(self.kernel, [0, 1]).view(1, 1, *self.kernel.shape).repeat(c, 1, 1, 1)
        return F.conv2d(F.pad(x, (1, 2, 1, 2)), weight, groups=c)[:, :, ::2, ::2]


class MinibatchStd(nn.Module):
    def __init__(self, group_size=4):
        super().__init__()
        self.group_size = group_size

    def forward(self, x):
        n, c, h, w = x.shape
        g = min(n, self.group_size)
        y = x.reshape(g, -1, 1, c, h, w)
        y = torch.sqrt(y.var(0, unbiased=False) + 1e-8)
        y = y.mean([2, 3, 4], keepdims=True).squeeze(2)
        return torch.cat([x, y.repeat(g, 1, h, w)], 1)


class StyleCritic(nn.Module):
    def __init__(self, channels=(4, 8, 8)):
        super().__init__()
        convs = [EqualizedConv2d(3, channels[0], 1), ScaledLeakyReLU()]
        for i, o in zip(channels, channels[1:]):
            convs += [EqualizedConv2d(i, i, 3, padding=1), ScaledLeakyReLU(), Blur([1, 3, 3, 1]), EqualizedConv2d(i, o, 3, padding=1), ScaledLeakyReLU()]
        self.convs = nn.Sequential(*convs)
        self.std = MinibatchStd()
        self.final = EqualizedConv2d(channels[-1] + 1, channels[-1], 3, padding=1)
        self.linear = nn.Linear(channels[-1] * 16, 1)

    def forward(self, x):
        return self.linear(F.leaky_relu(self.final(self.std(self.convs(x))), 0.2).flatten(1))


class SelfAttention(nn.Module):
    def __init__(self, dim):
        super().__init__()
        self.query, self.key, self.value = (spectral_norm(nn.Conv2d(dim, d, 1)) for d in (dim // 2, dim // 2, dim))
        self.gamma = nn.Parameter(torch.full((1,), 0.5))

    def forward(self, x):
        b, c, h, w = x.size()
        q = self.query(x).view(b, -1, h * w).permute(0, 2, 1)
        k = self.key(x).view(b, -1, h * w)
        attention = F.softmax(torch.bmm(q, k), dim=-1)
        out = torch.bmm(self.value(x).view(b, -1, h * w), attention.permute(0, 2, 1)).view(b, c, h, w)
        return self.gamma * out + x


class ResBlock(nn.Module):
    def __init__(self, dim_in: int, dim_out: int, normalize: bool = False, downsample: bool = True):
        super().__init__()
        self.actv = nn.LeakyReLU(0.2)
        self.normalize, self.downsample, self.learned_sc = normalize, downsample, dim_in != dim_out
        self.conv1, self.conv2 = nn.Conv2d(dim_in, dim_in, 3, 1, 1), nn.Conv2d(dim_in, dim_out, 3, 1, 1)
        if self.normalize:
            self.norm1, self.norm2 = nn.InstanceNorm2d(dim_in, affine=True), nn.InstanceNorm2d(dim_in, affine=True)
        if self.learned_sc:
            self.conv1x1 = nn.Conv2d(dim_in, dim_out, 1, 1, 0, bias=False)

    def _shortcut(self, x):
        x = self.conv1x1(x) if self.learned_sc else x
        return F.avg_pool2d(x, 2) if self.downsample else x

    def _residual(self, x):
        x = self.actv(self.norm1(x) if self.normalize else x)
        x = self.conv1(x)
        if self.downsample:
            x = F.avg_pool2d(x, 2)
        return self.conv2(self.actv(self.norm2(x) if self.normalize else x))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return (self._shortcut(x) + self._residual(x)) / math.sqrt(2)


class Projection(nn.Module):
    """Scores a picture together with its label."""

    def __init__(self, num_classes=3, ch=4, normalize=False):
        super().__init__()
        blocks: List[nn.Module] = [nn.Conv2d(3, ch, 3, 1, 1)]
        for mult in range(2):
            blocks.append(ResBlock(ch * 2 ** mult, ch * 2 ** (mult + 1), normalize=normalize))
        self.blocks = nn.ModuleList(blocks)
        self.l6, self.l_y = nn.Linear(ch * 4, 1), nn.Embedding(num_classes, ch * 4)
        self._initialize()

    def _initialize(self):
        init.xavier_uniform_(self.l6.weight.data)
        optional_l_y: Optional[nn.Module] = getattr(self, 'l_y', None)
        if optional_l_y is not None:
            init.xavier_uniform_(optional_l_y.weight.data)

    def forward(self, x, y=None):
        h = functools.reduce(lambda value, block: block(value), self.blocks, x)
        h = torch.sum(F.relu(h), dim=(2, 3))
        output = self.l6(h)
        if y is not None:
            output = output + torch.sum(self.l_y(y) * h, dim=1, keepdim=True)
        return output


class Unet(nn.Module):
    def __init__(self, ch=4):
        super().__init__()
        norm_layer = functools.partial(nn.InstanceNorm2d, affine=False, track_running_stats=False)
        self.down = nn.Sequential(OrderedDict(conv=nn.Conv2d(3, ch, 4, 2, 1), act=nn.LeakyReLU(0.2, True)))
        self.middle = nn.Sequential(nn.Conv2d(ch, ch * 2, 4, stride=2, padding=1), norm_layer(ch * 2), nn.LeakyReLU(0.2, True))
        self.up = nn.Sequential(nn.ConvTranspose2d(ch * 2, ch, 4, 2, 1), norm_layer(ch), nn.ReLU())
        self.out = nn.Conv2d(ch * 2, 1, 3, padding=1)

    def forward(self, x) -> Tuple[torch.Tensor, torch.Tensor]:
        d = self.down(x)
        m = self.middle(d)
        u = self.up(m)
        return self.out(torch.cat([d, u], dim=1)).mean(dim=(1, 2, 3)), m.mean((1, 2, 3))


class Patch(nn.Module):
    def __init__(self, input_nc=3, ndf=4, n_layers=2, norm_layer=nn.BatchNorm2d):
        super(Patch, self).__init__()
        use_bias = norm_layer.func != nn.BatchNorm2d if type(norm_layer) == functools.partial else norm_layer != nn.BatchNorm2d
        sequence, nf_mult = [nn.Conv2d(input_nc, ndf, kernel_size=4, stride=2, padding=1), nn.LeakyReLU(0.2, True)], 1
        for n in range(1, n_layers):
            nf_mult_prev, nf_mult = nf_mult, min(2 ** n, 8)
            sequence += [nn.Conv2d(ndf * nf_mult_prev, ndf * nf_mult, 4, 2, 1, bias=use_bias), norm_layer(ndf * nf_mult), nn.LeakyReLU(0.2, True)]
        sequence += [nn.Conv2d(ndf * nf_mult, 1, kernel_size=3, stride=1, padding=1)]
        self.model = nn.Sequential(*sequence)

    def forward(self, input):
        return self.model(input)


class Stacked(nn.Module):
    """A classic in one list, with a reshape at each end."""

    def __init__(self, img_shape=(3, 16, 16)):
        super().__init__()

        def block(in_feat, out_feat, normalize=True):
            layers = [nn.Linear(in_feat, out_feat)]
            if normalize:
                layers.append(nn.LayerNorm(out_feat))
            layers.append(nn.SiLU(inplace=True))
            return layers

        self.model = nn.Sequential(*block(int(np.prod(img_shape)), 16, normalize=False), *block(16, 16), nn.Linear(16, 1))

    def forward(self, img):
        img_flat = img.view(img.size(0), -1)
        return self.model(img_flat)


def penalty(critic, real, fake, **kwargs):
    alpha = torch.rand([real.shape[0]] + [1] * (real.ndim - 1)).expand(real.size())
    x = (fake + alpha * (real - fake)).detach()
    x.requires_grad = True
    out = critic(x, **kwargs)
    if isinstance(out, tuple):
        out = sum(o.sum() for o in out)
    grad = torch.autograd.grad(outputs=out, inputs=x, grad_outputs=torch.ones(out.size()), create_graph=True, retain_graph=True, only_inputs=True)[0]
    return ((grad.reshape(grad.shape[0], -1).norm(2, dim=1) - 1.0) ** 2).mean()


for make, kwargs in (
    (StyleCritic, {}), (lambda: nn.Sequential(nn.Conv2d(3, 4, 4, 4), SelfAttention(4), nn.Flatten(), nn.Linear(64, 1)), {}), (Projection, {'y': torch.tensor([0, 2, 1, 0])}),
    (lambda: Projection(normalize=True), {}), (Unet, {}), (Patch, {}), (lambda: Patch(norm_layer=functools.partial(nn.InstanceNorm2d, affine=True)), {}), (Stacked, {}),
):
    torch.manual_seed(0)
    critic = make()
    real, fake = torch.randn(4, 3, 16, 16), torch.rand(4, 3, 16, 16) * 2 - 1
    value = penalty(critic, real, fake, **kwargs)
    optimizer = torch.optim.Adam(filter(lambda p: p.requires_grad, critic.parameters()), lr=1e-3, betas=(0.5, 0.999))
    optimizer.zero_grad()
    (10 * value).backward()
    total = torch.sqrt(sum(p.grad.pow(2).sum() for p in critic.parameters() if p.grad is not None))
    print(type(critic).__name__, sum(p.numel() for p in critic.parameters()), value.item(), total.item())
print(EqualizedConv2d(3, 4, 3), len(StyleCritic().state_dict()), [name for name, _ in Projection().named_children()])
