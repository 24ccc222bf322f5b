"""Mistakes with arguments, names, modules and losses."""
import torch
import torch.nn as nn
import torch.nn.functional as F


def show(name, attempt):
    try:
        print(name, '->', attempt())
    except Exception as error:
        print(name, type(error).__name__, str(error))


r = torch.arange(12.0).reshape(3, 4)
lin = nn.Linear(4, 2)


class NoSuper(nn.Module):
    def __init__(self):
        self.fc = nn.Linear(2, 2)


class NoSuperParam(nn.Module):
    def __init__(self):
        self.w = nn.Parameter(torch.ones(2))


class NoSuperPlain(nn.Module):
    def __init__(self):
        self.size = 3

    def forward(self, x):
        return x


class NoSuperBuffer(nn.Module):
    def __init__(self):
        self.register_buffer('b', torch.ones(2))


class NoForward(nn.Module):
    pass


class Forwards(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(4, 1)

    def forward(self, x, labels):
        return self.fc(x)


class Typo(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(4, 1)

    def forward(self, x):
        return self.fc1(x)


class Net(nn.Module):
    def __init__(self, inputs, hidden=3):
        super().__init__()
        self.a, self.b = nn.Linear(inputs, hidden), nn.Linear(hidden, 1)


cases = {
    'no super': lambda: NoSuper(),
    'no super param': lambda: NoSuperParam(),
    'no super buffer': lambda: NoSuperBuffer(),
    'no super repr': lambda: repr(NoSuperPlain()),
    'no forward': lambda: NoForward()(r),
    'missing arg': lambda: Forwards()(r),
    'extra arg': lambda: Forwards()(r, r, r),
    'unexpected kw': lambda: Forwards()(r, label=r),
    'typo': lambda: Typo()(r),
    'class not instance': lambda: Typo(r),
    'class call': lambda: nn.ReLU(r)(),
    'relu nothing': lambda: nn.ReLU()(),
    'linear args': lambda: nn.Linear(3),
    'linear str': lambda: nn.Linear('3', 2),
    'linear float': lambda: nn.Linear(3.0, 2),
    'linear tensor': lambda: nn.Linear(r, 2),
    'linear unexpected': lambda: nn.Linear(3, 2, biased=True),
    'conv groups': lambda: nn.Conv2d(3, 8, 3, groups=2),
    'conv groups out': lambda: nn.Conv2d(4, 9, 3, groups=2),
    'bn rank': lambda: nn.BatchNorm2d(3)(r),
    'bn rank 1d': lambda: nn.BatchNorm1d(3)(torch.ones(2, 3, 4, 4)),
    'bn channels': lambda: nn.BatchNorm2d(3)(torch.ones(2, 4, 3, 3)),
    'bn one': lambda: nn.BatchNorm1d(4)(torch.ones(1, 4)),
    'in rank': lambda: nn.InstanceNorm2d(3)(r),
    'in one': lambda: nn.InstanceNorm2d(3)(torch.ones(1, 3, 1, 1)),
    'ln': lambda: nn.LayerNorm(3)(r),
    'ln2': lambda: nn.LayerNorm([3, 3])(r),
    'gn': lambda: nn.GroupNorm(2, 3),
    'pool': lambda: nn.MaxPool2d(2)(r.view(12)),
    'pool small': lambda: nn.MaxPool2d(5)(torch.ones(1, 1, 3, 3)),
    'avgpool small': lambda: F.avg_pool2d(torch.ones(1, 1, 3, 3), 5),
    'dropout': lambda: nn.Dropout(1.5),
    'F dropout': lambda: F.dropout(r, p=-1.0),
    'embedding float': lambda: nn.Embedding(3, 2)(r),
    'embedding range': lambda: nn.Embedding(3, 2)(torch.tensor([3])),
    'embedding neg': lambda: nn.Embedding(3, 2)(torch.tensor([-1])),
    'seq': lambda: nn.Sequential(nn.Linear(4, 3), nn.Linear(4, 1))(r),
    'seq item': lambda: nn.Sequential(nn.Linear(4, 3))[3],
    'seq arg': lambda: nn.Sequential(nn.Linear(4, 3), torch.relu),
    'seq two': lambda: nn.Sequential(nn.Linear(4, 3))(r, r),
    'modulelist call': lambda: nn.ModuleList([nn.Linear(4, 3)])(r),
    'modulelist arg': lambda: nn.ModuleList([torch.relu]),
    'attribute tensor': lambda: setattr(lin, 'weight', torch.ones(2, 4)),
    'attribute missing': lambda: lin.weights,
    'tensor attribute': lambda: r.weights,
    'module attribute': lambda: torch.concatenates,
    'nn attribute': lambda: nn.Linears,
    'F attribute': lambda: F.relus,
    'optim none': lambda: torch.optim.Adam([]),
    'optim tensor': lambda: torch.optim.Adam(r),
    'optim non leaf': lambda: torch.optim.SGD([(r.requires_grad_() * 2)], lr=0.1),
    'optim no lr': lambda: torch.optim.SGD(lin.parameters()),
    'optim lr': lambda: torch.optim.Adam(lin.parameters(), lr=-1),
    'optim betas': lambda: torch.optim.Adam(lin.parameters(), betas=(1.0, 0.9)),
    'optim beta': lambda: torch.optim.Adam(lin.parameters(), beta=(0.5, 0.9)),
    'optim module': lambda: torch.optim.Adam(lin),
    'optim list': lambda: torch.optim.Adam([lin, lin]),
    'optim twice': lambda: torch.optim.Adam(list(lin.parameters()) * 2).param_groups[0].keys(),
    'state missing': lambda: Net(4).load_state_dict({}),
    'state unexpected': lambda: lin.load_state_dict({**lin.state_dict(), 'extra': r}),
    'state shape': lambda: Net(4).load_state_dict(Net(5).state_dict()),
    'state not dict': lambda: lin.load_state_dict(lin),
    'state not strict': lambda: lin.load_state_dict({}, strict=False),
    'ce float': lambda: F.cross_entropy(r, torch.ones(3)),
    'ce float 2': lambda: F.cross_entropy(r, torch.ones(3, 1)),
    'ce range': lambda: F.cross_entropy(r, torch.tensor([0, 1, 4])),
    'ce batch': lambda: F.cross_entropy(r, torch.tensor([0, 1])),
    'ce rank': lambda: F.cross_entropy(r, torch.tensor([[0], [1], [2]])),
    'ce int': lambda: F.cross_entropy(r, torch.tensor([0, 1, 2], dtype=torch.int32)),
    'nll': lambda: F.nll_loss(r, torch.tensor([0.0, 1.0, 1.0])),
    'bce shape': lambda: F.binary_cross_entropy(torch.sigmoid(r), torch.ones(3)),
    'bce range': lambda: F.binary_cross_entropy(r, torch.ones(3, 4)),
    'bce logits shape': lambda: F.binary_cross_entropy_with_logits(r, torch.ones(3)),
    'bce long': lambda: F.binary_cross_entropy(torch.sigmoid(r), torch.ones(3, 4).long()),
    'bce logits module': lambda: nn.BCEWithLogitsLoss()(r[:, 0], torch.ones(3, 1)),
    'mse': lambda: F.mse_loss(r, torch.ones(5)),
    'mse none': lambda: F.mse_loss(r, None),
    'mse number': lambda: F.mse_loss(r, 1.0),
    'mse missing': lambda: nn.MSELoss()(r),
    'loss reduction': lambda: F.mse_loss(r, r, reduction='avg'),
    'device': lambda: torch.ones(2, device='gpu'),
    'device cuda': lambda: torch.ones(2, device='cuda:x'),
    'device ctor': lambda: torch.device('tpu'),
    'device int': lambda: torch.device('cpu', 'a'),
    'none grad': lambda: lin.weight.grad.zero_(),
    'none norm': lambda: lin.weight.grad.norm(),
    'none data': lambda: lin.weight.grad.data,
    'none add': lambda: r + lin.weight.grad,
    'none radd': lambda: lin.weight.grad + r,
    'none call': lambda: lin.missing_bias(r) if hasattr(lin, 'missing_bias') else None(r),
    'tensor call': lambda: r(0),
    'list minus tensor': lambda: [1, 2] - torch.ones(2),
    'tensor plus list': lambda: torch.ones(2) + [1, 2],
    'tensor plus str': lambda: torch.ones(2) + 'a',
    'str plus tensor': lambda: 'a' + torch.ones(2),
    'str format': lambda: f'{r:.3f}',
    'str percent': lambda: '%.3f' % r,
    'str percent d': lambda: '%d' % r,
    'lt list': lambda: r < [1],
    'tensor str': lambda: torch.tensor('a'),
    'tensor ragged': lambda: torch.tensor([[1, 2], [3]]),
    'tensor ragged2': lambda: torch.tensor([1, [2]]),
    'tensor none': lambda: torch.tensor([None]),
    'tensor strs': lambda: torch.tensor(['a']),
    'tensor of tensors': lambda: torch.tensor([r, r]),
    'tensor dict': lambda: torch.tensor({}),
}
for name, attempt in cases.items():
    show(name, attempt)
