"""Weight clipping, gradient penalty, spectral norm and nothing: four critics on the same data, with a comparison at the end."""
import random
import statistics
from collections import namedtuple
import torch
import torch.nn as nn
import torch.nn.utils as U

Result = namedtuple("Result", "name losses slopes weights", defaults=[None])
LATENT, STEPS = 3, 5


def set_seed(seed):
    random.seed(seed)
    torch.manual_seed(seed)


def ring(n):
    theta = torch.tensor([random.random() for _ in range(n)]) * 2 * torch.pi
    return torch.stack((torch.cos(theta), torch.sin(theta)), dim=-1) + 0.05 * torch.randn(n, 2)


def make(kind):
    sn = U.spectral_norm if kind == "sn" else lambda m: m
    return nn.Sequential(sn(nn.Linear(2, 16)), nn.ReLU(), sn(nn.Linear(16, 16)), nn.ReLU(), sn(nn.Linear(16, 1)))


def slopes(critic, x, create_graph=False):
    if not x.requires_grad:
        x = x.clone().requires_grad_(True)
    y = critic(x)
    grads = torch.autograd.grad(y, x, torch.ones_like(y), create_graph=create_graph)
    assert len(grads) == 1
    return torch.norm(grads[0], dim=-1)


def train(kind):
    set_seed(5)
    critic, gen = make(kind), nn.Sequential(nn.Linear(LATENT, 16), nn.ReLU(), nn.Linear(16, 2))
    rule = torch.optim.RMSprop if kind == "clip" else torch.optim.Adam
    kwargs = {"lr": 5e-3} if kind == "clip" else {"lr": 5e-3, "betas": (0.5, 0.9)}
    opt_c, opt_g = rule(critic.parameters(), **kwargs), rule(gen.parameters(), **kwargs)
    losses = []
    for step in range(STEPS):
        for inner in range(2):
            real, fake = ring(12), gen(torch.randn(12, LATENT)).detach()
            loss = critic(fake).mean() - critic(real).mean()
            if kind == "gp":
                eps = torch.rand(12, 1)
                loss = loss + 10 * (slopes(critic, (eps * real + (1 - eps) * fake).requires_grad_(), True) - 1).square().mean()
            opt_c.zero_grad()
            loss.backward()
            opt_c.step()
            if kind == "clip":
                for p in critic.parameters():
                    p.data.clamp_(-0.05, 0.05)
        g_loss = -critic(gen(torch.randn(12, LATENT))).mean()
        opt_g.zero_grad()
        g_loss.backward()
        opt_g.step()
        losses.append((loss.item(), g_loss.item()))
    set_seed(6)
    critic.eval()
    weights = torch.cat([p.detach().flatten() for n, p in critic.named_parameters() if "weight" in n])
    return Result(kind, losses, slopes(critic, ring(50)).tolist(), weights)


results = [train(kind) for kind in ("clip", "gp", "sn", "none")]
for r in results:
    print(f"{r.name:>5}", " ".join(f"{c:+.4f}/{g:+.4f}" for c, g in r.losses))
print(f"{'':>5} {'mean':>9} {'stdev':>9} {'max':>9} {'|w|max':>9} {'clipped':>9}")
for name, _, s, w in results:
    at_edge = (w.abs() > 0.0499).float().mean().item()
    print(f"{name:>5} {statistics.mean(s):9.4f} {statistics.stdev(s):9.4f} {max(s):9.4f} {w.abs().max().item():9.4f} {at_edge:9.1%}")
bins = torch.histc(results[0].weights, bins=5, min=-0.05, max=0.05)
print("clip weights", bins.tolist(), Result._field_defaults, results[1]._asdict().keys())
vec = U.parameters_to_vector(make("gp").parameters())
print(vec.shape, vec.numel() == sum(p.numel() for p in make("none").parameters()))
