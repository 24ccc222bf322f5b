"""SNGAN projection discriminator + ACGAN head, hinge."""
import torch, torch.nn as nn, torch.nn.functional as F
from torch.nn.utils import spectral_norm as SN
torch.manual_seed(3)
class Down(nn.Module):
    def __init__(s, i, o, down=True):
        super().__init__(); s.c1 = SN(nn.Conv2d(i, o, 3, 1, 1)); s.c2 = SN(nn.Conv2d(o, o, 3, 1, 1)); s.sc = SN(nn.Conv2d(i, o, 1)); s.down = down
        for c in (s.c1, s.c2): nn.init.xavier_uniform_(c.weight_orig, 2 ** .5)
    def forward(s, x):
        h = s.c2(F.relu(s.c1(F.relu(x)))); k = s.sc(x)
        return F.avg_pool2d(h + k, 2) if s.down else h + k
class ProjD(nn.Module):
    def __init__(s, n=5):
        super().__init__(); s.blocks = nn.Sequential(Down(1, 4), Down(4, 8), Down(8, 8, False)); s.lin = SN(nn.Linear(8, 1)); s.emb = SN(nn.Embedding(n, 8)); s.cls = nn.Linear(8, n)
    def forward(s, x, y):
        h = F.relu(s.blocks(x)).sum((2, 3)); return s.lin(h) + (s.emb(y) * h).sum(1, keepdim=True), s.cls(h)
d = ProjD(); opt = torch.optim.Adam(filter(lambda p: p.requires_grad, d.parameters()), 2e-3, (0., .9))
for i in range(3):
    x = torch.randn(6, 1, 8, 8); y = torch.randint(5, (6,)); f = torch.rand_like(x) * 2 - 1
    rs, rc = d(x, y); fs, fc = d(f, y)
    loss = F.relu(1 - rs).mean() + F.relu(1 + fs).mean() + F.cross_entropy(rc, y) + F.nll_loss(fc.log_softmax(1), y, reduction='sum') / 6
    opt.zero_grad(); loss.backward(); tot = torch.nn.utils.clip_grad_norm_(d.parameters(), 1.0); opt.step()
    print(i, loss.item().__round__(5), round(tot.item(), 4), (rc.argmax(1) == y).float().mean().item())
print(torch.linalg.matrix_norm(d.lin.weight, 2), d.lin.weight_u)
print(torch.autograd.grad(d(x.requires_grad_(), y)[0].sum(), x)[0].flatten(1).norm(dim=1))
nn.utils.remove_spectral_norm(d.lin); print(d.lin, [k for k in d.lin.state_dict()])
