"""Gradient normalisation (GN-GAN): f / (|grad f| + |f|), wrapped around any critic, against plain and penalised ones."""
import torch
import torch.nn as nn
import torch.nn.functional as F


def normalize_gradient(net_D, x, **kwargs):
    """
                     f
    f_hat = --------------------
            || grad_f || + | f |
    """
    x.requires_grad_(True)
    f = net_D(x, **kwargs)
    grad = torch.autograd.grad(f, [x], torch.ones_like(f), create_graph=True, retain_graph=True)[0]
    grad_norm = torch.norm(torch.flatten(grad, start_dim=1), p=2, dim=1)
    grad_norm = grad_norm.view(-1, *[1 for _ in range(len(f.shape) - 1)])
    f_hat = (f / (grad_norm + torch.abs(f)))
    return f_hat


class ResDiscriminatorBlock(nn.Module):
    def __init__(self, cin, cout, down=True):
        super().__init__()
        self.residual = nn.Sequential(nn.ReLU(), nn.Conv2d(cin, cout, 3, 1, 1), nn.ReLU(), nn.Conv2d(cout, cout, 3, 1, 1))
        self.shortcut = nn.Conv2d(cin, cout, 1) if cin != cout else nn.Sequential()
        self.pool = nn.AvgPool2d(2) if down else nn.Identity()
        self.initialize()

    def initialize(self):
        for m in self.residual.modules():
            if isinstance(m, nn.Conv2d):
                nn.init.xavier_uniform_(m.weight, gain=2 ** 0.5)
                nn.init.zeros_(m.bias)

    def forward(self, x):
        return self.pool(self.residual(x) + self.shortcut(x))


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.model = nn.Sequential(ResDiscriminatorBlock(3, 6), ResDiscriminatorBlock(6, 6), ResDiscriminatorBlock(6, 6, down=False), nn.ReLU())
        self.linear = nn.Linear(6, 1, bias=False)

    def forward(self, x, scale=1.0):
        return self.linear(self.model(x).sum(dim=[2, 3])) * scale


class HingeLoss(torch.nn.Module):
    def forward(self, pred_real, pred_fake=None):
        if pred_fake is not None:
            loss_real = F.relu(1 - pred_real).mean()
            loss_fake = F.relu(1 + pred_fake).mean()
            return loss_real + loss_fake
        return -pred_real.mean()


torch.manual_seed(77)
D, loss_fn = Net(), HingeLoss()
real, fake = torch.rand(4, 3, 8, 8) * 2 - 1, torch.tanh(torch.randn(4, 3, 8, 8))
sched_opt = torch.optim.Adam(D.parameters(), lr=4e-4, betas=(0.0, 0.9))
sched = torch.optim.lr_scheduler.LambdaLR(sched_opt, lambda step: 1 - step / 4)
for step in range(4):
    pred = normalize_gradient(D, torch.cat([real, fake.detach()]))
    pred_real, pred_fake = torch.split(pred, [4, 4])
    loss = loss_fn(pred_real, pred_fake)
    sched_opt.zero_grad()
    loss.backward()
    sched_opt.step()
    sched.step()
    print(f"{step} loss {loss:.5f} lr {sched.get_last_lr()[0]:.1e} inside (-1, 1): {bool((pred.abs() < 1).all())}")
with torch.enable_grad():
    a = normalize_gradient(D, real.clone(), scale=1.0)
    b = normalize_gradient(D, real.clone(), scale=50.0)
print("scale does not matter", torch.allclose(a, b, rtol=1e-4))
z = fake.clone().requires_grad_()
lip = torch.autograd.grad(normalize_gradient(D, z).sum(), z)[0].flatten(1).norm(dim=1)
print("slopes of f_hat", [round(v, 5) for v in lip.tolist()])
try:
    with torch.no_grad():
        normalize_gradient(D, real.clone())
except RuntimeError as e:
    print("RuntimeError:", e)
try:
    normalize_gradient(D, real.clone().long())
except RuntimeError as e:
    print("RuntimeError:", e)
