"""Every optimizer: five steps of a small regression, its repr and what state it keeps."""
import torch
from torch import nn, optim

recipes = [
    ('SGD', dict(lr=0.1)),
    ('SGD', dict(lr=0.1, momentum=0.9, dampening=0.3)),
    ('SGD', dict(lr=0.05, momentum=0.9, nesterov=True, weight_decay=0.01)),
    ('SGD', dict(lr=0.01, maximize=True)),
    ('Adam', dict()),
    ('Adam', dict(lr=1e-2, betas=(0.5, 0.9), weight_decay=0.1)),
    ('Adam', dict(lr=0.01, amsgrad=True, maximize=True)),
    ('AdamW', dict(lr=0.01)),
    ('AdamW', dict(lr=0.02, amsgrad=True, weight_decay=0.2)),
    ('Adamax', dict(lr=0.02, weight_decay=0.05)),
    ('NAdam', dict(lr=0.02, weight_decay=0.02, momentum_decay=0.01)),
    ('RAdam', dict(lr=0.02, betas=(0.8, 0.9))),
    ('RMSprop', dict(lr=0.01)),
    ('RMSprop', dict(lr=0.01, momentum=0.5, centered=True, weight_decay=0.1)),
    ('Adagrad', dict(lr=0.1, lr_decay=0.1, initial_accumulator_value=0.5)),
    ('Adadelta', dict(rho=0.8, weight_decay=0.01)),
    ('Rprop', dict(lr=0.02, etas=(0.4, 1.3), step_sizes=(1e-5, 2))),
    ('ASGD', dict(lr=0.05, t0=2, lambd=0.01, weight_decay=0.02)),
]
x = torch.linspace(-1, 1, 24).reshape(8, 3)
y = (x.sum(1, keepdim=True) * 1.3).sin()
for name, options in recipes:
    torch.manual_seed(0)
    model = nn.Sequential(nn.Linear(3, 4), nn.Tanh(), nn.Linear(4, 1))
    optimizer = getattr(optim, name)(model.parameters(), **options)
    losses = []
    for _ in range(7):
        optimizer.zero_grad()
        loss = (model(x) - y).pow(2).mean()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    print(name, options, losses)
    print([round(p.sum().item(), 7) for p in model.parameters()])
    state = optimizer.state_dict()
    print(state['param_groups'])
    for key, entry in state['state'].items():
        print(key, [(k, v.sum().item(), str(v.dtype)) if torch.is_tensor(v) else (k, v) for k, v in entry.items()])
    print(optimizer)
    print(optimizer.defaults)
