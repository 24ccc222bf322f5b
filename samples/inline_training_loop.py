"""A penalty that is no function of its own: it stands in the middle of a training loop. Random data, a few steps."""
import torch
from torch import nn, optim

torch.manual_seed(42)

batch_size, z_dim, image_dim, n_critic, lambda_gp = 16, 8, 64, 3, 10

G = nn.Sequential(nn.Linear(z_dim, 32), nn.ReLU(), nn.Linear(32, image_dim), nn.Tanh())
D = nn.Sequential(nn.Linear(image_dim, 32), nn.Tanh(), nn.Linear(32, 1))
optimizer_G = optim.Adam(G.parameters(), lr=1e-3, betas=(0.0, 0.9))
optimizer_D = optim.Adam(D.parameters(), lr=1e-3, betas=(0.0, 0.9))

data = torch.rand(5 * batch_size, image_dim).mul_(2).sub_(1)

for step in range(2):
    for i in range(n_critic):
        real = data[i * batch_size:(i + 1) * batch_size]
        fake = G(torch.randn(batch_size, z_dim)).detach()

        eps = torch.rand(batch_size, 1)
        x_hat = (eps * real + (1 - eps) * fake).requires_grad_(True)
        out = D(x_hat)
        grads = torch.autograd.grad(out, x_hat, torch.ones_like(out), create_graph=True, retain_graph=True)[0]
        gp = ((grads.view(batch_size, -1).norm(2, dim=1) - 1) ** 2).mean()

        d_loss = D(fake).mean() - D(real).mean() + lambda_gp * gp
        optimizer_D.zero_grad()
        d_loss.backward()
        optimizer_D.step()

    g_loss = -D(G(torch.randn(batch_size, z_dim))).mean()
    optimizer_G.zero_grad()
    g_loss.backward()
    optimizer_G.step()
    print(f'step {step}: critic {d_loss.item():.5f}, generator {g_loss.item():.5f}, penalty {gp.item():.5f}')
