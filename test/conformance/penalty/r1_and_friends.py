import torch
from torch import nn, autograd
import torch.nn.functional as F

torch.manual_seed(4)
D = nn.Sequential(nn.Linear(2, 16), nn.Tanh(), nn.Linear(16, 1))
real, fake = torch.randn(6, 2) + 1, torch.randn(6, 2) - 1


def r1(pred, x):
    grad, = autograd.grad(outputs=pred.sum(), inputs=x, create_graph=True)
    return grad.pow(2).view(grad.shape[0], -1).sum(1).mean()


def r2(pred, x):
    return r1(pred, x)


def dragan(critic, x, k=1.0, c=0.5):
    noise = c * x.std() * torch.rand_like(x)
    points = (x + noise).detach().requires_grad_()
    out = critic(points)
    grad = autograd.grad(out, points, torch.ones_like(out), create_graph=True)[0]
    return ((grad.norm(2, dim=1) - k) ** 2).mean()


def lp(critic, a, b):
    t = torch.rand(len(a), 1)
    x = (a + t * (b - a)).requires_grad_()
    grad = autograd.grad(critic(x).sum(), x, create_graph=True)[0]
    return torch.clamp(grad.norm(dim=1) - 1, min=0.0).pow(2).mean()


def total(values):
    D.zero_grad()
    values.backward()
    return ' '.join('None' if p.grad is None else f'{p.grad.norm().item():.9f}' for p in D.parameters())


x = real.clone().requires_grad_()
value = r1(D(x), x)
print(f'R1 {value.item():.9f}', total(value))
x = fake.clone().requires_grad_()
value = 5 * r2(D(x), x)
print(f'R2 {value.item():.9f}', total(value))
value = dragan(D, real)
print(f'DRAGAN {value.item():.9f}', total(value))
with torch.no_grad():
    for p in D.parameters():
        p.mul_(2.5)
value = lp(D, real, fake)
print(f'LP {value.item():.9f}', total(value + D(real).mean() * 0))
for gamma in (1.0, 10.0):
    x = real.clone().requires_grad_()
    out = D(x)
    loss = F.softplus(-out).mean() + gamma / 2 * r1(out, x)
    print(f'{loss.item():.9f}', total(loss))
w = torch.randn(4, 8, requires_grad=True)
generator = nn.Sequential(nn.Linear(8, 12), nn.LeakyReLU(0.2))
image = generator(w).view(4, 3, 2, 2)
noise = torch.randn_like(image) / (image.shape[2] * image.shape[3]) ** 0.5
grad, = autograd.grad(outputs=(image * noise).sum(), inputs=w, create_graph=True)
lengths = torch.sqrt(grad.pow(2).sum(1))
average = 0.0 + 0.01 * (lengths.mean() - 0.0)
print(f'path {((lengths - average) ** 2).mean().item():.9f}', lengths)
