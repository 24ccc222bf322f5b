"""Right and wrong formulas on one gradient whose samples have the lengths 1/4, 1/2, 1, 2 and 4."""
import math

import torch
from torch.nn import functional as F

torch.manual_seed(0)
direction = torch.randn(5, 3, 4, 6)
lengths = torch.tensor([0.25, 0.5, 1.0, 2.0, 4.0])
g = direction / direction.flatten(1).norm(dim=1).view(5, 1, 1, 1) * lengths.view(5, 1, 1, 1)
flat = g.reshape(5, -1)
n = flat.norm(2, dim=1)
print(n)
for name, value in (
    ('two-sided', ((n - 1) ** 2).mean()),
    ('one-sided', torch.clamp(n - 1, min=0).pow(2).mean()),
    ('one-sided by relu', (F.relu(n - 1) ** 2).mean()),
    ('one-sided by max', torch.max(torch.zeros_like(n), n - 1).square().mean()),
    ('R1', flat.pow(2).sum(1).mean()),
    ('R1 half', 0.5 * (flat ** 2).sum(dim=1).mean()),
    ('mean first', (n.mean() - 1) ** 2),
    ('root forgotten', ((flat ** 2).sum(1) - 1).pow(2).mean()),
    ('absolute', (n - 1).abs().mean()),
    ('sum', ((n - 1) ** 2).sum()),
    ('ten inside', 10 * ((n - 1) ** 2).mean()),
    ('whole batch', (g.norm() - 1) ** 2),
    ('channels', ((g.norm(2, dim=1) - 1) ** 2).mean()),
    ('batch axis', ((flat.norm(2, dim=0) - 1) ** 2).mean()),
    ('last axis', ((g.norm(2, dim=-1) - 1) ** 2).mean()),
    ('column', ((g.view(-1, 1).norm(2, dim=1) - 1) ** 2).mean()),
    ('p = 1', ((flat.norm(1, dim=1) - 1) ** 2).mean()),
    ('infinity', ((flat.norm(math.inf, dim=1) - 1) ** 2).mean()),
    ('root mean square', ((flat.pow(2).mean(1).sqrt() - 1) ** 2).mean()),
    ('spectral', ((torch.linalg.norm(g, 2, dim=(2, 3)) - 1) ** 2).mean()),
    ('per element', ((g.abs() - 1) ** 2).mean()),
    ('chained', ((g.norm(2, dim=3).norm(2, dim=2).norm(2, dim=1) - 1) ** 2).mean()),
    ('three axes', ((g.norm(2, dim=(1, 2, 3)) - 1) ** 2).mean()),
    ('square root of a sum', ((torch.sqrt(torch.sum(g ** 2, dim=[1, 2, 3]) + 1e-12) - 1) ** 2).mean()),
    ('mse', F.mse_loss(n, torch.ones_like(n))),
    ('target 750', ((n - 750) ** 2 / 750 ** 2).mean()),
    ('standard deviation', n.std() ** 2 * 4 / 5 + (n.mean() - 1) ** 2),
):
    print(f'{name}: {value.item():.9f}')
for shape in ((256, 1, 28, 28), (64, 3, 64, 64), (10, 784), (2, 3, 5)):
    size = torch.prod(torch.Tensor(shape[1:]))
    unit = torch.ones(*shape) / torch.sqrt(size)
    rows = unit.view(len(unit), -1)
    print(shape, size.item(), f'{unit.flatten()[0].item():.7f} {rows.norm(2, dim=1)[0].item():.9f} {((unit.norm(2, dim=1) - 1) ** 2).mean().item():.9f} {(unit.norm() - 1).pow(2).item():.9f}')
    for other in (torch.full(shape, 1 / math.sqrt(math.prod(shape[1:]))), torch.ones(shape) * int(size) ** -0.5, torch.ones_like(unit).div_(size ** 0.5), unit.new_ones(shape) / math.prod(shape[1:]) ** 0.5):
        print(torch.allclose(unit, other), end=' ')
    print()
