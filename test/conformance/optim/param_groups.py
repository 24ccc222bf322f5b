"""Groups, resuming from a state, closures, frozen parameters, gradients that are None."""
import copy
import torch
from torch import nn, optim

torch.manual_seed(3)
model = nn.Sequential(nn.Linear(4, 5), nn.ReLU(), nn.Linear(5, 2))
decay = [p for n, p in model.named_parameters() if n.endswith('weight')]
plain = [p for n, p in model.named_parameters() if n.endswith('bias')]
optimizer = optim.AdamW([{'params': decay, 'weight_decay': 0.1, 'name': 'weights'}, {'params': plain, 'weight_decay': 0.0, 'lr': 0.1}], lr=0.01)
print(optimizer)
x, y = torch.randn(6, 4), torch.randint(0, 2, (6,))


def train(m, o, n):
    losses = []
    for _ in range(n):
        o.zero_grad(set_to_none=True)
        loss = nn.functional.cross_entropy(m(x), y)
        loss.backward()
        o.step()
        losses.append(round(loss.item(), 7))
    return losses


print(train(model, optimizer, 3))
saved = copy.deepcopy(optimizer.state_dict())
weights = copy.deepcopy(model.state_dict())
print(train(model, optimizer, 3))
other = nn.Sequential(nn.Linear(4, 5), nn.ReLU(), nn.Linear(5, 2))
other.load_state_dict(weights)
resumed = optim.AdamW([{'params': [p for n, p in other.named_parameters() if n.endswith('weight')]}, {'params': [p for n, p in other.named_parameters() if n.endswith('bias')]}], lr=0.5)
resumed.load_state_dict(saved)
print(resumed.param_groups[0]['lr'], resumed.param_groups[1]['lr'], resumed.param_groups[0]['weight_decay'], resumed.param_groups[0]['name'])
print(train(other, resumed, 3))
twin = copy.deepcopy(optimizer)
print(type(twin).__name__, twin.param_groups[0]['params'][0] is optimizer.param_groups[0]['params'][0], len(twin.state))
model[0].weight.requires_grad_(False)
model[0].weight.grad = None
before = model[0].weight.clone()
print(train(model, optimizer, 2), torch.equal(before, model[0].weight))
print(len(optimizer.state), [len(g['params']) for g in optimizer.param_groups])
extra = nn.Parameter(torch.tensor([1.0, 2.0]))
optimizer.add_param_group({'params': extra})
(extra ** 2).sum().backward()
loss = optimizer.step(lambda: (extra ** 2).sum())
print(loss, extra, optimizer.state[extra]['step'], type(optimizer.state).__name__)
optimizer.zero_grad()
print(extra.grad, model[2].bias.grad)
optimizer.zero_grad(set_to_none=True)
print(extra.grad)
for group in optimizer.param_groups:
    group['lr'] *= 0.5
print([g['lr'] for g in optimizer.param_groups])
sgd = optim.SGD(model.named_parameters() and model.parameters(), lr=0.1, momentum=0.9)
print(sgd.state_dict())
sgd.zero_grad(); nn.functional.cross_entropy(model(x), y).backward(); sgd.step()
print(sgd.state_dict()['state'].keys(), sgd.state_dict()['state'][1]['momentum_buffer'].shape)
class Plain(optim.Optimizer):
    def __init__(self, params, lr=0.1):
        super().__init__(params, dict(lr=lr))
    @torch.no_grad()
    def step(self, closure=None):
        loss = None
        if closure is not None:
            with torch.enable_grad():
                loss = closure()
        for group in self.param_groups:
            for p in group['params']:
                if p.grad is None:
                    continue
                state = self.state[p]
                state['n'] = state.get('n', 0) + 1
                p.add_(p.grad.sign(), alpha=-group['lr'])
        return loss
lion = Plain(model.parameters())
print(train(model, lion, 3), lion)
print(lion.state_dict()['state'])
