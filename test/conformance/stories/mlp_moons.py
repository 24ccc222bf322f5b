# WGAN-GP on two moons, the way a first-year student would write it: one script, globals in capitals
import numpy as np
import torch
import torch.nn as nn
import torch.optim as optim
import torch.autograd as autograd

LAMBDA = 10
BATCH_SIZE = 32
CRITIC_ITERS = 3
ITERS = 4
use_cuda = torch.cuda.is_available()
np.random.seed(3)
torch.manual_seed(3)


def moons(n, noise=0.05):
    t = np.random.uniform(0, np.pi, n)
    flip = np.random.randint(0, 2, n)
    x = np.where(flip == 0, np.cos(t), 1 - np.cos(t))
    y = np.where(flip == 0, np.sin(t), 0.5 - np.sin(t))
    return (np.stack([x, y], 1) + noise * np.random.randn(n, 2)).astype("float32")


class Generator(nn.Module):
    def __init__(self):
        super().__init__()
        self.main = nn.Sequential(nn.Linear(2, 24), nn.ReLU(True), nn.Linear(24, 24), nn.ReLU(True), nn.Linear(24, 2))

    def forward(self, noise):
        return self.main(noise)


class Discriminator(nn.Module):
    def __init__(self):
        super().__init__()
        main = nn.Sequential(
            nn.Linear(2, 24), nn.Tanh(),
            nn.Linear(24, 24), nn.Tanh(),
            nn.Linear(24, 1),
        )
        self.main = main

    def forward(self, inputs):
        output = self.main(inputs)
        return output.view(-1)


netG, netD = Generator(), Discriminator()
print(netG)
print(netD)
if use_cuda:
    netD, netG = netD.cuda(), netG.cuda()
optimizerD = optim.Adam(netD.parameters(), lr=1e-3, betas=(0.5, 0.9))
optimizerG = optim.Adam(netG.parameters(), lr=1e-3, betas=(0.5, 0.9))
one = torch.tensor(1, dtype=torch.float)
mone = one * -1


def calc_gradient_penalty(netD, real_data, fake_data):
    alpha = torch.rand(BATCH_SIZE, 1)
    alpha = alpha.expand(real_data.size())
    interpolates = alpha * real_data + ((1 - alpha) * fake_data)
    interpolates = autograd.Variable(interpolates, requires_grad=True)
    disc_interpolates = netD(interpolates)
    gradients = autograd.grad(outputs=disc_interpolates, inputs=interpolates,
                              grad_outputs=torch.ones(disc_interpolates.size()),
                              create_graph=True, retain_graph=True, only_inputs=True)[0]
    return ((gradients.norm(2, dim=1) - 1) ** 2).mean() * LAMBDA


for iteration in range(ITERS):
    for p in netD.parameters():
        p.requires_grad = True
    for _ in range(CRITIC_ITERS):
        real = torch.from_numpy(moons(BATCH_SIZE))
        netD.zero_grad()
        D_real = netD(real).mean()
        D_real.backward(mone)
        with torch.no_grad():
            noise = torch.randn(BATCH_SIZE, 2)
        fake = netG(noise).data
        D_fake = netD(fake).mean()
        D_fake.backward(one)
        gp = calc_gradient_penalty(netD, real.data, fake.data)
        gp.backward()
        D_cost = D_fake - D_real + gp
        optimizerD.step()
    for p in netD.parameters():
        p.requires_grad = False
    netG.zero_grad()
    G = netD(netG(torch.randn(BATCH_SIZE, 2))).mean()
    G.backward(mone)
    optimizerG.step()
    print("iter %d: D %.4f  W %.4f  G %.4f  gp %.4f" % (iteration, D_cost.item(), (D_real - D_fake).item(), -G.item(), gp.item()))
