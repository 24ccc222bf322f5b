"""WGAN-GP with two optimizers, n_critic, TTUR, schedulers for both, and a resumed run."""
import torch, random
from torch import nn, optim, autograd
from torch.optim.lr_scheduler import ExponentialLR, StepLR
from torch.utils.data import DataLoader, TensorDataset
torch.manual_seed(7)
z_dim, lam, n_critic = 4, 10, 2
G = nn.Sequential(nn.Linear(z_dim, 16, bias=False), nn.BatchNorm1d(16), nn.LeakyReLU(0.2), nn.Linear(16, 2))
D = nn.Sequential(nn.Linear(2, 16), nn.LeakyReLU(0.2), nn.Linear(16, 1))
def init(m):
    if isinstance(m, nn.Linear):
        nn.init.normal_(m.weight, 0.0, 0.1); m.bias is None or nn.init.zeros_(m.bias)
G.apply(init); D.apply(init)
opt_d = optim.Adam(D.parameters(), lr=4e-3, betas=(0., 0.9)); opt_g = optim.RMSprop(G.parameters(), lr=1e-3)
sch_d, sch_g = ExponentialLR(opt_d, 0.95), StepLR(opt_g, 1, gamma=0.5)
data = DataLoader(TensorDataset(torch.randn(64, 2) @ torch.tensor([[1., .5], [0., 1.]]) + 2), batch_size=16, shuffle=True)
def gp(real, fake):
    a = torch.rand(real.size(0), 1, device=real.device)
    x = (a * real + (1 - a) * fake).requires_grad_(True)
    g = autograd.grad(D(x), x, torch.ones(real.size(0), 1), create_graph=True, retain_graph=True, only_inputs=True)[0]
    return ((g.norm(2, dim=1) - 1) ** 2).mean()
fixed = torch.randn(3, z_dim)
it = 0
for epoch in range(3):
    for (real,) in data:
        it += 1
        for p in D.parameters(): p.requires_grad = True
        fake = G(torch.randn(real.size(0), z_dim)).detach()
        opt_d.zero_grad()
        loss_d = D(fake).mean() - D(real).mean() + lam * gp(real, fake)
        loss_d.backward(); opt_d.step()
        if it % n_critic == 0:
            for p in D.parameters(): p.requires_grad = False
            opt_g.zero_grad(); loss_g = -D(G(torch.randn(real.size(0), z_dim))).mean(); loss_g.backward(); opt_g.step()
    sch_d.step(); sch_g.step()
    print(f'[{epoch}] D {loss_d.item():.5f} G {loss_g.item():.5f} lr {sch_d.get_last_lr()[0]:.5f} {sch_g.get_last_lr()}')
G.eval()
with torch.no_grad(): print(G(fixed))
state = {k: v.clone() for k, v in D.state_dict().items()}
print({k: tuple(v.shape) for k, v in state.items()}, opt_d.state_dict()['state'][0]['step'])
print(len(opt_g.state), [type(k).__name__ for k in opt_g.state][:2])
lb = optim.LBFGS(D.parameters(), lr=0.1, max_iter=4, line_search_fn='strong_wolfe')
for p in D.parameters(): p.requires_grad_(True)
x, y = torch.randn(10, 2), torch.randn(10, 1)
def closure():
    lb.zero_grad(); l = nn.functional.mse_loss(D(x), y); l.backward(); return l
for _ in range(3): print(round(lb.step(closure).item(), 6))
