"""Critics that are autoencoders (BEGAN, EBGAN), an adversarial autoencoder with a latent critic, and a VAE beside them."""
import torch
from torch import nn, optim
from torch.nn import functional as F
from torch.distributions import Normal, Bernoulli, kl_divergence


class Encoder(nn.Module):
    def __init__(self, d=16, z=3):
        super().__init__()
        self.hidden = nn.Linear(d, 12)
        self.mu, self.logvar = nn.Linear(12, z), nn.Linear(12, z)

    def forward(self, x):
        h = F.elu(self.hidden(x))
        return self.mu(h), self.logvar(h)


class Decoder(nn.Sequential):
    def __init__(self, z=3, d=16):
        super().__init__(nn.Linear(z, 12), nn.ELU(), nn.Linear(12, d))


class VAE(nn.Module):
    def __init__(self):
        super().__init__()
        self.encoder, self.decoder = Encoder(), Decoder()

    @staticmethod
    def reparameterize(mu, logvar):
        std = torch.exp(0.5 * logvar)
        eps = torch.randn_like(std)
        return eps.mul(std).add_(mu)

    def forward(self, x):
        mu, logvar = self.encoder(x)
        return self.decoder(self.reparameterize(mu, logvar)), mu, logvar


def elbo(recon, x, mu, logvar):
    bce = F.binary_cross_entropy_with_logits(recon, x, reduction='sum')
    kld = -0.5 * torch.sum(1 + logvar - mu.pow(2) - logvar.exp())
    return (bce + kld) / len(x)


torch.manual_seed(90)
x = torch.bernoulli(torch.rand(8, 16))
vae = VAE()
opt = optim.Adam(vae.parameters(), lr=1e-2)
for epoch in range(3):
    recon, mu, logvar = vae(x)
    loss = elbo(recon, x, mu, logvar)
    opt.zero_grad()
    loss.backward()
    opt.step()
    print(f"vae {epoch} {loss.item():.5f}")
q, p = Normal(mu.detach(), (0.5 * logvar.detach()).exp()), Normal(torch.zeros(3), torch.ones(3))
print(f"kl {kl_divergence(q, p).sum().item():.5f} likelihood {Bernoulli(logits=recon.detach()).log_prob(x).sum().item():.5f}")

# an adversarial autoencoder: the critic sees codes, its penalty is in the latent space
encoder, decoder = nn.Sequential(nn.Linear(16, 12), nn.ReLU(), nn.Linear(12, 3)), Decoder()
critic = nn.Sequential(nn.Linear(3, 12), nn.LeakyReLU(0.2), nn.Linear(12, 1))
ae_opt = optim.Adam([{'params': encoder.parameters()}, {'params': decoder.parameters(), 'lr': 2e-3}], lr=1e-3)
critic_opt = optim.RMSprop(critic.parameters(), lr=5e-4, alpha=0.9, centered=True)
for step in range(3):
    recon_loss = F.mse_loss(torch.sigmoid(decoder(encoder(x))), x)
    ae_opt.zero_grad()
    recon_loss.backward()
    ae_opt.step()
    prior, code = torch.randn(8, 3) * 5, encoder(x).detach()
    mid = torch.lerp(prior, code, torch.rand(8, 1)).requires_grad_()
    slope = torch.autograd.grad(critic(mid).sum(), mid, create_graph=True)[0].norm(2, -1)
    critic_loss = critic(code).mean() - critic(prior).mean() + 10 * (slope - 1).pow(2).mean()
    critic_opt.zero_grad()
    critic_loss.backward()
    critic_opt.step()
    fool = -critic(encoder(x)).mean()
    ae_opt.zero_grad()
    fool.backward()
    ae_opt.step()
    print(f"aae {step} recon {recon_loss.item():.5f} critic {critic_loss.item():.5f} fool {fool.item():.5f}")

# BEGAN: the critic reconstructs, k balances
D, G = nn.Sequential(Encoder(z=4).hidden, nn.ELU(), nn.Linear(12, 16)), Decoder()
k, gamma, lambda_k = 0.0, 0.75, 0.1
optimizer = {'d': optim.Adam(D.parameters(), 1e-2), 'g': optim.Adam(G.parameters(), 1e-2)}
for step in range(4):
    fake = G(torch.empty(8, 3).uniform_(-1, 1))
    err_real = (D(x) - x).abs().mean()
    err_fake = (D(fake.detach()) - fake.detach()).abs().mean()
    optimizer['d'].zero_grad()
    (err_real - k * err_fake).backward()
    optimizer['d'].step()
    err_g = (D(fake) - fake).abs().mean()
    optimizer['g'].zero_grad()
    err_g.backward()
    optimizer['g'].step()
    balance = (gamma * err_real - err_fake).item()
    k = min(max(k + lambda_k * balance, 0), 1)
    measure = err_real.item() + abs(balance)
    print('began [{:d}] M {:.5f} k {:.6f}'.format(step, measure, k))
hinge = torch.clamp(1.0 - (D(fake.detach()) - fake.detach()).pow(2).mean(), min=0)
print(f"ebgan margin {hinge.item():.5f}")
