"""Policy gradient with Categorical and Normal policies; a VAE with rsample and KL."""
import torch
from torch import nn
from torch.distributions import Categorical, Normal, Independent, kl_divergence
torch.manual_seed(0)
policy = nn.Sequential(nn.Linear(4, 8), nn.Tanh(), nn.Linear(8, 3))
opt = torch.optim.Adam(policy.parameters(), lr=1e-2)
for episode in range(3):
    s, logs, rewards = torch.randn(4), [], []
    for t in range(5):
        d = Categorical(logits=policy(s)); a = d.sample(); logs.append(d.log_prob(a)); rewards.append(float(a == 1) - 0.1 * t)
        s = torch.randn(4)
    returns, R = [], 0.0
    for r in reversed(rewards): R = r + 0.99 * R; returns.insert(0, R)
    returns = torch.tensor(returns); returns = (returns - returns.mean()) / (returns.std() + 1e-8)
    loss = -(torch.stack(logs) * returns).sum() - 0.01 * d.entropy()
    opt.zero_grad(); loss.backward(); opt.step()
    print(episode, round(loss.item(), 5), rewards)
class VAE(nn.Module):
    def __init__(self):
        super().__init__(); self.enc = nn.Linear(6, 4); self.dec = nn.Linear(2, 6); self.register_buffer('zero', torch.zeros(2))
    def forward(self, x):
        mu, logvar = self.enc(x).chunk(2, dim=-1)
        q = Normal(mu, (0.5 * logvar).exp()); z = q.rsample(); return self.dec(z), q
vae = VAE(); opt = torch.optim.NAdam(vae.parameters(), lr=1e-2); x = torch.rand(8, 6)
for step in range(4):
    out, q = vae(x)
    kl = kl_divergence(q, Normal(vae.zero, torch.ones(2))).sum(-1).mean()
    rec = nn.functional.binary_cross_entropy_with_logits(out, x, reduction='none').sum(-1).mean()
    opt.zero_grad(); (rec + kl).backward(); opt.step(); print(step, round(rec.item(), 5), round(kl.item(), 5))
pi = Independent(Normal(torch.zeros(3), torch.ones(3)), 1); a = pi.sample((2,)); print(pi.log_prob(a), pi.entropy(), a)
