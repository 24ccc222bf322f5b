"""torch.save and torch.load through memory: what went in comes out, copied."""
import copy
import io
import torch
from torch import nn, optim

torch.manual_seed(0)
model = nn.Sequential(nn.Linear(3, 4, bias=False), nn.BatchNorm1d(4), nn.ReLU(), nn.Linear(4, 1))
opt = optim.Adam(model.parameters(), lr=0.01)
sched = optim.lr_scheduler.StepLR(opt, 2)
for _ in range(3):
    opt.zero_grad(); model(torch.randn(8, 3)).pow(2).mean().backward(); opt.step(); sched.step()
buffer = io.BytesIO()
torch.save({'epoch': 3, 'model': model.state_dict(), 'opt': opt.state_dict(), 'sched': sched.state_dict(), 'name': 'run', 'best': 0.25, 'history': [1.0, 0.5], 'shape': (1, 2), 'rng': torch.get_rng_state(), 'none': None}, buffer)
buffer.seek(0)
checkpoint = torch.load(buffer, map_location='cpu')
print(list(checkpoint), checkpoint['epoch'], checkpoint['name'], checkpoint['history'], checkpoint['shape'])
print(type(checkpoint['model']).__name__, list(checkpoint['model'])[:3], checkpoint['model']['0.weight'].requires_grad)
other = nn.Sequential(nn.Linear(3, 4, bias=False), nn.BatchNorm1d(4), nn.ReLU(), nn.Linear(4, 1))
print(other.load_state_dict(checkpoint['model']))
o2 = optim.Adam(other.parameters(), lr=1.0); o2.load_state_dict(checkpoint['opt'])
torch.set_rng_state(checkpoint['rng'])
x = torch.randn(8, 3)
for m, o in ((model, opt), (other, o2)):
    o.zero_grad(); loss = m(x).pow(2).mean(); loss.backward(); o.step()
    print(loss.item(), sum(p.sum().item() for p in m.parameters()), o.param_groups[0]['lr'])
t = torch.arange(6.).reshape(2, 3).requires_grad_()
b = io.BytesIO(); torch.save(t, b); b.seek(0); u = torch.load(b)
print(u, u is t, u.requires_grad, u.is_leaf)
b = io.BytesIO(); torch.save([t.detach(), t.detach()[0], nn.Parameter(torch.ones(2))], b); b.seek(0); v = torch.load(b)
v[0][0, 0] = 9
print(v, v[1][0], t[0, 0])
b = io.BytesIO(); torch.save(model, b); b.seek(0); whole = torch.load(b)
print(whole, torch.equal(whole[0].weight, model[0].weight), whole[0].weight is model[0].weight)
d = copy.deepcopy(model)
d[0].weight.data.zero_()
print(model[0].weight.abs().sum() > 0, copy.copy(model)[0] is model[0], d.training)
print(copy.deepcopy(t), copy.deepcopy(t).requires_grad)
try:
    copy.deepcopy(t * 2)
except RuntimeError as e:
    print(e)
import os, tempfile
path = os.path.join(tempfile.mkdtemp(), 'model.pt')
torch.save(model.state_dict(), path)
again = torch.load(path)
print(torch.equal(again['3.bias'], model[3].bias))
for f in (lambda: torch.load(io.BytesIO()), lambda: torch.load(io.BytesIO(b.getvalue()), map_location='cuda')):
    try:
        f()
    except (EOFError, RuntimeError) as e:
        print(type(e).__name__, e)
