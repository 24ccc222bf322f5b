"""A trainer as people write it: a generator that trains, histories, averages of weights, state kept on modules."""
import copy
import torch
import torch.nn as nn
from torch import autograd
from torch.utils.data import DataLoader, TensorDataset
torch.manual_seed(0)

class Gen(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(16, 64), nn.BatchNorm1d(64), nn.ReLU(), nn.Linear(64, 256))
    def forward(self, z): return torch.tanh(self.net(z)).view(-1, 1, 16, 16)

class Disc(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.utils.spectral_norm(nn.Conv2d(1, 8, 3, 2, 1)); self.b = nn.Conv2d(8, 16, 3, 2, 1); self.c = nn.Linear(256, 1)
        self.cache = {}
    def forward(self, x):
        h = nn.functional.leaky_relu(self.a(x), 0.2)
        self.cache['h'] = h
        h = nn.functional.leaky_relu(self.b(h), 0.2)
        return self.c(h.flatten(1))

class Trainer:
    def __init__(self):
        self.G, self.D = Gen(), Disc()
        self.optG = torch.optim.Adam(self.G.parameters(), 1e-4); self.optD = torch.optim.RMSprop(self.D.parameters(), 1e-4)
        self.ema = copy.deepcopy(self.G)
        self.history = []
        self.sched = torch.optim.lr_scheduler.StepLR(self.optD, 5)
    def gp(self, real, fake):
        a = torch.rand(len(real), 1, 1, 1)
        x = (a * real + (1 - a) * fake.detach()).requires_grad_()
        g, = autograd.grad(self.D(x).sum(), x, create_graph=True)
        return ((g.flatten(1).norm(dim=1) - 1) ** 2).mean()
    def fit(self, loader, epochs):
        for epoch in range(epochs):
            yield from self.epoch(loader)
            self.sched.step()
    def epoch(self, loader):
        for i, (real, label) in enumerate(loader):
            with torch.autograd.set_detect_anomaly(True):
                fake = self.G(torch.randn(len(real), 16))
                lossD = self.D(fake.detach()).mean() - self.D(real).mean() + 10 * self.gp(real, fake)
                self.optD.zero_grad(); lossD.backward(); self.optD.step()
            lossG = -self.D(fake).mean()
            self.optG.zero_grad(set_to_none=True); lossG.backward()
            torch.nn.utils.clip_grad_norm_(self.G.parameters(), 1.0)
            self.optG.step()
            with torch.no_grad():
                for p, q in zip(self.ema.parameters(), self.G.parameters()):
                    p.mul_(0.9).add_(q, alpha=0.1)
            self.history.append((lossD.item(), lossG.detach(), {'fake': fake[:2].detach().clone()}))
            yield lossD.item()

data = TensorDataset(torch.randn(64, 1, 16, 16), torch.arange(64))
t = Trainer()
vals = [round(v, 3) for v in t.fit(DataLoader(data, batch_size=16, shuffle=True), 2)]
print(vals)
print([round(h[1].item(), 3) for h in t.history], round(sum(h[2]['fake'].abs().sum().item() for h in t.history), 2))
best = min((round(v, 3), i) for i, v in enumerate(t.fit(DataLoader(data, batch_size=16), 1)))
print(best)
print(round(sum(p.double().sum().item() for p in t.ema.parameters()), 3))

# Langevin steps, a hook that keeps graphs, checkpoints, functional derivatives
x = torch.zeros(64, 2)
for _ in range(20):
    x = x.detach().requires_grad_()
    e = ((x - 1) ** 2).sum()
    x = x - 0.1 * autograd.grad(e, x)[0]
print(round(x.mean().item(), 4))
hist = []
def hook(m, i, o): hist.append(o)
h = t.D.b.register_forward_hook(hook)
outs = [t.D(torch.ones(2, 1, 16, 16) * k) for k in range(3)]
h.remove()
sum(o.sum() for o in outs).backward()
print(round(sum(float(a.sum()) for a in hist), 3), round(t.D.c.weight.grad.abs().sum().item(), 3), round(t.D.cache['h'].sum().item(), 3))
from torch.utils.checkpoint import checkpoint
y = torch.rand(4, 64, requires_grad=True)
z = checkpoint(lambda v: (v * 2).sin().exp(), y)
z.sum().backward()
print(round(y.grad.sum().item(), 3))
jac = torch.autograd.functional.jacobian(lambda v: (v ** 2).sum(0), torch.rand(3, 4))
hes = torch.autograd.functional.hessian(lambda v: (v ** 3).sum(), torch.arange(4.))
print(jac.shape, round(jac.sum().item(), 3), hes.sum().item())
