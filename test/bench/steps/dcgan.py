"""A step of a DCGAN critic on 16 images of 64 × 64."""
import torch
from torch import nn, autograd

torch.manual_seed(0)
features, batch, size, channels = 16, 16, 64, 3


def block(inside, outside):
    return [nn.Conv2d(inside, outside, 4, 2, 1), nn.InstanceNorm2d(outside, affine=True), nn.LeakyReLU(0.2)]


critic = nn.Sequential(
    nn.Conv2d(channels, features, 4, 2, 1), nn.LeakyReLU(0.2),
    *block(features, features * 2), *block(features * 2, features * 4), *block(features * 4, features * 8),
    nn.Conv2d(features * 8, 1, size // 16, 1, 0), nn.Flatten(),
)
optimizer = torch.optim.Adam(critic.parameters(), lr=1e-4, betas=(0.0, 0.9))
real, fake = torch.rand(batch, channels, size, size), torch.randn(batch, channels, size, size)


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
