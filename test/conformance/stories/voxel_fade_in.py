"""Voxel (3-D) critic, progressive fade-in, minibatch stddev, equalised learning rate."""
import math, torch
from torch import nn
from torch.nn import functional as F
class EqualConv3d(nn.Module):
    def __init__(self, i, o, k, gain=2 ** 0.5):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(o, i, k, k, k)); self.bias = nn.Parameter(torch.zeros(o))
        self.scale = gain / math.sqrt(i * k ** 3)
        self.pad = k // 2
    def forward(self, x): return F.conv3d(x, self.weight * self.scale, self.bias, padding=self.pad)
class MinibatchStd(nn.Module):
    def __init__(self, group=2): super().__init__(); self.group = group
    def forward(self, x):
        n, c, *s = x.shape
        g = min(self.group, n)
        y = x.view(g, -1, c, *s)
        y = (y - y.mean(0, keepdim=True)).pow(2).mean(0).add(1e-8).sqrt().mean(dim=(1, 2, 3, 4), keepdim=True)
        return torch.cat([x, y.repeat(g, 1, *s)], 1)
class VoxelCritic(nn.Module):
    def __init__(self, chans=(8, 4)):
        super().__init__()
        self.from_vox = nn.ModuleList([EqualConv3d(1, c, 1) for c in chans])
        self.blocks = nn.ModuleList([EqualConv3d(4, 8, 3)])
        self.std = MinibatchStd(); self.last = EqualConv3d(9, 8, 3)
        self.fc = nn.Linear(8 * 8, 1)
        self.register_buffer("alpha", torch.tensor(0.25))
    def forward(self, x, level=1):
        if level == 0: h = F.leaky_relu(self.from_vox[0](x), 0.2)
        else:
            h = F.leaky_relu(self.from_vox[1](x), .2)
            h = F.avg_pool3d(F.leaky_relu(self.blocks[0](h), .2), 2)
            skip = F.leaky_relu(self.from_vox[0](F.avg_pool3d(x, 2)), .2)
            h = torch.lerp(skip, h, self.alpha)
        h = F.leaky_relu(self.last(self.std(h)), .2)
        return self.fc(h.flatten(1))
torch.manual_seed(2)
D = VoxelCritic()
x = (torch.rand(4, 1, 4, 4, 4) > 0.5).float()
fake = torch.sigmoid(torch.randn(4, 1, 4, 4, 4))
for level, (r, f) in enumerate([(F.avg_pool3d(x, 2), F.interpolate(fake, scale_factor=.5, mode="trilinear", align_corners=False)), (x, fake)]):
    a = torch.rand(4, 1, 1, 1, 1)
    m = (a * r + (1 - a) * f).requires_grad_(True)
    s = D(m, level)
    g, = torch.autograd.grad(s, m, torch.ones_like(s), create_graph=True)
    gp = (g.reshape(4, -1).norm(2, 1).sub(1) ** 2).mean()
    drift = (D(r, level) ** 2).mean() * 1e-3
    (gp + drift).backward()
    print(level, tuple(g.shape), gp.item(), drift.item(), {n: round(p.grad.norm().item(), 5) for n, p in D.named_parameters() if p.grad is not None})
D.alpha.fill_(1.)
print(D.alpha, D(x, 1).view(-1))
