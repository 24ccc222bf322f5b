"""The loop of a project: its critic comes from a function of another file, and the penalty stands inline."""
import torch
from torch import autograd
from networks import build_critic

lambda_gp = 10
netD = build_critic(width=4)
optimizer = torch.optim.Adam(netD.parameters(), lr=1e-4, betas=(0.5, 0.9))
loader = [torch.rand(9, 1, 12, 12) for _ in range(2)]

for real in loader:
    fake = torch.rand_like(real)
    alpha = torch.rand(real.size(0), 1, 1, 1).expand_as(real)
    interpolates = (alpha * real + (1 - alpha) * fake).requires_grad_(True)
    scores = netD(interpolates)
    gradients = autograd.grad(scores, interpolates, torch.ones_like(scores), create_graph=True, retain_graph=True)[0]
    gradients = gradients.reshape(real.size(0), -1)
    gradient_penalty = ((gradients.norm(2, dim=1) - 1) ** 2).mean() * lambda_gp
    loss = netD(fake).mean() - netD(real).mean() + gradient_penalty
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
