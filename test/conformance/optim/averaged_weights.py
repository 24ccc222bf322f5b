"""Averaged weights."""
import torch
from torch import nn, optim
from torch.optim.swa_utils import AveragedModel, SWALR, update_bn
import torch.optim.swa_utils
torch.manual_seed(0)
model = nn.Sequential(nn.Linear(3, 4), nn.BatchNorm1d(4), nn.Tanh(), nn.Linear(4, 1))
ema = AveragedModel(model, avg_fn=lambda averaged, p, n: 0.9 * averaged + 0.1 * p)
swa = AveragedModel(model)
opt = optim.SGD(model.parameters(), lr=0.1)
sched = SWALR(opt, swa_lr=0.02, anneal_epochs=3)
data = [torch.randn(5, 3) for _ in range(4)]
for epoch in range(5):
    for x in data:
        opt.zero_grad(); loss = (model(x) - x.sum(1, keepdim=True)).pow(2).mean(); loss.backward(); opt.step()
        ema.update_parameters(model)
    swa.update_parameters(model)
    sched.step()
    print(epoch, loss.item(), sched.get_last_lr(), swa.n_averaged, ema.n_averaged.item())
update_bn(data, swa)
print(swa.module[1].running_mean, swa.module[1].num_batches_tracked)
print([p.sum().item() for p in swa.parameters()], [p.sum().item() for p in ema.module.parameters()])
print(list(swa.state_dict())[:3], swa(data[0]).sum().item())
print(swa)
lin = SWALR(optim.SGD(model.parameters(), lr=0.1), swa_lr=0.02, anneal_epochs=3, anneal_strategy='linear')
for bad in (dict(anneal_strategy='x'), dict(anneal_epochs=-1)):
    try:
        SWALR(opt, swa_lr=0.1, **bad)
    except ValueError as e:
        print(e)
