"""A penalty that is given gradients, and what a notebook's author hands to it."""
import math

import torch
from torch import nn

torch.manual_seed(3)
batch_size, features = 6, 20
critic = nn.Sequential(nn.Linear(features, 16), nn.Softplus(), nn.Linear(16, 1))


def penalty(gradients, weight=1.0):
    norms = gradients.view(gradients.size(0), -1).pow(2).sum(dim=1).sqrt()
    return weight * torch.clamp(norms - 1, min=0).pow(2).mean()


flat = torch.zeros(batch_size, features)
unit_grad = torch.full((batch_size, features), 1 / math.sqrt(features))
steps = torch.arange(batch_size * features, dtype=torch.float32).reshape(batch_size, features) / 50


def check_random():
    noise = torch.randn(4, features)
    return penalty(noise)


print(penalty(flat), penalty(3 * unit_grad), penalty(steps, weight=2.0))
print(penalty(gradients=torch.ones(5, 3, 8, 8) / 8), check_random())
