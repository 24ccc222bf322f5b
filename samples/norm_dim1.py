"""The mistake people make most: the norm over dim=1 of a gradient that is still (batch, channels, height, width).

dim=1 is the channels. One norm for every pixel is pushed to 1, not one norm for every picture.
"""
import torch
from torch import autograd, nn

LAMBDA = 10


class Discriminator(nn.Module):
    def __init__(self, channels=1, features=8):
        super().__init__()
        self.main = nn.Sequential(
            nn.Conv2d(channels, features, 4, 2, 1),
            nn.LeakyReLU(0.2),
            nn.Conv2d(features, features * 2, 4, 2, 1),
            nn.InstanceNorm2d(features * 2, affine=True),
            nn.LeakyReLU(0.2),
            nn.Conv2d(features * 2, 1, 7),
        )

    def forward(self, input):
        return self.main(input).view(-1)


def compute_gradient_penalty(netD, real_data, fake_data):
    alpha = torch.rand(real_data.size(0), 1, 1, 1)
    interpolates = (alpha * real_data + (1 - alpha) * fake_data).requires_grad_(True)
    disc_interpolates = netD(interpolates)
    gradients = autograd.grad(
        outputs=disc_interpolates,
        inputs=interpolates,
        grad_outputs=torch.ones_like(disc_interpolates),
        create_graph=True,
    )[0]
    return ((gradients.norm(2, dim=1) - 1) ** 2).mean()


if __name__ == '__main__':
    torch.manual_seed(0)
    netD = Discriminator()
    real = torch.rand(256, 1, 28, 28) * 2 - 1
    fake = torch.randn(256, 1, 28, 28).clamp(-1, 1)
    penalty = LAMBDA * compute_gradient_penalty(netD, real, fake)
    penalty.backward()
    print(f'penalty {penalty.item():.5f}')
    print(f'gradient of the first weight {netD.main[0].weight.grad.norm().item():.5f}')
