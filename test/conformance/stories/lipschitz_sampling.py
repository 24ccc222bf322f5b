"""How Lipschitz is this critic? Sampled slopes, input gradients, products of spectral norms; orthogonal layers; weight clipping."""
import math
from typing import Iterator

import torch
from torch import nn, Tensor
from torch.nn.utils.parametrizations import orthogonal


class GroupSort(nn.Module):
    def __init__(self, group: int = 2):
        super().__init__()
        self.group = group

    def forward(self, x: Tensor) -> Tensor:
        return x.unflatten(-1, (-1, self.group)).sort(dim=-1).values.flatten(-2)

    def extra_repr(self) -> str:
        return f"group={self.group}"


def pairs(n: int, dim: int, radius: float, gen: torch.Generator) -> Iterator[tuple]:
    for _ in range(n):
        x = torch.randn(64, dim, generator=gen)
        d = torch.randn(64, dim, generator=gen)
        yield x, x + radius * d / d.norm(dim=1, keepdim=True)


@torch.no_grad()
def slope(f: nn.Module, radius: float, seed: int = 0, n: int = 4) -> float:
    gen = torch.Generator().manual_seed(seed)
    best = 0.0
    for x, y in pairs(n, 5, radius, gen):
        q = (f(x) - f(y)).abs().squeeze(1) / (x - y).norm(dim=1)
        best = max(best, q.max().item())
    return best


def by_gradient(f: nn.Module, seed: int = 0) -> float:
    x = torch.randn(256, 5, generator=torch.Generator().manual_seed(seed), requires_grad=True)
    return torch.autograd.grad(f(x).sum(), x)[0].norm(dim=1).max().item()


def upper_bound(f: nn.Module) -> float:
    bound = 1.0
    for m in f.modules():
        if isinstance(m, nn.Linear):
            bound *= torch.linalg.matrix_norm(m.weight.detach(), ord=2).item()
    return bound


def make(kind: str) -> nn.Sequential:
    torch.manual_seed(123)
    wrap = orthogonal if kind == "orthogonal" else (lambda m: m)
    act = GroupSort if kind == "orthogonal" else lambda: nn.LeakyReLU(0.2)
    net = nn.Sequential(wrap(nn.Linear(5, 8)), act(), wrap(nn.Linear(8, 8)), act(), wrap(nn.Linear(8, 1)))
    if kind == "clipped":
        for p in net.parameters():
            p.data.clamp_(-0.1, 0.1)
    return net


print(f"{'critic':<12}{'slope 1.0':>12}{'slope 0.01':>12}{'gradient':>12}{'bound':>12}")
for kind in ("plain", "clipped", "orthogonal"):
    f = make(kind)
    row = [slope(f, 1.0), slope(f, 1e-2), by_gradient(f), upper_bound(f)]
    print(f"{kind:<12}" + "".join(f"{v:12.4f}" for v in row))
    assert row[0] <= row[3] * (1 + 1e-3), "a slope above the bound"
f = make("orthogonal")
print(f[1], f[0].parametrizations.weight[0].__class__.__name__)
w = f[2].weight
print("W W^T = I:", torch.allclose(w @ w.T, torch.eye(8), atol=1e-5), "log2 bound", abs(round(math.log2(upper_bound(f)), 4)))
x = torch.randn(6, 5, requires_grad=True)
g, = torch.autograd.grad(f(x).sum(), x, create_graph=True)
pen = (g.norm(dim=1) - 1).square().mean()
print("penalty %.6f" % pen.item(), [n for n, _ in f.named_parameters()][:4])
try:
    GroupSort(3)(torch.zeros(2, 8))
except RuntimeError as e:
    print("RuntimeError:", str(e).splitlines()[0])
