"""Checkpoints to BytesIO, schedulers, resuming gives the same numbers."""
import io, copy, torch, random, numpy as np
from torch import nn, optim
def seed_everything(s): random.seed(s); np.random.seed(s); torch.manual_seed(s)
def make():
    net = nn.Sequential(nn.Linear(3, 5), nn.LayerNorm(5), nn.GELU(), nn.Linear(5, 1))
    opt = optim.AdamW([{"params": net[0].parameters(), "lr": 1e-2, "weight_decay": 0.0}, {"params": [*net[1].parameters(), *net[3].parameters()]}], lr=3e-3, weight_decay=1e-2, amsgrad=True)
    sched = optim.lr_scheduler.SequentialLR(opt, [optim.lr_scheduler.LinearLR(opt, 0.1, total_iters=2), optim.lr_scheduler.CosineAnnealingLR(opt, T_max=4)], milestones=[2])
    return net, opt, sched
def step(net, opt, sched, x, y):
    opt.zero_grad()
    loss = nn.functional.smooth_l1_loss(net(x).squeeze(1), y)
    loss.backward()
    n = nn.utils.clip_grad_norm_(net.parameters(), 0.5)
    opt.step(); sched.step()
    return loss.item(), n.item(), [g["lr"] for g in opt.param_groups]
seed_everything(9)
net, opt, sched = make()
x, y = torch.randn(7, 3), torch.randn(7)
for _ in range(3): print(["%.6f" % v if isinstance(v, float) else [f"{l:.3e}" for l in v] for v in step(net, opt, sched, x, y)])
buf = io.BytesIO()
torch.save({"net": net.state_dict(), "opt": opt.state_dict(), "sched": sched.state_dict(), "epoch": 3, "rng": torch.get_rng_state()}, buf)
straight = [step(net, opt, sched, x, y)[0] for _ in range(3)]
buf.seek(0)
ck = torch.load(buf, map_location="cpu")
net2, opt2, sched2 = make()
print(net2.load_state_dict(ck["net"]), ck["epoch"], sorted(ck))
opt2.load_state_dict(ck["opt"]); sched2.load_state_dict(ck["sched"])
torch.set_rng_state(ck["rng"])
again = [step(net2, opt2, sched2, x, y)[0] for _ in range(3)]
print(straight == again, [round(v, 6) for v in again])
try: net2.load_state_dict({**ck["net"], "extra": torch.zeros(1)})
except RuntimeError as e: print(e)
bad = dict(ck["net"]); bad["0.weight"] = torch.zeros(2, 2); del bad["3.bias"]
try: net2.load_state_dict(bad)
except RuntimeError as e: print(e)
print(net2.load_state_dict({k: v for k, v in ck["net"].items() if "bias" not in k}, strict=False))
print({k: (v["step"].item(), sorted(v)) for k, v in opt2.state_dict()["state"].items()})
print(sched2.last_epoch, opt2)
