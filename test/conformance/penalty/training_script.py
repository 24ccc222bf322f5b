# needs numpy
"""A whole script as people write them: options, devices, loaders, two networks, a loop, statistics, checkpoints in memory."""
import argparse
import copy
import math
import os
import random
import sys
import time
from collections import defaultdict, deque
from pathlib import Path

import numpy as np
import torch
import torch.autograd as autograd
import torch.nn as nn
import torch.nn.functional as F
import torch.optim as optim
from torch.autograd import Variable
from torch.utils.data import DataLoader, TensorDataset

parser = argparse.ArgumentParser(description='WGAN-GP')
parser.add_argument('--n_epochs', type=int, default=2, help='number of epochs of training')
parser.add_argument('--batch_size', type=int, default=8)
parser.add_argument('--lr', type=float, default=0.0002)
parser.add_argument('--b1', type=float, default=0.5)
parser.add_argument('--b2', type=float, default=0.999)
parser.add_argument('--latent_dim', type=int, default=6)
parser.add_argument('--img_size', type=int, default=8)
parser.add_argument('--channels', type=int, default=1)
parser.add_argument('--n_critic', type=int, default=2)
parser.add_argument('--no-cuda', action='store_true')
opt = parser.parse_args([])
print(opt.lr, opt.batch_size, opt.no_cuda)

seed = 1234
random.seed(seed)
np.random.seed(seed)
torch.manual_seed(seed)
torch.backends.cudnn.benchmark = True
cuda = True if torch.cuda.is_available() else False
device = torch.device('cuda:0' if cuda and not opt.no_cuda else 'cpu')
Tensor = torch.cuda.FloatTensor if cuda else torch.FloatTensor
img_shape = (opt.channels, opt.img_size, opt.img_size)
lambda_gp = 10
print(device, img_shape, [random.randint(0, 9) for _ in range(3)], '%.5f' % random.random())


class Generator(nn.Module):
    def __init__(self):
        super(Generator, self).__init__()

        def block(in_feat, out_feat, normalize=True):
            layers = [nn.Linear(in_feat, out_feat)]
            if normalize:
                layers.append(nn.BatchNorm1d(out_feat, 0.8))
            layers.append(nn.Tanh())
            return layers

        self.model = nn.Sequential(*block(opt.latent_dim, 16, normalize=False), *block(16, 32), nn.Linear(32, int(np.prod(img_shape))), nn.Tanh())

    def forward(self, z):
        img = self.model(z)
        return img.view(img.shape[0], *img_shape)


class Discriminator(nn.Module):
    def __init__(self):
        super(Discriminator, self).__init__()
        self.conv = nn.Conv2d(opt.channels, 4, 3, 2, 1)
        self.ln = nn.LayerNorm([4, opt.img_size // 2, opt.img_size // 2])
        self.fc = nn.Linear(4 * (opt.img_size // 2) ** 2, 1)

    def forward(self, img):
        x = torch.tanh(self.ln(self.conv(img)))
        return self.fc(x.view(x.size(0), -1))


def weights_init(m):
    classname = m.__class__.__name__
    if classname.find('Conv') != -1 or classname.find('Linear') != -1:
        nn.init.xavier_normal_(m.weight.data, gain=1.0)
        if m.bias is not None:
            nn.init.constant_(m.bias.data, 0.01)


def compute_gradient_penalty(D, real_samples, fake_samples):
    """Calculates the gradient penalty loss for WGAN GP"""
    alpha = Tensor(np.random.random((real_samples.size(0), 1, 1, 1)))
    interpolates = (alpha * real_samples + ((1 - alpha) * fake_samples)).requires_grad_(True)
    d_interpolates = D(interpolates)
    fake = Variable(Tensor(real_samples.shape[0], 1).fill_(1.0), requires_grad=False)
    gradients = autograd.grad(outputs=d_interpolates, inputs=interpolates, grad_outputs=fake, create_graph=True, retain_graph=True, only_inputs=True)[0]
    gradients = gradients.view(gradients.size(0), -1)
    return ((gradients.norm(2, dim=1) - 1) ** 2).mean()


class EMA:
    def __init__(self, model, decay=0.9):
        self.shadow, self.decay = copy.deepcopy(model).eval(), decay
        for p in self.shadow.parameters():
            p.requires_grad_(False)

    @torch.no_grad()
    def update(self, model):
        for s, p in zip(self.shadow.parameters(), model.parameters()):
            s.mul_(self.decay).add_(p, alpha=1 - self.decay)


generator, discriminator = Generator().to(device), Discriminator().to(device)
generator.apply(weights_init)
discriminator.apply(weights_init)
ema = EMA(generator)
print(sum(p.numel() for p in generator.parameters()), sum(p.numel() for p in discriminator.parameters()))
data = TensorDataset(torch.rand(20, *img_shape) * 2 - 1, torch.arange(20))
dataloader = DataLoader(data, batch_size=opt.batch_size, shuffle=True, drop_last=True, num_workers=0)
optimizer_G = optim.Adam(generator.parameters(), lr=opt.lr, betas=(opt.b1, opt.b2))
optimizer_D = optim.Adam(discriminator.parameters(), lr=opt.lr, betas=(opt.b1, opt.b2))
scheduler = optim.lr_scheduler.StepLR(optimizer_D, step_size=1, gamma=0.5)
fixed_noise = torch.randn(2, opt.latent_dim, device=device)
history = defaultdict(list)
recent = deque(maxlen=3)
batches_done = 0
start = time.time()

for epoch in range(opt.n_epochs):
    for i, (imgs, labels) in enumerate(dataloader):
        real_imgs = Variable(imgs.type(Tensor))
        optimizer_D.zero_grad()
        z = Variable(Tensor(np.random.normal(0, 1, (imgs.shape[0], opt.latent_dim))))
        fake_imgs = generator(z)
        real_validity, fake_validity = discriminator(real_imgs), discriminator(fake_imgs)
        gradient_penalty = compute_gradient_penalty(discriminator, real_imgs.data, fake_imgs.data)
        d_loss = -torch.mean(real_validity) + torch.mean(fake_validity) + lambda_gp * gradient_penalty
        d_loss.backward()
        grad_norm = nn.utils.clip_grad_norm_(discriminator.parameters(), max_norm=5.0)
        optimizer_D.step()
        optimizer_G.zero_grad()
        if i % opt.n_critic == 0:
            fake_imgs = generator(z)
            g_loss = -torch.mean(discriminator(fake_imgs))
            g_loss.backward()
            optimizer_G.step()
            ema.update(generator)
            print('[Epoch %d/%d] [Batch %d/%d] [D loss: %f] [G loss: %f] [GP: %.6f] [norm %.4f]' % (epoch, opt.n_epochs, i, len(dataloader), d_loss.item(), g_loss.item(), gradient_penalty.item(), grad_norm))
            batches_done += opt.n_critic
        history['d'].append(d_loss.item())
        recent.append(float(gradient_penalty))
        if math.isnan(d_loss.item()):
            sys.exit('diverged')
    scheduler.step()
    print(f'epoch {epoch + 1:02d}: mean D {np.mean(history["d"]):.5f}, last {recent[-1]:>9.5f}, lr {optimizer_D.param_groups[0]["lr"]:.2e}, labels {sorted(labels.tolist())[:2]}')
state = {'G': generator.state_dict(), 'D': discriminator.state_dict(), 'epoch': epoch}
restored = Generator()
restored.load_state_dict(state['G'])
generator.eval(), restored.eval()
with torch.no_grad():
    print(torch.equal(generator(fixed_noise), restored(fixed_noise)), f"{ema.shadow(fixed_noise).std().item():.3f} {generator(fixed_noise).abs().mean().item():.3f}")
print({name: tuple(value.shape) for name, value in list(state['D'].items())[:3]}, len(history['d']), batches_done)
