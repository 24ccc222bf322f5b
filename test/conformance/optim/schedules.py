"""Every schedule: the rates of twelve steps."""
import math
import torch
from torch import nn, optim
from torch.optim import lr_scheduler as S

recipes = [
    ('StepLR', dict(step_size=3, gamma=0.5)), ('MultiStepLR', dict(milestones=[2, 5, 5, 8], gamma=0.3)),
    ('ConstantLR', dict(factor=0.25, total_iters=4)), ('LinearLR', dict(start_factor=0.1, end_factor=0.8, total_iters=6)),
    ('ExponentialLR', dict(gamma=0.9)), ('CosineAnnealingLR', dict(T_max=5, eta_min=0.01)),
    ('CosineAnnealingWarmRestarts', dict(T_0=3, T_mult=2, eta_min=0.001)), ('PolynomialLR', dict(total_iters=7, power=2.0)),
    ('LambdaLR', dict(lr_lambda=lambda e: 0.95 ** e)), ('MultiplicativeLR', dict(lr_lambda=lambda e: 0.8)),
    ('CyclicLR', dict(base_lr=0.01, max_lr=0.1, step_size_up=3)), ('CyclicLR', dict(base_lr=0.01, max_lr=0.1, step_size_up=2, step_size_down=4, mode='triangular2')),
    ('CyclicLR', dict(base_lr=0.01, max_lr=0.1, step_size_up=3, mode='exp_range', gamma=0.9)), ('CyclicLR', dict(base_lr=0.01, max_lr=0.1, step_size_up=2, scale_fn=lambda x: 1 / (x + 1), scale_mode='iterations')),
    ('OneCycleLR', dict(max_lr=0.5, total_steps=13)), ('OneCycleLR', dict(max_lr=0.5, epochs=2, steps_per_epoch=7, anneal_strategy='linear', pct_start=0.4)), ('OneCycleLR', dict(max_lr=0.5, total_steps=16, three_phase=True, div_factor=10)),
]
for name, options in recipes:
    p = nn.Parameter(torch.zeros(2)); q = nn.Parameter(torch.zeros(2))
    o = optim.SGD([{'params': [p]}, {'params': [q], 'lr': 0.3}], lr=0.1, momentum=0.9)
    s = getattr(S, name)(o, **options)
    rates = [o.param_groups[0]['lr']]
    momenta = []
    for _ in range(12):
        o.step(); s.step()
        rates.append(s.get_last_lr()[0])
        momenta.append(o.param_groups[1]['momentum'])
    print(name, [float(f'{r:.8g}') for r in rates], [float(f'{r:.8g}') for r in s.get_last_lr()], s.last_epoch)
    if name in ('CyclicLR', 'OneCycleLR'):
        print([float(f'{m:.8g}') for m in momenta])
    print(sorted(k for k in s.state_dict()))
    print(s.base_lrs)
    print(sorted(o.param_groups[0]))
p = nn.Parameter(torch.zeros(1))
o = optim.Adam([p], lr=0.1)
s = S.ReduceLROnPlateau(o, factor=0.5, patience=1, cooldown=1, min_lr=0.01, verbose=True)
for value in [1.0, 0.9, 0.95, 0.93, 0.92, 0.91, 0.91, 0.91, 0.91, 0.91, 0.91, 0.91]:
    s.step(value)
    print(o.param_groups[0]['lr'], s.num_bad_epochs, s.best, s.in_cooldown)
print(s.state_dict())
o = optim.Adam([p], lr=0.1)
s = S.ReduceLROnPlateau(o, 'max', patience=0, threshold=0.1, threshold_mode='abs')
for value in [torch.tensor(0.1), 0.15, 0.3, 0.35]:
    s.step(value)
    print(o.param_groups[0]['lr'], s._last_lr)
o = optim.SGD([p], lr=0.1)
s = S.SequentialLR(o, schedulers=[S.LinearLR(o, 0.1, total_iters=3), S.ExponentialLR(o, 0.8)], milestones=[4])
rates = []
for _ in range(9):
    rates.append(o.param_groups[0]['lr']); o.step(); s.step()
print(rates, s.get_last_lr(), s.last_epoch)
o = optim.SGD([p], lr=1.0)
s = S.ChainedScheduler([S.ConstantLR(o, 0.1, total_iters=2), S.ExponentialLR(o, 0.9)])
rates = []
for _ in range(6):
    rates.append(o.param_groups[0]['lr']); o.step(); s.step()
print(rates, s.get_last_lr())
