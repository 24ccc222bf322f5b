"""A trainer that makes its networks from options, and computes the penalty itself: with the norm over the wrong axis."""
import argparse

import torch
import torch.nn as nn

parser = argparse.ArgumentParser()
parser.add_argument('--channels', type=int, default=3)
parser.add_argument('--img_size', type=int, default=16)
parser.add_argument('--ndf', type=int, default=6)
opt = parser.parse_args([])


def weights_init(m):
    if m.__class__.__name__.find('Conv') != -1:
        nn.init.normal_(m.weight.data, 0.0, 0.2)


class Classifier(nn.Module):
    """Another network of the same file, for the same pictures."""

    def __init__(self, classes):
        super().__init__()
        self.net = nn.Sequential(nn.Flatten(), nn.Linear(opt.channels * opt.img_size ** 2, classes))

    def forward(self, x):
        return self.net(x)


class Discriminator(nn.Module):
    def __init__(self, channels, ndf):
        super().__init__()
        self.main = nn.Sequential(
            nn.Conv2d(channels, ndf, 4, 2, 1, bias=False),
            nn.LeakyReLU(0.2, inplace=True),
            nn.Conv2d(ndf, ndf * 2, 4, 2, 1, bias=False),
            nn.BatchNorm2d(ndf * 2),
            nn.LeakyReLU(0.2, inplace=True),
            nn.Conv2d(ndf * 2, 1, 4, 1, 0, bias=False),
        )

    def forward(self, x):
        return self.main(x).view(-1)


class Trainer:
    def __init__(self, opt, device='cpu'):
        self.device = device
        self.ndf = opt.ndf
        self.classifier = Classifier(4).to(device)
        self.D = Discriminator(opt.channels, self.ndf).to(self.device)
        self.D.apply(weights_init)

    def gradient_penalty(self, real, fake):
        eps = torch.rand(real.shape[0], 1, 1, 1, device=self.device)
        x = (eps * real + (1 - eps) * fake).requires_grad_(True)
        d = self.D(x)
        g = torch.autograd.grad(outputs=d, inputs=x, grad_outputs=torch.ones_like(d), create_graph=True)[0]
        return ((g.norm(2, dim=1) - 1) ** 2).mean()


if __name__ == '__main__':
    trainer = Trainer(opt)
    shape = (8, opt.channels, opt.img_size, opt.img_size)
    print(trainer.gradient_penalty(torch.rand(shape), torch.rand(shape)))
