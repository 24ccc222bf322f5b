"""A critic on point sets (PointNet with a small T-Net), registered in a registry of critics."""
import torch
import torch.nn as nn
import torch.nn.functional as F

REGISTRY = {}


def register(name=None, **defaults):
    def decorator(cls):
        key = name or cls.__name__.lower()
        if key in REGISTRY:
            raise KeyError(f"{key!r} is registered already")
        REGISTRY[key] = (cls, defaults)
        return cls
    return decorator


def build(name, **overrides):
    try:
        cls, defaults = REGISTRY[name]
    except KeyError:
        raise KeyError(f"unknown critic {name!r}; known: {', '.join(sorted(REGISTRY))}") from None
    return cls(**{**defaults, **overrides})


class TNet(nn.Module):
    def __init__(self, k):
        super().__init__()
        self.k = k
        self.conv1 = nn.Conv1d(k, 8, 1)
        self.conv2 = nn.Conv1d(8, 16, 1)
        self.fc = nn.Linear(16, k * k)
        nn.init.zeros_(self.fc.weight)
        self.register_buffer("iden", torch.eye(k).flatten())

    def forward(self, x):
        x = F.relu(self.conv2(F.relu(self.conv1(x))))
        x = torch.max(x, 2, keepdim=True)[0].view(-1, 16)
        return (self.fc(x) + self.iden).view(-1, self.k, self.k)


@register("pointnet", width=16)
class PointNetCritic(nn.Module):
    def __init__(self, width, alignment=True):
        super().__init__()
        self.stn = TNet(3) if alignment else None
        self.mlp = nn.Sequential(nn.Conv1d(3, width, 1), nn.GroupNorm(4, width), nn.LeakyReLU(0.2), nn.Conv1d(width, 2 * width, 1))
        self.head = nn.Sequential(nn.Linear(2 * width, width), nn.LeakyReLU(0.2), nn.Linear(width, 1))

    def forward(self, pts):  # (B, N, 3)
        x = pts.transpose(2, 1)
        if self.stn is not None:
            x = torch.bmm(x.transpose(2, 1), self.stn(x)).transpose(2, 1)
        return self.head(self.mlp(x).max(dim=-1).values)


@register("deepsets")
class DeepSets(nn.Module):
    def __init__(self, pool="mean"):
        super().__init__()
        self.phi, self.rho = nn.Linear(3, 12), nn.Linear(12, 1)
        self.pool = getattr(torch, pool)

    def forward(self, pts):
        h = self.pool(F.elu(self.phi(pts)), dim=1)
        h = h[0] if isinstance(h, tuple) else h
        return self.rho(h)


def chamfer(a, b):
    d = torch.cdist(a, b)
    return d.min(2)[0].mean(1) + d.min(1)[0].mean(1)


def sphere(batch, n):
    p = torch.randn(batch, n, 3)
    return p / p.norm(dim=-1, keepdim=True)


torch.manual_seed(8)
real, fake = sphere(4, 20), torch.rand(4, 20, 3) * 2 - 1
print("chamfer", [round(v, 5) for v in chamfer(real, fake).tolist()])
for name, kw in (("pointnet", {}), ("pointnet", dict(alignment=False, width=8)), ("deepsets", {}), ("deepsets", {"pool": "sum"})):
    D = build(name, **kw)
    eps = torch.rand(4, 1, 1)
    x = (eps * real + (1 - eps) * fake).requires_grad_(True)
    y = D(x)
    g = torch.autograd.grad(y, x, torch.ones_like(y), create_graph=True)[0]
    per_set = ((g.flatten(1).norm(dim=1) - 1) ** 2).mean()
    per_point = ((g.norm(dim=2) - 1) ** 2).mean()
    (per_set + 0.1 * per_point).backward()
    print(f"{name:<10}{kw} per set {per_set:.5f}, per point {per_point:.5f}, touched points {g.norm(dim=2).gt(0).sum(1).tolist()}")
    print("   ", {n: round(float(p.grad.norm()), 5) for n, p in D.named_parameters() if p.grad is not None})
    perm = torch.randperm(20)
    print("    order does not matter:", torch.allclose(D(x[:, perm]), y, atol=1e-5))
for bad in (lambda: build("voxel"), lambda: register("deepsets")(DeepSets), lambda: build("deepsets", pool="sideways")):
    try:
        bad()
    except (KeyError, AttributeError) as e:
        print(type(e).__name__, e)
