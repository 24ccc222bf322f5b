"""MAML on sines: the inner steps keep their graph, so the outer gradient sees through them; first order beside it."""
from collections import OrderedDict
import math
import torch
import torch.nn as nn
import torch.nn.functional as F


class Task:
    def __init__(self, rng):
        self.amplitude = torch.empty(()).uniform_(0.1, 5.0, generator=rng)
        self.phase = torch.empty(()).uniform_(0, math.pi, generator=rng)
        self.rng = rng

    def sample(self, k):
        x = torch.empty(k, 1).uniform_(-5, 5, generator=self.rng)
        return x, self.amplitude * torch.sin(x + self.phase)


class Learner(nn.Module):
    def __init__(self, width=12):
        super().__init__()
        self.net = nn.Sequential(OrderedDict([
            ('l1', nn.Linear(1, width)), ('relu1', nn.Tanh()), ('l2', nn.Linear(width, width)), ('relu2', nn.Tanh()), ('l3', nn.Linear(width, 1))]))

    def forward(self, x):
        return self.net(x)

    def functional_forward(self, x, weights):
        x = torch.tanh(F.linear(x, weights['net.l1.weight'], weights['net.l1.bias']))
        x = torch.tanh(F.linear(x, weights['net.l2.weight'], weights['net.l2.bias']))
        return F.linear(x, weights['net.l3.weight'], weights['net.l3.bias'])


def inner_loop(learner, task, inner_lr, steps, create_graph):
    weights = OrderedDict(learner.named_parameters())
    for _ in range(steps):
        x, y = task.sample(5)
        loss = F.mse_loss(learner.functional_forward(x, weights), y)
        grads = torch.autograd.grad(loss, list(weights.values()), create_graph=create_graph)
        weights = OrderedDict((name, w - inner_lr * g) for (name, w), g in zip(weights.items(), grads))
    x, y = task.sample(5)
    return F.mse_loss(learner.functional_forward(x, weights), y)


def run(create_graph):
    rng = torch.Generator()
    rng.manual_seed(5)
    torch.manual_seed(5)
    learner = Learner()
    meta_optimizer = torch.optim.Adam(learner.parameters(), lr=1e-2)
    log = []
    for epoch in range(3):
        meta_loss = sum(inner_loop(learner, Task(rng), 0.01, 2, create_graph) for _ in range(3)) / 3
        meta_grads = torch.autograd.grad(meta_loss, learner.parameters())
        for w, g in zip(learner.parameters(), meta_grads):
            w.grad = g
        meta_optimizer.step()
        log.append((meta_loss.item(), torch.stack([g.norm() for g in meta_grads]).norm().item()))
    return log


for flag in (True, False):
    print('second order' if flag else 'first order ', *('%.4f/%.4f' % pair for pair in run(flag)))


class MetaSGD(Learner):
    """the step sizes are learnt too: a hypergradient"""
    def __init__(self):
        super().__init__(6)
        self.log_lr = nn.ParameterDict({n.replace('.', '_'): nn.Parameter(torch.full_like(p, math.log(0.02))) for n, p in self.net.named_parameters()})


rng = torch.Generator().manual_seed(9)
torch.manual_seed(9)
learner, task = MetaSGD(), Task(rng)
theta = {n: p for n, p in learner.named_parameters() if n.startswith('net.')}
x, y = task.sample(10)
g = torch.autograd.grad(F.mse_loss(learner.functional_forward(x, theta), y), theta.values(), create_graph=True)
fast = {n: p - learner.log_lr[n[4:].replace('.', '_')].exp() * gi for (n, p), gi in zip(theta.items(), g)}
valid = F.mse_loss(learner.functional_forward(*((lambda a, b: (a, fast))(*task.sample(8)))), torch.zeros(8, 1))
valid.backward()
print('hypergradient', {n: round(p.grad.sum().item(), 5) for n, p in learner.log_lr.items()})

# one scalar hyperparameter: how the weight decay moves the validation loss through three unrolled steps
w = torch.tensor([1.5, -0.5], dtype=torch.float64, requires_grad=True)
decay = torch.tensor(0.1, dtype=torch.float64, requires_grad=True)
A = torch.tensor([[2.0, 0.3], [0.3, 1.0]], dtype=torch.float64)
v = w
for _ in range(3):
    loss = 0.5 * v @ A @ v + 0.5 * decay * v @ v
    v = v - 0.2 * torch.autograd.grad(loss, v, create_graph=True)[0]
outer = (v - 1).square().sum()
d1, = torch.autograd.grad(outer, decay, create_graph=True)
d2, = torch.autograd.grad(d1, decay)
print('%.10f %.10f %.10f' % (outer, d1, d2))
