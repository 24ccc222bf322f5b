"""StyleGAN2-like: modulated conv, path length, lazy R1, mixing, upfirdn-like blur, truncation; non-saturating."""
import math, random, torch
from torch import nn, autograd
from torch.nn import functional as F
torch.manual_seed(8); random.seed(8)
class PixelNorm(nn.Module):
    def forward(self, x): return x * torch.rsqrt(torch.mean(x ** 2, dim=1, keepdim=True) + 1e-8)
class EqualLinear(nn.Module):
    def __init__(self, i, o, bias_init=0, lr_mul=1.):
        super().__init__(); self.weight = nn.Parameter(torch.randn(o, i).div_(lr_mul)); self.bias = nn.Parameter(torch.zeros(o).fill_(bias_init)); self.scale = (1 / math.sqrt(i)) * lr_mul; self.lr_mul = lr_mul
    def forward(self, x): return F.linear(x, self.weight * self.scale, bias=self.bias * self.lr_mul)
    def __repr__(self): return f"{self.__class__.__name__}({self.weight.shape[1]}, {self.weight.shape[0]})"
def make_kernel(k):
    k = torch.tensor(k, dtype=torch.float32)
    if k.ndim == 1: k = k[None, :] * k[:, None]
    k /= k.sum()
    return k
class Blur(nn.Module):
    def __init__(self, k, pad): super().__init__(); self.register_buffer("kernel", make_kernel(k)); self.pad = pad
    def forward(self, x):
        n, c, h, w = x.shape
        return F.conv2d(F.pad(x, (self.pad[0], self.pad[1]) * 2).reshape(n * c, 1, h + sum(self.pad), w + sum(self.pad)), torch.flip(self.kernel, [0, 1])[None, None]).view(n, c, h + sum(self.pad) - self.kernel.shape[0] + 1, -1)
class ModulatedConv(nn.Module):
    def __init__(self, i, o, k, s, demod=True): super().__init__(); self.weight = nn.Parameter(torch.randn(1, o, i, k, k)); self.mod = EqualLinear(s, i, bias_init=1); self.demod, self.scale, self.k, self.o = demod, 1 / math.sqrt(i * k ** 2), k, o
    def forward(self, x, style):
        b, i, h, w = x.shape
        wt = self.scale * self.weight * self.mod(style).view(b, 1, i, 1, 1)
        if self.demod: wt = wt * torch.rsqrt(wt.pow(2).sum([2, 3, 4]) + 1e-8).view(b, self.o, 1, 1, 1)
        return F.conv2d(x.view(1, b * i, h, w), wt.view(b * self.o, i, self.k, self.k), padding=self.k // 2, groups=b).view(b, self.o, h, w)
class G(nn.Module):
    def __init__(self, s=8):
        super().__init__(); self.style = nn.Sequential(PixelNorm(), *[m for _ in range(2) for m in (EqualLinear(s, s, lr_mul=.01), nn.LeakyReLU(.2))])
        self.const = nn.Parameter(torch.randn(1, 6, 4, 4)); self.c1, self.c2 = ModulatedConv(6, 6, 3, s), ModulatedConv(6, 4, 3, s); self.rgb = ModulatedConv(4, 3, 1, s, demod=False); self.blur = Blur([1, 3, 3, 1], (2, 1)); self.noise = nn.Parameter(torch.zeros(1))
    def forward(self, zs, return_latents=False, inject=None, truncation=1., mean=None):
        ws = [self.style(z) for z in zs]
        if truncation < 1: ws = [mean + truncation * (w - mean) for w in ws]
        if len(ws) < 2: lat = ws[0].unsqueeze(1).repeat(1, 3, 1)
        else:
            inject = inject or random.randint(1, 2)
            lat = torch.cat([ws[0].unsqueeze(1).repeat(1, inject, 1), ws[1].unsqueeze(1).repeat(1, 3 - inject, 1)], 1)
        x = F.leaky_relu(self.c1(self.const.repeat(len(lat), 1, 1, 1), lat[:, 0]) + self.noise * torch.randn(len(lat), 1, 4, 4), .2) * 2 ** .5
        x = self.blur(F.interpolate(x, scale_factor=2, mode="bilinear", align_corners=False))
        x = F.leaky_relu(self.c2(x, lat[:, 1]), .2) * 2 ** .5
        im = self.rgb(x, lat[:, 2])
        return (im, lat) if return_latents else (im, None)
class D(nn.Module):
    def __init__(self): super().__init__(); self.c = nn.Conv2d(3, 6, 1); self.d = nn.Conv2d(6, 6, 3, stride=2, padding=0); self.blur = Blur([1, 3, 3, 1], (2, 2)); self.l = EqualLinear(7 * 16, 1)
    def forward(self, x):
        h = F.leaky_relu(self.d(self.blur(F.leaky_relu(self.c(x), .2))), .2)
        n, c, a, b = h.shape; g = min(n, 4)
        sd = torch.sqrt(h.view(g, -1, 1, c, a, b).var(0, unbiased=False) + 1e-8).mean([2, 3, 4], keepdims=True).squeeze(2).repeat(g, 1, a, b)
        return self.l(torch.cat([h, sd], 1).flatten(1))
def d_r1_loss(real_pred, real_img):
    gr, = autograd.grad(outputs=real_pred.sum(), inputs=real_img, create_graph=True)
    return gr.pow(2).reshape(gr.shape[0], -1).sum(1).mean()
def g_path_regularize(fake, lat, mean_pl, decay=.01):
    noise = torch.randn_like(fake) / math.sqrt(fake.shape[2] * fake.shape[3])
    gr, = autograd.grad(outputs=(fake * noise).sum(), inputs=lat, create_graph=True)
    pl = torch.sqrt(gr.pow(2).sum(2).mean(1)); m = mean_pl + decay * (pl.mean() - mean_pl)
    return (pl - m).pow(2).mean(), m.detach(), pl
g, d = G(), D()
print(g.style, sum(p.numel() for p in g.parameters()))
with torch.no_grad(): mean_w = g.style(torch.randn(64, 8)).mean(0, keepdim=True)
og, od = torch.optim.Adam(g.parameters(), lr=2e-3 * 4 / 5, betas=(0 ** .8, .99 ** .8)), torch.optim.Adam(d.parameters(), lr=2e-3, betas=(0, .99))
mpl = 0
for i in range(3):
    real = torch.rand(4, 3, 8, 8) * 2 - 1
    zs = [torch.randn(4, 8)] if random.random() > .9 else torch.randn(2, 4, 8).unbind(0)
    fake, _ = g(zs)
    dl = F.softplus(d(fake.detach())).mean() + F.softplus(-d(real)).mean()
    d.zero_grad(); dl.backward(); od.step()
    r1 = torch.zeros(())
    if i % 2 == 0:
        real.requires_grad = True; p = d(real); r1 = d_r1_loss(p, real); d.zero_grad(); (10 / 2 * r1 * 16 + 0 * p[0]).backward(); od.step()
    fake, lat = g([torch.randn(2, 8)], return_latents=True)
    gl = F.softplus(-d(fake)).mean(); pll, mpl, pls = g_path_regularize(fake, lat, mpl)
    g.zero_grad(); (gl + 2 * pll).backward(); og.step()
    print(i, f"{dl.item():.5f} {r1.item():.5f} {gl.item():.5f} {pll.item():.5f} {mpl.item():.6f}", pls.shape)
with torch.no_grad(): print(g([torch.randn(1, 8)], truncation=.5, mean=mean_w)[0][0, :, 0, :3])
