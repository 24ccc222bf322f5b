"""One critic, many penalties: a table of zero-centred, one-sided, local (DRAGAN) and adversarial variants."""
import torch
from torch import autograd, nn
from enum import Enum, auto
from functools import partial
from typing import Callable, NamedTuple


class Where(Enum):
    REAL = auto()
    FAKE = auto()
    LINE = auto()
    NEAR_REAL = auto()


class Spec(NamedTuple):
    where: Where
    shape: Callable
    weight: float = 10.0


def sample(where, real, fake):
    if where is Where.REAL:
        return real.clone()
    if where is Where.FAKE:
        return fake.clone()
    if where is Where.LINE:
        u = torch.rand(len(real), 1).to(real)
        return real.lerp(fake, u)
    if where == Where.NEAR_REAL:
        noise = 0.5 * real.std() * torch.rand_like(real)
        return real + torch.rand(real.size(0), 1) * noise
    raise ValueError(where)


def to_target(norms, target=1.0, sides=2, power=2):
    d = norms - target
    if sides == 1:
        d = d.clamp(min=0)
    return (d.abs() ** power).mean()


ZOO = {
    "wgan-gp": Spec(Where.LINE, partial(to_target)),
    "wgan-lp": Spec(Where.LINE, partial(to_target, sides=1)),
    "0-gp": Spec(Where.LINE, partial(to_target, target=0.0), 5.0),
    "r1": Spec(Where.REAL, lambda n: 0.5 * n.square().mean(), 1.0),
    "r2": Spec(Where.FAKE, lambda n: 0.5 * (n ** 2).mean(), 1.0),
    "dragan": Spec(Where.NEAR_REAL, partial(to_target, target=1.0)),
    "wgan-div": Spec(Where.LINE, partial(to_target, target=0.0, power=6), 2.0),
    "max-gp": Spec(Where.LINE, lambda n: n.max() ** 2, 1.0),
    "ct-l1": Spec(Where.LINE, partial(to_target, power=1)),
}


def penalty(spec, critic, real, fake, norm=2):
    x = sample(spec.where, real, fake).detach().requires_grad_(True)
    score = critic(x)
    (g,) = autograd.grad(score, x, grad_outputs=torch.ones_like(score), create_graph=True)
    return spec.weight * spec.shape(torch.linalg.vector_norm(g, ord=norm, dim=1))


def alp(critic, x, eps=0.5, xi=10.0, steps=1):
    """an adversarial direction, found as in virtual adversarial training"""
    d = torch.rand_like(x) - 0.5
    d = d / d.flatten(1).norm(dim=1, keepdim=True)
    for _ in range(steps):
        d.requires_grad_()
        diff = (critic(x) - critic((x + xi * d).clamp(-3, 3))).abs().mean()
        d = autograd.grad(diff, d)[0].detach()
        d = d / (d.norm(dim=1, keepdim=True) + 1e-12)
    moved = (x + eps * d).clamp(-3, 3)
    quotient = (critic(x) - critic(moved)).abs().squeeze(1) / (x - moved).norm(dim=1).clamp_min(1e-6)
    violation = torch.clamp(quotient - 1, min=0)
    return 100 * (violation ** 2).mean() + (violation > 0).sum() * 0


torch.manual_seed(17)
critic = nn.Sequential(nn.Linear(6, 20), nn.Softplus(beta=2), nn.Linear(20, 20), nn.ELU(), nn.Linear(20, 1)).double()
with torch.no_grad():
    for p in critic.parameters():
        p.mul_(2.0)
real = torch.randn(9, 6, dtype=torch.double) + 1
fake = torch.randn(9, 6, dtype=torch.double) * 1.5
print("%-10s %-10s %12s %12s" % ("name", "where", "penalty", "|grad|"))
for name, spec in ZOO.items():
    for norm in (2, 1, float("inf")):
        critic.zero_grad()
        p = penalty(spec, critic, real, fake, norm)
        p.backward()
        size = torch.cat([q.grad.flatten() for q in critic.parameters() if q.grad is not None]).norm()
        print("%-10s %-10s %12.6f %12.6f" % (name if norm == 2 else f"  L{norm}", spec.where.name.lower(), p, size))
critic.zero_grad()
a = alp(critic, real)
a.backward()
print("alp", round(a.item(), 6), [round(q.grad.norm().item(), 6) for q in critic.parameters()])
print(list(Where), Spec._fields, ZOO["r1"].weight, Spec(Where.REAL, abs)._replace(weight=2.0).weight)
