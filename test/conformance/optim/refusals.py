"""What optimizers refuse, in PyTorch's words."""
import torch
from torch import nn, optim
from torch.optim import *
from torch.optim.optimizer import Optimizer, required

p = torch.ones(2, requires_grad=True)
q = torch.ones(3, requires_grad=True)

def attempt(label, f):
    try:
        print(label, 'gave', f())
    except Exception as error:
        print(label, type(error).__name__, error)

for name in ('Adam', 'AdamW', 'Adamax', 'NAdam', 'RAdam', 'RMSprop', 'Adagrad', 'Adadelta', 'Rprop', 'ASGD', 'SGD'):
    cls = getattr(optim, name)
    attempt(name, lambda: cls([p], lr=-0.1))
    attempt(name, lambda: cls([], lr=0.1))
    attempt(name, lambda: cls(p, lr=0.1))
    attempt(name, lambda: cls([1, 2], lr=0.1))
    attempt(name, lambda: cls([p, p * 2], lr=0.1))
    if name not in ('Rprop',):
        attempt(name, lambda: cls([p], lr=0.1, weight_decay=-1))
    if name not in ('Rprop', 'ASGD', 'SGD'):
        attempt(name, lambda: cls([p], lr=0.1, eps=-1))
for name in ('Adam', 'AdamW', 'Adamax', 'NAdam', 'RAdam'):
    cls = getattr(optim, name)
    attempt(name, lambda: cls([p], betas=(1.0, 0.9)))
    attempt(name, lambda: cls([p], betas=(0.9, -1)))
    attempt(name, lambda: cls([p], beta=(0.9, -1)))
attempt('nadam', lambda: NAdam([p], momentum_decay=-1))
attempt('rms', lambda: RMSprop([p], alpha=-1))
attempt('rms', lambda: RMSprop([p], momentum=-1))
attempt('ada', lambda: Adagrad([p], lr_decay=-1))
attempt('ada', lambda: Adagrad([p], initial_accumulator_value=-1))
attempt('delta', lambda: Adadelta([p], rho=2))
attempt('rprop', lambda: Rprop([p], etas=(1.5, 0.5)))
attempt('sgd', lambda: SGD([p]))
attempt('sgd', lambda: SGD([p], lr=0.1, momentum=-1))
attempt('sgd', lambda: SGD([p], lr=0.1, nesterov=True))
attempt('sgd', lambda: SGD([p], lr=0.1, momentum=0.5, dampening=0.5, nesterov=True))
attempt('sgd', lambda: SGD([{'params': [p]}, {'params': [p]}], lr=0.1))
attempt('sgd', lambda: SGD([{'params': [p], 'lr': 0.1}, {'params': [q]}]))
attempt('sgd', lambda: SGD({p, q}, lr=0.1))
attempt('sgd', lambda: SGD([{'params': {p, q}}], lr=0.1))
attempt('sgd', lambda: SGD([[p]], lr=0.1))
attempt('adam none', lambda: Adam(None))
o = SGD([p], lr=0.1)
attempt('group', lambda: o.add_param_group([q]))
attempt('group', lambda: o.add_param_group({'params': [p]}))
attempt('group', lambda: o.add_param_group({'params': q, 'lr': 3}))
print(o)
attempt('load', lambda: o.load_state_dict(SGD([p], lr=1).state_dict()))
attempt('load', lambda: SGD([p], lr=1).load_state_dict(SGD([p, q], lr=2).state_dict()))
attempt('base', lambda: Optimizer([p], {}).step())
attempt('base', lambda: Optimizer([p], {'lr': required}))
attempt('sparse', lambda: SparseAdam([p], lr=-1))
attempt('repeat', lambda: SGD([p, p], lr=0.1))
print(required)
attempt('fresh', lambda: Adam([p]).step())
