"""What a critic should find: 1-D Wasserstein distance by sorting, Sinkhorn, sliced distance, MMD, and the dual by training."""
import math
import numpy as np
import torch
from torch import nn


def w1_sorted(a, b):
    return (a.sort().values - b.sort().values).abs().mean()


def sliced(a, b, n=16, generator=None):
    directions = torch.randn(a.shape[1], n, generator=generator, dtype=a.dtype)
    directions /= directions.norm(dim=0)
    pa, pb = (a @ directions).sort(dim=0)[0], (b @ directions).sort(dim=0)[0]
    return (pa - pb).pow(2).mean().sqrt()


def sinkhorn(x, y, eps=0.1, iters=30):
    cost = torch.cdist(x, y) ** 2
    log_mu = torch.full((len(x),), -math.log(len(x)), dtype=x.dtype)
    log_nu = torch.full((len(y),), -math.log(len(y)), dtype=x.dtype)
    u, v = torch.zeros_like(log_mu), torch.zeros_like(log_nu)
    for _ in range(iters):
        u = eps * (log_mu - torch.logsumexp((v[None, :] - cost) / eps + 0.0, dim=1))
        v = eps * (log_nu - torch.logsumexp((u[:, None] - cost) / eps + 0.0, dim=0))
    plan = torch.exp((u[:, None] + v[None, :] - cost) / eps)
    return (plan * cost).sum(), plan


def mmd(x, y, widths=(0.5, 1.0, 2.0)):
    z = torch.cat([x, y])
    d = (z.unsqueeze(0) - z.unsqueeze(1)).pow(2).sum(-1)
    k = sum(torch.exp(-d / (2 * w ** 2)) for w in widths)
    n = len(x)
    return k[:n, :n].mean() + k[n:, n:].mean() - 2 * k[:n, n:].mean()


rng = np.random.RandomState(4)
a = torch.from_numpy(rng.normal(0, 1, (24, 2)))
b = torch.from_numpy(rng.normal(0, 1, (24, 2)) @ np.array([[1.0, 0.4], [0.0, 0.7]]) + np.array([1.5, -0.5])).requires_grad_()
print("1-D", [w1_sorted(a[:, i], b[:, i]).item() for i in range(2)])
g = torch.Generator().manual_seed(0)
cost, plan = sinkhorn(a, b)
for name, value in (("sliced", sliced(a, b, generator=g)), ("sinkhorn", cost), ("mmd", mmd(a, b))):
    grad, = torch.autograd.grad(value, b, retain_graph=True)
    print(f"{name:<9}{value.item():.8f} grad {grad.norm().item():.8f} mean {grad.mean(0).tolist()}")
print("plan", plan.sum().item(), plan.sum(0).std().item() < 1e-3, plan.argmax(1)[:6].tolist())

torch.manual_seed(6)
critic = nn.Sequential(nn.Linear(2, 24), nn.Tanh(), nn.Linear(24, 1)).double()
opt = torch.optim.Adam(critic.parameters(), lr=2e-2, betas=(0.5, 0.9))
target = b.detach()
for step in range(30):
    u = torch.rand(len(a), 1, dtype=torch.double)
    x = (u * a + (1 - u) * target).requires_grad_()
    slope = torch.autograd.grad(critic(x).sum(), x, create_graph=True)[0].norm(dim=1)
    dual = critic(a).mean() - critic(target).mean()
    loss = -dual + 10 * (slope - 1).relu().square().mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
    if step % 10 == 9:
        print(f"step {step + 1}: dual {dual.item():.6f} steepest {slope.max().item():.6f}")
assert dual < cost.sqrt() + 1
corr = torch.corrcoef(torch.stack([critic(a).detach().squeeze(), a[:, 0], a[:, 1]]))
print("correlations", corr[0, 1:].tolist(), np.corrcoef(a.numpy().T)[0, 1].item())
particles = target.clone()
for _ in range(3):
    particles.requires_grad_()
    step, = torch.autograd.grad(critic(particles).sum(), particles)
    particles = (particles + 0.3 * step).detach()
print("moved by the critic:", f"{mmd(a, target).item():.6f} -> {mmd(a, particles).item():.6f}")
