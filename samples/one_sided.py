"""The one-sided penalty (WGAN-LP): only slopes above 1 cost anything."""
import torch
from torch import nn
from torch.nn import functional as F


class Critic(nn.Module):
    def __init__(self, features=2, hidden=32):
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(features, hidden), nn.Tanh(), nn.Linear(hidden, hidden), nn.Tanh(), nn.Linear(hidden, 1))

    def forward(self, x):
        return self.layers(x)


def lipschitz_penalty(critic, real, fake):
    t = torch.rand(real.size(0), 1).expand_as(real)
    x_hat = torch.lerp(fake, real, t)
    x_hat.requires_grad_()
    gradient, = torch.autograd.grad(critic(x_hat).sum(), x_hat, create_graph=True)
    slope = gradient.flatten(1).norm(dim=1)
    return F.relu(slope - 1).square().mean()


if __name__ == '__main__':
    torch.manual_seed(3)
    critic = Critic()
    for parameter in critic.parameters():
        parameter.data *= 2.5
    real = torch.randn(16, 2) + 2
    fake = torch.randn(16, 2) - 2
    penalty = lipschitz_penalty(critic, real, fake)
    penalty.backward()
    print(f'penalty {penalty.item():.6f}')
    for name, parameter in critic.named_parameters():
        print(f'{name:16} {parameter.grad.norm().item() if parameter.grad is not None else 0.0:.6f}')
