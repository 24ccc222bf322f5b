"""Odds and ends of devices, switches and checkpoints."""
import torch, copy, io
from torch import nn
from torch.optim.lr_scheduler import *
from torch.utils.checkpoint import checkpoint
o = torch.optim.SGD(nn.Linear(2, 2).parameters(), lr=0.1)
print(type(StepLR(o, 2)).__name__, isinstance(StepLR(o, 2), torch.optim.lr_scheduler._LRScheduler), isinstance(o, torch.optim.Optimizer))
print(torch.optim.Adam.__name__, torch.optim.lr_scheduler.ReduceLROnPlateau.__name__)
from torch.optim.adam import Adam as A1
print(A1 is torch.optim.Adam)
from torch.optim.sgd import SGD as S1
print(S1 is torch.optim.SGD)
import torch.optim as optim
name = 'AdamW'; print(getattr(optim, name)(nn.Linear(1, 1).parameters()).__class__.__name__)
x = torch.randn(2, 2)
with torch.random.fork_rng(devices=[]): torch.manual_seed(1); a = torch.rand(1)
torch.manual_seed(1); print(torch.equal(a, torch.rand(1)))
m = nn.Linear(2, 2); s = io.BytesIO(); torch.save(m, s); s.seek(0); print(type(torch.load(s)).__name__)
opt = optim.Adam(m.parameters()); m(x).sum().backward(); opt.step()
d = copy.deepcopy(opt.state_dict()); opt.step(); print(d['state'][0]['step'], opt.state_dict()['state'][0]['step'])
print({k: v for k, v in opt.param_groups[0].items() if k != 'params'})
cp = copy.deepcopy((m, opt)); print(cp[1].param_groups[0]['params'][0] is cp[0].weight)
sch = ReduceLROnPlateau(opt, 'min', patience=0); sch.step(1.0); sch.step(torch.tensor(2.0)); print(opt.param_groups[0]['lr'], sch.state_dict()['best'])
print(m(x).to(torch.device('cpu')).device.type, torch.zeros(1, device=x.device).device, torch.empty(0).to(x.device, x.dtype).shape)
print(torch.device('cuda:1') == torch.device('cuda', 1), str(torch.device('cuda:1')), torch.device('cuda').index)
if torch.cuda.device_count() > 1: m = nn.DataParallel(m)
torch.set_grad_enabled(False); print((m.weight * 2).requires_grad); torch.set_grad_enabled(True)
torch.autograd.set_detect_anomaly(True); torch.autograd.set_detect_anomaly(False)
torch.set_printoptions(precision=2); print(torch.tensor([1.23456])); torch.set_printoptions(profile='default')
print(torch.Generator().manual_seed(3).initial_seed(), torch.__version__.split('.')[0])
with torch.profiler.record_function('x') if False else torch.no_grad(): print(torch.is_grad_enabled())
