"""Containers of modules and parameters: everything lists and dicts do, and how they print."""
from collections import OrderedDict

import torch
from torch import nn


def attempt(name, function):
    try:
        print(name, function())
    except Exception as error:
        print(name, type(error).__name__, error)


def layers(count, start=1):
    return [nn.Linear(start + i, start + i + 1, bias=False) for i in range(count)]


net = nn.Sequential(*layers(4))
print(net[0], net[-1], net[1:3], len(net), [type(m).__name__ for m in net], net[::2])
net[1] = nn.Tanh()
del net[0]
net.append(nn.ReLU())
net.insert(1, nn.Sigmoid())
net.extend([nn.ELU(), nn.Identity()])
print(net, net.pop(0), len(net), net + nn.Sequential(nn.GELU()))
net += nn.Sequential(nn.SiLU())
print(list(net._modules), net * 2 if hasattr(net, '__mul__') else None)
net *= 2
print(len(net))
del net[2:]
print(net)
for index in (5, -9):
    attempt('get', lambda: net[index])
attempt('set', lambda: net.__setitem__(7, nn.ReLU()))
attempt('text', lambda: nn.Sequential(nn.ReLU(), 'text'))
attempt('add', lambda: net + 3)
attempt('insert', lambda: net.insert(9, nn.ReLU()))
attempt('insert', lambda: net.insert(0, 3))
named = nn.Sequential(OrderedDict(a=nn.Linear(1, 2), b=nn.ReLU()))
print(named, named.a, named[0] is named.a, named[:1])
print(nn.Sequential(), nn.Sequential()(torch.ones(2)))
attempt('many inputs', lambda: named(torch.ones(1), torch.ones(1)))

items = nn.ModuleList(layers(3))
items.append(nn.ReLU())
items += [nn.Tanh()]
items.extend(nn.ModuleList([nn.ReLU()]))
items.insert(0, nn.Sigmoid())
print(items, len(items), items[1:3], items[-1], nn.ReLU() in items, items[0] in items, items + nn.ModuleList([nn.GELU()]))
items[2] = nn.Identity()
del items[0]
del items[-2:]
print(items.pop(1), items, [name for name, _ in items.named_parameters()])
attempt('call', lambda: items(torch.ones(1)))
attempt('get', lambda: items[10])
attempt('extend', lambda: items.extend(3))
attempt('append', lambda: items.append(3))
print(nn.ModuleList(m for m in layers(2)), nn.ModuleList(), list(reversed(items)))

table = nn.ModuleDict({'one': nn.Linear(1, 1), 'act': nn.ReLU()})
table['two'] = nn.Linear(2, 2)
table.update([['three', nn.Tanh()]])
table.update(OrderedDict(four=nn.ELU()))
print(table, len(table), 'two' in table, list(table), list(table.keys()), [type(m).__name__ for m in table.values()], [k for k, _ in table.items()], table.pop('act'))
del table['one']
attempt('get', lambda: table['none'])
attempt('set', lambda: table.__setitem__('x', 3))
attempt('set number', lambda: table.__setitem__(3, nn.ReLU()))
attempt('update', lambda: table.update(3))
attempt('clash', lambda: table.__setitem__('keys', nn.ReLU()))
table.clear()
print(table, len(table))

weights = nn.ParameterList([nn.Parameter(torch.ones(2, i)) for i in range(1, 3)])
weights.append(torch.zeros(3))
weights.extend([nn.Parameter(torch.ones(()))])
weights += [torch.ones(1, 2, 3)]
print(weights, len(weights), weights[0], weights[-1].shape, weights[1:3], [tuple(w.shape) for w in weights], [name for name, _ in weights.named_parameters()])
weights[0] = nn.Parameter(torch.full((2,), 5.0))
print(weights[0], list(weights.state_dict()), nn.ParameterList(), nn.ParameterList([3, 'text']))
attempt('get', lambda: weights[9])
attempt('call', lambda: weights())
attempt('extend', lambda: weights.extend(3))

named = nn.ParameterDict({'a': nn.Parameter(torch.ones(2)), 'b': torch.zeros(1, 3)})
named['c'] = nn.Parameter(torch.ones(()))
named.update({'d': nn.Parameter(torch.ones(1))})
print(named, len(named), 'a' in named, list(named), list(named.keys()), [tuple(v.shape) for v in named.values()], [k for k, v in named.items()], named.get('z'), named.get('z', 3), named.pop('d').shape)
print(named.setdefault('e', torch.ones(2)), named.popitem()[0], named.copy(), nn.ParameterDict(dict(x=torch.ones(1))) | nn.ParameterDict(dict(y=torch.ones(2))), named.fromkeys(['p', 'q'], 1.0))
del named['a']
attempt('get', lambda: named['a'])
print(list(reversed(named)), [name for name, _ in named.named_parameters()])
