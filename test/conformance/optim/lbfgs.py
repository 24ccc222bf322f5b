"""LBFGS with a closure."""
import torch
from torch import nn, optim

for options in (dict(lr=0.1), dict(lr=1, max_iter=5, history_size=3), dict(line_search_fn='strong_wolfe'), dict(lr=0.5, line_search_fn='strong_wolfe', max_iter=4, tolerance_grad=1e-12)):
    torch.manual_seed(1)
    w = torch.tensor([-1.2, 1.0], dtype=torch.float64, requires_grad=True)
    optimizer = optim.LBFGS([w], **options)
    calls = 0

    def closure():
        global calls
        calls += 1
        optimizer.zero_grad()
        loss = (1 - w[0]) ** 2 + 100 * (w[1] - w[0] ** 2) ** 2
        loss.backward()
        return loss

    for _ in range(5):
        loss = optimizer.step(closure)
        print(f'{loss.item():.9f}', [round(v, 8) for v in w.tolist()], calls)
    state = optimizer.state_dict()
    print(state['param_groups'], list(state['state'][0].keys()), state['state'][0]['func_evals'], state['state'][0]['n_iter'])
    print(optimizer)
try:
    optim.LBFGS([{'params': [w]}, {'params': [torch.zeros(1, requires_grad=True)]}])
except ValueError as e:
    print(e)
try:
    optim.LBFGS([w], line_search_fn='armijo').step(closure)
except RuntimeError as e:
    print(e)
try:
    optim.LBFGS([w]).step()
except TypeError as e:
    print(e)
