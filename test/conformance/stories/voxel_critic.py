# 3-D voxel critic (alpha-WGAN style), half the batch penalised, with trilinear upsampling in the generator
import torch
import torch.nn as nn
import torch.nn.functional as F
from collections import OrderedDict


class Critic3d(nn.Module):
    def __init__(self, channel=4, out_class=1):
        super().__init__()
        self.feat = nn.Sequential(OrderedDict([
            ('conv1', nn.Conv3d(1, channel, kernel_size=4, stride=2, padding=1)), ('act1', nn.LeakyReLU(0.2)),
            ('conv2', nn.Conv3d(channel, channel * 2, kernel_size=4, stride=2, padding=1)), ('bn2', nn.InstanceNorm3d(channel * 2)), ('act2', nn.LeakyReLU(0.2))]))
        self.conv5 = nn.Conv3d(channel * 2, out_class, kernel_size=2)

    def forward(self, x, _return_activations=False):
        h = self.feat(x)
        out = self.conv5(h)
        return (out.squeeze(), h) if _return_activations else out.squeeze()


class Gen3d(nn.Module):
    def __init__(self, noise=6, channel=4):
        super().__init__()
        self.fc = nn.Linear(noise, channel * 8)
        self.channel = channel
        self.conv = nn.Conv3d(channel, 1, 3, padding=1)
        self.up = nn.ConvTranspose3d(channel, channel, 4, 2, 1)

    def forward(self, z):
        h = F.relu(self.fc(z)).view(-1, self.channel, 2, 2, 2)
        h = F.interpolate(F.relu(self.up(h)), scale_factor=2, mode='trilinear', align_corners=False)
        return torch.tanh(self.conv(h))


def balls(n, size=8):
    """solid balls of random radius, as voxels in [-1, 1]"""
    axis = torch.linspace(-1, 1, size)
    zz, yy, xx = torch.meshgrid(axis, axis, axis, indexing='ij')
    r = (xx ** 2 + yy ** 2 + zz ** 2).sqrt()
    radius = torch.rand(n).mul(0.6).add(0.4).view(n, 1, 1, 1, 1)
    return torch.where(r[None, None] <= radius, 1.0, -1.0)


def calc_gradient_penalty(model, x, x_gen, w=10):
    assert x.size() == x_gen.size(), "real and sampled sizes do not match"
    alpha_size = tuple((len(x), *(1,) * (x.dim() - 1)))
    alpha = torch.rand(*alpha_size)
    x_hat = x.data * alpha + x_gen.data * (1 - alpha)
    x_hat.requires_grad = True

    def eps_norm(x, _eps=1e-15):
        x = x.view(len(x), -1)
        return (x * x + _eps).sum(-1).sqrt()

    def bi_penalty(x):
        return (x - 1) ** 2

    grad_xhat = torch.autograd.grad(model(x_hat).sum(), x_hat, create_graph=True, only_inputs=True)[0]
    return w * bi_penalty(eps_norm(grad_xhat)).mean()


torch.manual_seed(12)
D, G = Critic3d(), Gen3d()
real = balls(3)
print('filled', real.gt(0).float().mean((1, 2, 3, 4)).tolist())
optD = torch.optim.Adam(D.parameters(), lr=2e-4, betas=(.5, .999))
for it in range(2):
    fake = G(torch.randn(3, 6))
    gp = calc_gradient_penalty(D, real, fake)
    scores, acts = D(real, _return_activations=True)
    loss = D(fake.detach()).mean() - scores.mean() + gp
    D.zero_grad()
    loss.backward()
    optD.step()
    l1 = F.l1_loss(real, fake)
    l1.backward()
    print(f'[{it}] D {loss.item():.4f} gp {gp.item():.4f} L1 {l1.item():.4f} acts {tuple(acts.shape)} G.fc {G.fc.weight.grad.norm():.5f}')
print(D)
try:
    calc_gradient_penalty(D, real, fake[:2])
except AssertionError as e:
    print('AssertionError', e)
try:
    D(torch.zeros(1, 2, 8, 8, 8))
except RuntimeError as e:
    print(e)
