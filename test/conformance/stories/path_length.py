"""Path length regularisation of a style generator: noise image, EMA of the lengths, decay as in StyleGAN2."""
import math
import copy
import torch
from torch import nn, autograd
import torch.nn.functional as F


class ModulatedConv2d(nn.Module):
    def __init__(self, cin, cout, k, style_dim, demodulate=True):
        super().__init__()
        self.eps = 1e-8
        self.k, self.cin, self.cout = k, cin, cout
        self.scale = 1 / math.sqrt(cin * k ** 2)
        self.weight = nn.Parameter(torch.randn(1, cout, cin, k, k))
        self.modulation = nn.Linear(style_dim, cin)
        nn.init.ones_(self.modulation.bias)
        self.demodulate = demodulate

    def forward(self, input, style):
        batch, cin, height, width = input.shape
        style = self.modulation(style).view(batch, 1, cin, 1, 1)
        weight = self.scale * self.weight * style
        if self.demodulate:
            demod = torch.rsqrt(weight.pow(2).sum([2, 3, 4]) + 1e-8)
            weight = weight * demod.view(batch, self.cout, 1, 1, 1)
        weight = weight.view(batch * self.cout, cin, self.k, self.k)
        out = F.conv2d(input.view(1, batch * cin, height, width), weight, padding=self.k // 2, groups=batch)
        return out.view(batch, self.cout, out.shape[-2], out.shape[-1])


class PixelNorm(nn.Module):
    def forward(self, input):
        return input * torch.rsqrt(torch.mean(input ** 2, dim=1, keepdim=True) + 1e-8)


class Generator(nn.Module):
    def __init__(self, style_dim=8, ch=6, n_mlp=2):
        super().__init__()
        layers = [PixelNorm()]
        for _ in range(n_mlp):
            layers += [nn.Linear(style_dim, style_dim), nn.LeakyReLU(0.2)]
        self.style = nn.Sequential(*layers)
        self.constant = nn.Parameter(torch.randn(1, ch, 4, 4))
        self.conv1 = ModulatedConv2d(ch, ch, 3, style_dim)
        self.conv2 = ModulatedConv2d(ch, ch, 3, style_dim)
        self.to_rgb = ModulatedConv2d(ch, 3, 1, style_dim, demodulate=False)
        self.n_latent = 3

    def forward(self, z, return_latents=False):
        w = self.style(z).unsqueeze(1).repeat(1, self.n_latent, 1)
        out = self.constant.repeat(z.shape[0], 1, 1, 1)
        out = F.leaky_relu(self.conv1(out, w[:, 0]), 0.2)
        out = F.interpolate(out, scale_factor=2, mode="bilinear", align_corners=False)
        out = F.leaky_relu(self.conv2(out, w[:, 1]), 0.2)
        image = self.to_rgb(out, w[:, 2])
        return (image, w) if return_latents else (image, None)


def g_path_regularize(fake_img, latents, mean_path_length, decay=0.01):
    noise = torch.randn_like(fake_img) / math.sqrt(fake_img.shape[2] * fake_img.shape[3])
    grad, = autograd.grad(outputs=(fake_img * noise).sum(), inputs=latents, create_graph=True)
    path_lengths = torch.sqrt(grad.pow(2).sum(2).mean(1))
    path_mean = mean_path_length + decay * (path_lengths.mean() - mean_path_length)
    path_penalty = (path_lengths - path_mean).pow(2).mean()
    return path_penalty, path_mean.detach(), path_lengths


def accumulate(model1, model2, decay=0.9):
    par1, par2 = dict(model1.named_parameters()), dict(model2.named_parameters())
    for k in par1.keys():
        par1[k].data.mul_(decay).add_(par2[k].data, alpha=1 - decay)


torch.manual_seed(3)
g = Generator()
g_ema = copy.deepcopy(g).eval()
opt = torch.optim.Adam(g.parameters(), lr=0.01, betas=(0.0, 0.99))
mean_path_length, average = 0, 0
for i in range(3):
    fake, latents = g(torch.randn(2, 8), return_latents=True)
    path_loss, mean_path_length, path_lengths = g_path_regularize(fake, latents, mean_path_length)
    g.zero_grad()
    weighted = 2 * 4 * path_loss + 0 * fake[0, 0, 0, 0]
    weighted.backward()
    opt.step()
    accumulate(g_ema, g)
    average += mean_path_length.item() / 3
    print(f'{i} path {path_loss.item():.5f} mean {mean_path_length.item():.6f} lengths {[round(v, 5) for v in path_lengths.tolist()]}')
print(f'{average:.6f}', all(p.grad is None for p in g_ema.parameters()))
for (n, a), b in zip(g.named_parameters(), g_ema.parameters()):
    print(f'{n:<26}{(a - b).norm().item():.5f}')
