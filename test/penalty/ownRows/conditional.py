"""A critic that is told the class of each picture, and a penalty that takes it whole."""
import torch
from torch import nn


class Generator(nn.Module):
    def __init__(self, latent, n_classes, channels, size):
        super().__init__()
        self.embed = nn.Embedding(n_classes, latent)
        self.net = nn.Sequential(nn.Linear(latent, channels * size * size), nn.Tanh())
        self.shape = (channels, size, size)

    def forward(self, z, labels):
        return self.net(z * self.embed(labels)).view(-1, *self.shape)


class ConditionalCritic(nn.Module):
    def __init__(self, n_classes, channels, size, features=8):
        super().__init__()
        self.size = size
        self.embed = nn.Embedding(n_classes, size * size)
        self.trunk = nn.Sequential(
            nn.Conv2d(channels + 1, features, 4, 2, 1), nn.LeakyReLU(0.2),
            nn.Conv2d(features, features * 2, 4, 2, 1), nn.InstanceNorm2d(features * 2, affine=True), nn.LeakyReLU(0.2),
        )
        self.head = nn.Linear(features * 2 * (size // 4) ** 2, 1)

    def forward(self, image, labels):
        plane = self.embed(labels).view(len(labels), 1, self.size, self.size)
        return self.head(self.trunk(torch.cat([image, plane], dim=1)).flatten(1))


def compute_gradient_penalty(critic, real, fake, labels):
    alpha = torch.rand(real.size(0), 1, 1, 1)
    mixed = (alpha * real + (1 - alpha) * fake).requires_grad_(True)
    scores = critic(mixed, labels)
    gradients = torch.autograd.grad(scores, mixed, torch.ones_like(scores), create_graph=True)[0]
    return 10 * ((gradients.flatten(1).norm(2, dim=1) - 1) ** 2).mean()


def main():
    n_classes, channels, size = 6, 3, 16
    critic = ConditionalCritic(n_classes, channels, size)
    generator = Generator(10, n_classes, channels, size)
    for real, labels in [(torch.rand(12, channels, size, size), torch.arange(12) % n_classes)]:
        fake = generator(torch.randn(12, 10), labels).detach()
        print(compute_gradient_penalty(critic, real, fake, labels))


if __name__ == '__main__':
    main()
