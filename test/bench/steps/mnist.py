"""A step of a convolutional critic on 256 digits."""
import torch
from torch import nn, autograd

torch.manual_seed(0)
batch, width = 256, 64
critic = nn.Sequential(
    nn.Conv2d(1, width, 4, 2, 1), nn.LeakyReLU(0.2), nn.Conv2d(width, width * 2, 4, 2, 1), nn.LeakyReLU(0.2),
    nn.Flatten(), nn.Linear(width * 2 * 7 * 7, 1),
)
optimizer = torch.optim.Adam(critic.parameters(), lr=1e-4, betas=(0.0, 0.9))
real, fake = torch.rand(batch, 1, 28, 28), torch.randn(batch, 1, 28, 28)


def gradient_penalty(real, fake):
    eps = torch.rand(real.size(0), 1, 1, 1)
    mixed = (eps * real + (1 - eps) * fake).requires_grad_(True)
    scores = critic(mixed)
    gradient = autograd.grad(scores, mixed, torch.ones_like(scores), create_graph=True, retain_graph=True)[0]
    gradient = gradient.view(len(gradient), -1)
    return ((gradient.norm(2, dim=1) - 1) ** 2).mean()


def step():
    optimizer.zero_grad()
    loss = critic(fake).mean() - critic(real).mean() + 10 * gradient_penalty(real, fake)
    loss.backward()
    optimizer.step()
    return loss.item()
