"""Networks of a project, which its other files import."""
import torch.nn as nn
from torch.nn.utils import spectral_norm


class MinibatchSpread(nn.Module):
    def forward(self, x):
        return x - x.mean(dim=0, keepdim=True) / 2


class PatchCritic(nn.Module):
    def __init__(self, in_channels, width):
        super().__init__()
        self.body = nn.Sequential(
            spectral_norm(nn.Conv2d(in_channels, width, 3, padding=1)), nn.ELU(),
            MinibatchSpread(), nn.AvgPool2d(2), nn.Conv2d(width, 1, 3),
        )

    def forward(self, x):
        return self.body(x)


def build_critic(in_channels=1, width=5):
    return PatchCritic(in_channels, width)
