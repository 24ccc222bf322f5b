"""WGAN-GP for small pictures: a critic like DCGAN's, its penalty, and a few training steps on made-up data.

Evaluate `gradient_penalty`, then press Train in the panel: the norms of the critic's gradients go to 1.
"""
import torch
from torch import nn, optim

batch_size, channels, size, z_dim, features, lambda_gp = 16, 3, 32, 16, 16, 10


class Generator(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = nn.Sequential(
            nn.ConvTranspose2d(z_dim, features * 2, 4, 1, 0), nn.BatchNorm2d(features * 2), nn.ReLU(),
            nn.ConvTranspose2d(features * 2, features, 4, 2, 1), nn.BatchNorm2d(features), nn.ReLU(),
            nn.ConvTranspose2d(features, features, 4, 2, 1), nn.BatchNorm2d(features), nn.ReLU(),
            nn.ConvTranspose2d(features, channels, 4, 2, 1), nn.Tanh(),
        )

    def forward(self, z):
        return self.net(z.view(len(z), z_dim, 1, 1))


class Critic(nn.Module):
    """No batch norm: the penalty is about each picture's own slope."""

    def __init__(self):
        super().__init__()
        self.net = nn.Sequential(
            nn.Conv2d(channels, features, 4, 2, 1), nn.LeakyReLU(0.2),
            nn.Conv2d(features, features * 2, 4, 2, 1), nn.InstanceNorm2d(features * 2, affine=True), nn.LeakyReLU(0.2),
            nn.Conv2d(features * 2, features * 4, 4, 2, 1), nn.InstanceNorm2d(features * 4, affine=True), nn.LeakyReLU(0.2),
            nn.Conv2d(features * 4, 1, 4, 1, 0),
        )

    def forward(self, image):
        return self.net(image).view(len(image))


def gradient_penalty(critic, real, fake):
    """How far the slope at pictures between real and fake ones is from 1."""
    epsilon = torch.rand(len(real), 1, 1, 1, device=real.device)
    mixed = (epsilon * real + (1 - epsilon) * fake).requires_grad_(True)
    scores = critic(mixed)
    gradient = torch.autograd.grad(scores, mixed, torch.ones_like(scores), create_graph=True)[0]
    return ((gradient.flatten(1).norm(2, dim=1) - 1) ** 2).mean()


def critic_step(critic, optimizer, real, fake):
    penalty = gradient_penalty(critic, real, fake)
    loss = critic(fake).mean() - critic(real).mean() + lambda_gp * penalty
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item(), penalty.item()


if __name__ == '__main__':
    torch.manual_seed(0)
    generator, critic = Generator(), Critic()
    optimizer = optim.Adam(critic.parameters(), lr=1e-4, betas=(0.0, 0.9))
    real = torch.tanh(nn.functional.interpolate(torch.randn(batch_size, channels, 4, 4), size, mode='bilinear', align_corners=False))
    for step in range(3):
        fake = generator(torch.randn(batch_size, z_dim)).detach()
        loss, penalty = critic_step(critic, optimizer, real, fake)
        print(f'step {step}: critic {loss:.5f}, penalty {penalty:.5f}')
