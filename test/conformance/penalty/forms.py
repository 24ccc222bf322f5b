"""The four ways a penalty is written, two-sided, with the gradients of the critic's weights."""
import numpy as np
import torch
import torch.autograd as autograd
from torch import nn
from torch.autograd import Variable

torch.manual_seed(0)
critic = nn.Sequential(nn.Conv2d(3, 8, 3, 2, 1), nn.LeakyReLU(0.2), nn.Conv2d(8, 8, 3, 2, 1), nn.LeakyReLU(0.2), nn.Flatten(), nn.Linear(32, 1))
real, fake = torch.randn(4, 3, 8, 8), torch.randn(4, 3, 8, 8)
LAMBDA = 10


def full(D, real_samples, fake_samples):
    alpha = torch.rand(real_samples.size(0), 1, 1, 1)
    interpolates = (alpha * real_samples + ((1 - alpha) * fake_samples)).requires_grad_(True)
    d_interpolates = D(interpolates)
    ones = Variable(torch.Tensor(real_samples.shape[0], 1).fill_(1.0), requires_grad=False)
    gradients = autograd.grad(outputs=d_interpolates, inputs=interpolates, grad_outputs=ones, create_graph=True, retain_graph=True, only_inputs=True)[0]
    gradients = gradients.view(gradients.size(0), -1)
    return ((gradients.norm(2, dim=1) - 1) ** 2).mean()


def outputs_given(y, x):
    weight = torch.ones(y.size())
    dydx = torch.autograd.grad(outputs=y, inputs=x, grad_outputs=weight, retain_graph=True, create_graph=True, only_inputs=True)[0]
    dydx = dydx.view(dydx.size(0), -1)
    dydx_l2norm = torch.sqrt(torch.sum(dydx ** 2, dim=1))
    return torch.mean((dydx_l2norm - 1) ** 2)


def gradient_only(gradient):
    gradient = gradient.view(len(gradient), -1)
    return torch.mean((gradient.norm(2, dim=1) - 1) ** 2)


def expanded(netD, real_data, fake_data):
    batch = real_data.size(0)
    alpha = torch.rand(batch, 1)
    alpha = alpha.expand(batch, real_data.nelement() // batch).contiguous().view(batch, 3, 8, 8)
    interpolates = Variable(alpha * real_data.data + (1 - alpha) * fake_data.data, requires_grad=True)
    gradients = autograd.grad(netD(interpolates), interpolates, torch.ones(batch, 1), create_graph=True)[0].reshape(batch, -1)
    return ((gradients.norm(2, dim=1) - 1) ** 2).mean() * LAMBDA


def report(name, penalty):
    critic.zero_grad()
    penalty.backward()
    print(f'{name} {penalty.item():.9f}', ' '.join('None' if p.grad is None else f'{p.grad.norm().item():.9f}' for p in critic.parameters()))


report('full', full(critic, real, fake))
x = real.clone().requires_grad_()
report('outputs given', outputs_given(critic(x), x))
x = fake.clone().requires_grad_()
report('gradient only', gradient_only(autograd.grad(critic(x).sum(), x, create_graph=True)[0]))
report('expanded', expanded(critic, real, fake))
eps = torch.rand(4, 1, 1, 1)
mixed = (eps * real + (1 - eps) * fake).detach().requires_grad_()
score = critic(mixed)
grad = torch.autograd.grad(score, mixed, torch.ones_like(score), create_graph=True)[0]
norm = grad.flatten(1).norm(2, 1)
loss = score.mean() + LAMBDA * ((norm - 1) ** 2).mean()
report('inline', loss)
print(norm)
np.random.seed(0)
alpha = torch.Tensor(np.random.random((4, 1, 1, 1)))
print(alpha.flatten(), int(np.prod((3, 8, 8))))
