"""ProGAN/StyleGAN critic with fade-in, equalised lr, minibatch stddev, R1 + lazy regularisation, EMA."""
import copy, math, torch, torch.nn as nn, torch.nn.functional as F
torch.manual_seed(7)
class EqConv(nn.Module):
    def __init__(self, i, o, k, gain=2 ** 0.5, padding=0):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(o, i, k, k)); self.bias = nn.Parameter(torch.zeros(o))
        self.scale = gain / math.sqrt(i * k * k); self.padding = padding
    def forward(self, x): return F.conv2d(x, self.weight * self.scale, self.bias, padding=self.padding)
class PixelNorm(nn.Module):
    def forward(self, x): return x * torch.rsqrt(x.pow(2).mean(1, keepdim=True) + 1e-8)
class Stddev(nn.Module):
    def __init__(self, g=2): super().__init__(); self.g = g
    def forward(self, x):
        n, c, h, w = x.shape; g = min(self.g, n)
        y = x.view(g, -1, 1, c, h, w); y = y - y.mean(0, keepdim=True)
        y = (y.square().mean(0) + 1e-8).sqrt().mean([2, 3, 4], keepdim=True).squeeze(3) if False else (y.square().mean(0) + 1e-8).sqrt().mean([2, 3, 4], keepdim=True)
        y = y.squeeze(2).repeat(g, 1, h, w) if y.dim() == 5 else y.repeat(g, 1, h, w)
        return torch.cat([x, y.view(n, 1, h, w)], 1)
class Blur(nn.Module):
    def __init__(self):
        super().__init__(); k = torch.tensor([1., 2., 1.]); self.register_buffer("k", (k[:, None] * k[None] / 16)[None, None])
    def forward(self, x): return F.conv2d(x, self.k.expand(x.size(1), -1, -1, -1), padding=1, groups=x.size(1))
class D(nn.Module):
    def __init__(self, base=4, steps=2):
        super().__init__()
        self.rgb = nn.ModuleList([EqConv(3, base, 1) for _ in range(steps + 1)])
        self.blocks = nn.ModuleList([nn.Sequential(EqConv(base, base, 3, padding=1), nn.LeakyReLU(.2), Blur(), nn.AvgPool2d(2)) for _ in range(steps)])
        self.tail = nn.Sequential(Stddev(), EqConv(base + 1, base, 3, padding=1), nn.LeakyReLU(.2), nn.Flatten(), nn.Linear(base * 16, 1))
    def forward(self, x, step, alpha=1.0):
        h = self.rgb[step](x)
        for i in range(step, 0, -1):
            h = self.blocks[i - 1](h)
            if i == step and alpha < 1:
                h = alpha * h + (1 - alpha) * self.rgb[step - 1](F.avg_pool2d(x, 2))
        return self.tail(h)
d = D(); ema = copy.deepcopy(d).eval().requires_grad_(False)
opt = torch.optim.Adam(d.parameters(), lr=1e-3, betas=(0, .99))
for it in range(3):
    step, alpha = min(it, 2), .3 + .2 * it
    real = torch.randn(4, 3, 4 * 2 ** step, 4 * 2 ** step); fake = torch.tanh(real.flip(0) * 2)
    real.requires_grad_()
    s = d(real, step, alpha)
    loss = F.softplus(d(fake, step, alpha)).mean() + F.softplus(-s).mean()
    g, = torch.autograd.grad(s.sum(), real, create_graph=True)
    r1 = g.square().sum((1, 2, 3)).mean()
    eps = torch.rand(4, 1, 1, 1); xi = (eps * real.detach() + (1 - eps) * fake).requires_grad_()
    gi = torch.autograd.grad(d(xi, step, alpha).sum(), xi, create_graph=True)[0]
    gp = (gi.view(4, -1).norm(2, 1) - 1).pow(2).mean()
    opt.zero_grad(set_to_none=True); (loss + 5 * r1 + 10 * gp).backward(); opt.step()
    with torch.no_grad():
        for pe, p in zip(ema.parameters(), d.parameters()): pe.lerp_(p, 0.1)
    print(f"{it} loss {loss:.5f} r1 {r1.item():.6f} gp {gp.item():.6f} |ema| {sum(p.norm() for p in ema.parameters()):.5f}")
print(d)
print({k: tuple(v.shape) for k, v in list(d.state_dict().items())[:4]})
print(opt)
