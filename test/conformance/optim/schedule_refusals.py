"""Schedules: what they refuse, what they warn of, what they remember."""
import torch, warnings
from torch import nn, optim
from torch.optim import lr_scheduler as S
p = nn.Parameter(torch.zeros(2))
new = lambda **k: optim.SGD([p], lr=0.1, **k)
def attempt(label, f):
    try:
        print(label, 'gave', f())
    except Exception as error:
        print(label, type(error).__name__, error)
attempt('lambda', lambda: S.LambdaLR(new(), [lambda e: 1, lambda e: 2]))
attempt('not opt', lambda: S.StepLR(p, 3))
attempt('not opt', lambda: S.ReduceLROnPlateau(p))
attempt('linear', lambda: S.LinearLR(new(), start_factor=1.5))

attempt('linear', lambda: S.LinearLR(new(), end_factor=1.5))
attempt('constant', lambda: S.ConstantLR(new(), factor=1.5))
attempt('warm', lambda: S.CosineAnnealingWarmRestarts(new(), T_0=0))
attempt('warm', lambda: S.CosineAnnealingWarmRestarts(new(), T_0=2, T_mult=0.5))
attempt('cyclic', lambda: S.CyclicLR(new(), 0.1, 0.2, mode='x'))
attempt('cyclic', lambda: S.CyclicLR(optim.Adam([p]), 0.1, 0.2))
attempt('cyclic', lambda: S.CyclicLR(new(), [0.1, 0.2], 0.2))
attempt('one', lambda: S.OneCycleLR(new(), 0.1))
attempt('one', lambda: S.OneCycleLR(new(), 0.1, total_steps=-3))
attempt('one', lambda: S.OneCycleLR(new(), 0.1, epochs=0, steps_per_epoch=3))
attempt('one', lambda: S.OneCycleLR(new(), 0.1, total_steps=3, pct_start=2))
attempt('one', lambda: S.OneCycleLR(new(), 0.1, total_steps=3, anneal_strategy='x'))
attempt('one', lambda: S.OneCycleLR(optim.Adagrad([p]), 0.1, total_steps=3))
attempt('plateau', lambda: S.ReduceLROnPlateau(new(), factor=1.0))
attempt('plateau', lambda: S.ReduceLROnPlateau(new(), mode='x'))
attempt('plateau', lambda: S.ReduceLROnPlateau(new(), threshold_mode='x'))
attempt('plateau', lambda: S.ReduceLROnPlateau(new(), min_lr=[1, 2]))
attempt('plateau', lambda: S.ReduceLROnPlateau(new()).step())
attempt('resume', lambda: S.StepLR(new(), 3, last_epoch=4))
attempt('step', lambda: S.StepLR(new()))
o = new(); o2 = new()
attempt('seq', lambda: S.SequentialLR(o, [S.ExponentialLR(o, 0.9), S.ExponentialLR(o2, 0.9)], [2]))
attempt('seq', lambda: S.SequentialLR(o, [S.ExponentialLR(o, 0.9)], [2]))
attempt('chain', lambda: S.ChainedScheduler([S.ExponentialLR(o, 0.9), S.ExponentialLR(o2, 0.9)]))
o = new()
s = S.OneCycleLR(o, 0.5, total_steps=4)
for _ in range(3):
    o.step(); s.step()
attempt('over', lambda: [s.step(), s.step(), s.step()])
o = new()
s = S.StepLR(o, 2, verbose=True)
for _ in range(3):
    o.step(); s.step()
s.print_lr(True, 0, 0.25)
s.print_lr(True, 0, 0.25, 7)
state = s.state_dict()
print(state)
o3 = new(); t = S.StepLR(o3, 5); t.load_state_dict(state); print(t.state_dict(), t.step_size)
l = S.LambdaLR(new(), lambda e: 0.5 ** e)
print(l.state_dict())
class Warm(S._LRScheduler):
    def __init__(self, optimizer, warmup, last_epoch=-1):
        self.warmup = warmup
        super().__init__(optimizer, last_epoch)
    def get_lr(self):
        if not self._get_lr_called_within_step:
            print('outside')
        return [b * min(1.0, (self.last_epoch + 1) / self.warmup) for b in self.base_lrs]
o = new(); w = Warm(o, 4)
r = []
for _ in range(5):
    r.append(w.get_last_lr()); o.step(); w.step()
print(r, isinstance(w, S._LRScheduler), o._step_count, w._step_count)
w.step(2); print(w.get_last_lr())
w.get_lr()
print(S.StepLR(new(), 2).optimizer.param_groups[0]['initial_lr'])
