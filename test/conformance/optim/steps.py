import torch
from torch import nn, optim
from torch.optim import lr_scheduler

for name, options in (
    ('SGD', dict(lr=0.1)), ('SGD', dict(lr=0.1, momentum=0.9)), ('SGD', dict(lr=0.1, momentum=0.9, nesterov=True, weight_decay=0.01)), ('Adam', dict()), ('Adam', dict(lr=1e-4, betas=(0, 0.9))), ('Adam', dict(lr=0.01, amsgrad=True, weight_decay=0.1)),
    ('AdamW', dict(lr=0.01)), ('RMSprop', dict(lr=5e-5)), ('RMSprop', dict(momentum=0.5, centered=True)), ('Adagrad', dict(lr=0.1)), ('Adadelta', dict()), ('Adamax', dict()),
):
    torch.manual_seed(0)
    model = nn.Sequential(nn.Linear(3, 4), nn.Tanh(), nn.Linear(4, 1))
    optimizer = getattr(optim, name)(model.parameters(), **options)
    for _ in range(4):
        optimizer.zero_grad()
        loss = model(torch.randn(8, 3)).pow(2).mean()
        loss.backward()
        optimizer.step()
    print(name, f'{loss.item():.9f}', ' '.join(f'{p.sum().item():.9f}' for p in model.parameters()), model[0].weight[0])
model = nn.Linear(2, 1)
optimizer = optim.SGD([{'params': [model.weight]}, {'params': [model.bias], 'lr': 0.5}], lr=0.1)
print(optimizer)
print([group['lr'] for group in optimizer.param_groups], len(optimizer.state_dict()['param_groups']))
for name, options in (('StepLR', dict(step_size=2, gamma=0.5)), ('MultiStepLR', dict(milestones=[1, 3])), ('ExponentialLR', dict(gamma=0.9)), ('CosineAnnealingLR', dict(T_max=4)), ('LambdaLR', dict(lr_lambda=lambda epoch: 1 / (epoch + 1))), ('LinearLR', dict())):
    optimizer = optim.SGD(nn.Linear(1, 1).parameters(), lr=0.1)
    scheduler = getattr(lr_scheduler, name)(optimizer, **options)
    rates = []
    for _ in range(5):
        optimizer.step()
        scheduler.step()
        rates.append(scheduler.get_last_lr()[0])
    print(name, rates)
parameters = [torch.ones(3, requires_grad=True), torch.ones(2, requires_grad=True)]
(parameters[0].sum() * 3 + parameters[1].sum() * 4).backward()
print(nn.utils.clip_grad_norm_(parameters, 1.0), parameters[0].grad, parameters[1].grad)
nn.utils.clip_grad_value_(parameters, 0.3)
print(parameters[0].grad, nn.utils.parameters_to_vector(parameters))
for p in parameters:
    p.data.clamp_(-0.01, 0.01)
print(parameters[0], parameters[1].grad)
for attempt in (lambda: optim.Adam([]), lambda: optim.SGD([torch.ones(1) * 2], lr=-1), lambda: optim.Adam([torch.ones(1, requires_grad=True) * 2]), lambda: optim.Adam(torch.ones(1)), lambda: optim.Adam(parameters, betas=(1.0, 0.9)), lambda: optim.SGD(parameters)):
    try:
        print(attempt())
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
