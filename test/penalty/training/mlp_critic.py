"""A critic for vectors, made and initialised by the file, and a penalty that is given the gradient and has its weight inside."""
import torch
from torch import nn

LAMBDA = 10


class Critic(nn.Module):
    def __init__(self, features, hidden=24):
        super().__init__()
        self.layers = nn.Sequential(
            nn.Linear(features, hidden), nn.LeakyReLU(0.2), nn.LayerNorm(hidden),
            nn.Linear(hidden, hidden), nn.Tanh(), nn.Dropout(0.1), nn.Linear(hidden, 1),
        )

    def forward(self, x):
        return self.layers(x)


def weights_init(module):
    if isinstance(module, nn.Linear):
        nn.init.xavier_uniform_(module.weight)
        nn.init.constant_(module.bias, 0.01)


critic = Critic(12)
critic.apply(weights_init)


def gradient_penalty(gradient):
    slopes = gradient.view(len(gradient), -1).norm(2, dim=1)
    return LAMBDA * torch.mean((slopes - 1) ** 2)
