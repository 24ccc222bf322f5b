"""Energy models: score matching by double backward, sliced score matching, Langevin sampling with a replay buffer."""
import numpy as np
import torch
import torch.nn as nn
from torch.autograd import Variable


class Energy(nn.Module):
    def __init__(self, dim, hidden=20):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(dim, hidden), nn.SiLU(), nn.Linear(hidden, hidden), nn.SiLU(), nn.Linear(hidden, 1))

    def forward(self, x):
        return self.net(x).squeeze(-1) + 0.5 * (x ** 2).sum(-1)


def exact_score_matching(energy, samples):
    samples = samples.clone().requires_grad_(True)
    logp = -energy(samples).sum()
    grad1 = torch.autograd.grad(logp, samples, create_graph=True)[0]
    loss1 = torch.norm(grad1, dim=-1) ** 2 / 2.
    loss2 = torch.zeros(samples.shape[0], dtype=samples.dtype)
    for i in range(samples.shape[1]):
        grad = torch.autograd.grad(grad1[:, i].sum(), samples, create_graph=True, retain_graph=True)[0][:, i]
        loss2 = loss2 + grad
    return (loss1 + loss2).mean()


def sliced_score_matching(energy, samples, n_particles=1):
    dup = samples.unsqueeze(0).expand(n_particles, *samples.shape).contiguous().view(-1, *samples.shape[1:])
    dup.requires_grad_(True)
    vectors = torch.randn_like(dup).sign()
    grad1 = torch.autograd.grad(-energy(dup).sum(), dup, create_graph=True)[0]
    gradv = torch.sum(grad1 * vectors)
    loss1 = torch.sum(grad1 * vectors, dim=-1) ** 2 * 0.5
    grad2 = torch.autograd.grad(gradv, dup, create_graph=True)[0]
    loss2 = torch.sum(vectors * grad2, dim=-1)
    return (loss1.view(n_particles, -1).mean(0) + loss2.view(n_particles, -1).mean(0)).mean()


def denoising_score_matching(energy, x, sigma=0.3):
    perturbed = (x + sigma * torch.randn_like(x)).requires_grad_()
    score = torch.autograd.grad(-energy(perturbed).sum(), perturbed, create_graph=True)[0]
    target = -(perturbed - x) / sigma ** 2
    return 0.5 * ((score - target).view(len(x), -1) ** 2).sum(dim=-1).mean(dim=0) * sigma ** 2


class ReplayBuffer:
    def __init__(self, size=20, dim=2):
        self.memory, self.size, self.dim = [], size, dim

    def sample(self, n):
        old = [self.memory[i] for i in np.random.randint(len(self.memory), size=n) if np.random.rand() > 0.05] if self.memory else []
        fresh = torch.rand(n - len(old), self.dim) * 4 - 2
        return torch.cat([fresh, torch.stack(old)]) if old else fresh

    def push(self, batch):
        self.memory = (list(batch.detach().unbind(0)) + self.memory)[:self.size]


def langevin(energy, x, steps=4, step_size=0.05):
    x = Variable(x.data, requires_grad=True)
    trace = []
    for _ in range(steps):
        e = energy(x).sum()
        grad = torch.autograd.grad(e, x)[0]
        x.data.add_(grad.clamp(-1, 1), alpha=-step_size)
        x.data += torch.randn_like(x) * np.sqrt(2 * step_size) * 0.1
        trace.append(e.item() / len(x))
    return x.detach(), trace


torch.manual_seed(100)
np.random.seed(100)
mixture = lambda n: torch.randn(n, 2) * 0.3 + torch.tensor([[1.0, 0.0], [-1.0, 0.5]])[torch.randint(2, (n,))]
for name, objective in (("exact", exact_score_matching), ("sliced", lambda e, s: sliced_score_matching(e, s, 3)), ("denoising", denoising_score_matching)):
    torch.manual_seed(101)
    energy = Energy(2)
    opt = torch.optim.Adam(energy.parameters(), lr=5e-3)
    values = []
    for _ in range(4):
        loss = objective(energy, mixture(16))
        opt.zero_grad()
        loss.backward()
        opt.step()
        values.append(loss.item())
    print(f"{name:<10}", " ".join(f"{v:.4f}" for v in values), f"{energy.net[0].weight.grad.norm().item():.4f}")

buffer = ReplayBuffer()
for step in range(3):
    real = mixture(8)
    fake, trace = langevin(energy, buffer.sample(8))
    buffer.push(fake)
    cd = energy(real).mean() - energy(fake).mean()
    reg = 0.1 * (energy(real) ** 2 + energy(fake) ** 2).mean()
    opt.zero_grad()
    (cd + reg).backward()
    opt.step()
    print(f"cd {cd.item():.4f} reg {reg.item():.4f} chain {' '.join(f'{t:.3f}' for t in trace)} buffer {len(buffer.memory)}")
