"""Accumulated gradients equal one big batch; skipped, clipped and scaled steps; several parameter groups and schedules."""
import torch
import torch.nn as nn
from torch.optim.lr_scheduler import CosineAnnealingLR, ExponentialLR, LinearLR, MultiStepLR, OneCycleLR, SequentialLR, StepLR

torch.manual_seed(50)
critic = nn.Sequential(nn.Linear(5, 16), nn.Tanh(), nn.Linear(16, 16), nn.Tanh(), nn.Linear(16, 1)).double()
start = {k: v.clone() for k, v in critic.state_dict().items()}
real, fake = torch.randn(12, 5).double() + 1, torch.randn(12, 5).double()
t = torch.rand(12, 1).double()


def loss_of(rows):
    x = (t * real + (1 - t) * fake)[rows].requires_grad_()
    g = torch.autograd.grad(critic(x).sum(), x, create_graph=True)[0]
    return critic(fake[rows]).mean() - critic(real[rows]).mean() + 10 * (g.norm(dim=1) - 1).pow(2).mean()


critic.zero_grad()
loss_of(slice(None)).backward()
whole = [p.grad.clone() for p in critic.parameters() if p.grad is not None]
critic.zero_grad()
for chunk in torch.arange(12).chunk(4):
    (loss_of(chunk) / 4).backward()
parts = [p.grad.clone() for p in critic.parameters() if p.grad is not None]
print("accumulated equals whole:", all(map(torch.allclose, whole, parts)), [round(g.norm().item(), 6) for g in whole])

norm = nn.utils.clip_grad_norm_(critic.parameters(), max_norm=1.0)
print("norm before %.6f, after %.6f" % (norm, torch.cat([p.grad.flatten() for p in critic.parameters()]).norm()))
nn.utils.clip_grad_value_(critic.parameters(), 0.05)
print("largest", max(p.grad.abs().max().item() for p in critic.parameters()))

groups = [{"params": critic[0].parameters(), "lr": 1e-3}, {"params": critic[2].parameters(), "weight_decay": 0.1}, {"params": [*critic[4].parameters()], "betas": (0.0, 0.9)}]
for make in (lambda p: torch.optim.AdamW(p, lr=1e-2, betas=(0.5, 0.9), amsgrad=True), lambda p: torch.optim.Adam(p, lr=1e-2)):
    critic.load_state_dict(start)
    optimizer = make([dict(g, params=list(g["params"])) for g in ({**g, "params": list(critic[i].parameters())} for g, i in zip(groups, (0, 2, 4)))])
    for _ in range(3):
        optimizer.zero_grad(set_to_none=True)
        loss = loss_of(slice(0, 6))
        loss.backward()
        if not torch.isfinite(loss):
            continue
        optimizer.step()
    print(type(optimizer).__name__, loss.item(), [(g["lr"], g["betas"], g["weight_decay"]) for g in optimizer.param_groups])


def trace(make, steps=7):
    p = nn.Parameter(torch.zeros(1))
    opt = torch.optim.SGD([p], lr=0.1)
    schedule, seen = make(opt), []
    for _ in range(steps):
        seen.append(opt.param_groups[0]["lr"])
        opt.step()
        schedule.step()
    return [round(v, 6) for v in seen]


print("step", trace(lambda o: StepLR(o, 2, gamma=0.5)))
print("multi", trace(lambda o: MultiStepLR(o, milestones=[2, 5], gamma=0.1)))
print("exp", trace(lambda o: ExponentialLR(o, 0.9)))
print("cosine", trace(lambda o: CosineAnnealingLR(o, T_max=6, eta_min=0.01)))
print("one cycle", trace(lambda o: OneCycleLR(o, max_lr=0.2, total_steps=10)))
print("warm-up", trace(lambda o: SequentialLR(o, [LinearLR(o, 0.1, total_iters=3), ExponentialLR(o, 0.5)], milestones=[3])))
for bad in (lambda: torch.optim.Adam([], lr=1e-3), lambda: torch.optim.Adam(critic.parameters(), lr=-1), lambda: torch.optim.Adam(critic.parameters(), betas=(0.5, 1.0)),
            lambda: torch.optim.SGD(critic.parameters(), lr=0.1, nesterov=True), lambda: torch.optim.Adam([{"params": critic[0].parameters()}, {"params": critic[0].parameters()}])):
    try:
        bad()
    except ValueError as e:
        print("ValueError:", e)
