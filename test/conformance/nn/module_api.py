"""Module: registering, walking, state, hooks, moving, and what it refuses."""
import copy
from collections import OrderedDict

import torch
from torch import nn


def attempt(name, function):
    try:
        print(name, function())
    except Exception as error:
        print(name, type(error).__name__, error)


class Block(nn.Module):
    scale: float

    def __init__(self, width, scale=1.0):
        super().__init__()
        self.scale = scale
        self.first = nn.Linear(width, width)
        self.gain = nn.Parameter(torch.ones(width))
        self.register_buffer('count', torch.zeros(()))
        self.register_buffer('cache', torch.zeros(2), persistent=False)
        self.register_buffer('nothing', None)
        self.register_parameter('missing', None)
        self.act = nn.ReLU(inplace=True)

    def forward(self, x, twice=False):
        self.count += 1
        y = self.act(self.first(x)) * self.gain * self.scale
        return y * 2 if twice else y

    def extra_repr(self):
        return f'scale={self.scale}'


torch.manual_seed(0)
net = nn.Sequential(OrderedDict([('block', Block(3)), ('tail', nn.Linear(3, 1))]))
net.shared = net.block.first
print(net)
print([name for name, _ in net.named_parameters()], [name for name, _ in net.named_buffers()], [name for name, _ in net.named_modules()], [name for name, _ in net.named_children()])
print([name for name, _ in net.named_parameters(prefix='net', recurse=False)], [name for name, _ in net.block.named_parameters('b')], len(list(net.modules())), len(list(net.children())), len(list(net.parameters())))
print(list(net.state_dict()), type(net.state_dict()).__name__, net.state_dict()._metadata['block.first'])
print([name for name, _ in net.named_modules(remove_duplicate=False)])
print(net.block.training, net.eval().block.training, net.train().tail.training, net.block._get_name(), hasattr(net.block, 'gain'), 'gain' in net.block._parameters, 'count' in dir(net.block))
print(net.get_submodule('block.first'), net.get_parameter('block.gain'), net.get_buffer('block.count'), net.get_submodule('') is net)
for path in ('block.second', 'block.gain', 'nothing.at.all'):
    attempt(f'get_submodule {path}', lambda: net.get_submodule(path))
attempt('get_parameter', lambda: net.get_parameter('block.count'))
attempt('get_parameter', lambda: net.get_parameter('block.nope'))
attempt('get_buffer', lambda: net.get_buffer('block.gain'))
attempt('attribute', lambda: net.block.second)
attempt('call', lambda: nn.Module()(1))
attempt('keyword', lambda: net.block(torch.ones(1, 3), thrice=True))


def set_to(module, name, value):
    setattr(module, name, value)
    return getattr(module, name)


attempt('parameter', lambda: set_to(net.block, 'gain', torch.ones(3)))
attempt('parameter none', lambda: set_to(net.block, 'missing', None))
attempt('child', lambda: set_to(net.block, 'first', 3))
attempt('buffer', lambda: set_to(net.block, 'count', 'many'))
attempt('buffer tensor', lambda: set_to(net.block, 'count', torch.tensor(3.0)))
attempt('register twice', lambda: net.block.register_buffer('scale', torch.ones(1)))
attempt('register twice', lambda: net.block.register_parameter('count', nn.Parameter(torch.ones(1))))
attempt('register dotted', lambda: net.block.register_parameter('a.b', nn.Parameter(torch.ones(1))))
attempt('register empty', lambda: net.block.register_buffer('', torch.ones(1)))
attempt('register number', lambda: net.block.register_buffer(3, torch.ones(1)))
attempt('register tensor', lambda: net.block.register_parameter('w', torch.ones(1)))
attempt('register computed', lambda: net.block.register_parameter('w', nn.Parameter(torch.ones(1)) * 2))
attempt('register text', lambda: net.block.register_buffer('w', 'text'))
attempt('add text', lambda: net.add_module('x', 'text'))
attempt('add dotted', lambda: net.add_module('x.y', nn.Identity()))
attempt('add taken', lambda: net.add_module('training', nn.Identity()))
attempt('train', lambda: net.train('yes'))


class Forgetful(nn.Module):
    def __init__(self):
        self.layer = nn.Linear(1, 1)


class Early(nn.Module):
    def __init__(self):
        self.weight = nn.Parameter(torch.ones(1))


attempt('no super', Forgetful)
attempt('no super', Early)
del net.block.act
attempt('deleted', lambda: net.block.act)
net.block.act = torch.nn.functional.relu
print(net.block)

state = net.state_dict()
other = nn.Sequential(OrderedDict([('block', Block(3)), ('tail', nn.Linear(3, 1))]))
attempt('load', lambda: other.load_state_dict(state))
print(other.load_state_dict(state, strict=False))
attempt('sizes', lambda: nn.Linear(2, 1).load_state_dict(nn.Linear(3, 1).state_dict()))
attempt('keys', lambda: nn.Linear(2, 1).load_state_dict({'weights': torch.ones(1, 2)}))
attempt('not a dict', lambda: nn.Linear(2, 1).load_state_dict([1]))
attempt('not a tensor', lambda: nn.Linear(2, 1).load_state_dict({'weight': 'w', 'bias': torch.ones(1)}))
attempt('loads', lambda: nn.Linear(2, 1).load_state_dict(nn.Linear(2, 1).state_dict()))
print(nn.Linear(2, 1).state_dict(prefix='p.', keep_vars=True)['p.weight'].requires_grad)

twin = copy.deepcopy(net)
with torch.no_grad():
    twin.tail.weight.fill_(7)
print(net.tail.weight.sum().item() != 21, twin.shared is twin.block.first, twin.tail.weight.requires_grad)
print(net.double().tail.weight.dtype, net.block.count.dtype, net.half().tail.weight.dtype, net.float().tail.weight.dtype, net.to(torch.float64).tail.bias.dtype, net.type(torch.float32).tail.bias.dtype, net.bfloat16().tail.bias.dtype)
net.to('cpu').to(dtype=torch.float32).to(torch.device('cpu'), torch.float32, non_blocking=True)
attempt('to int', lambda: net.to(torch.int64))
print(net.requires_grad_(False).tail.weight.requires_grad, net.requires_grad_().tail.weight.requires_grad)


def fill(module):
    if isinstance(module, nn.Linear):
        nn.init.constant_(module.weight, 0.5)
        nn.init.zeros_(module.bias)


print(net.apply(fill) is net, net(torch.ones(2, 3)))
net(torch.ones(2, 3)).sum().backward()
print(net.tail.weight.grad, net.zero_grad(), net.tail.weight.grad, net.zero_grad(set_to_none=True), net.tail.weight.grad)

calls = []
handles = [
    net.block.register_forward_pre_hook(lambda module, args: calls.append(('pre', len(args)))), net.block.register_forward_pre_hook(lambda module, args: (args[0] * 2,)),
    net.block.register_forward_hook(lambda module, args, output: calls.append(('post', tuple(output.shape)))), net.tail.register_forward_hook(lambda module, args, output: output + 100),
    net.tail.register_full_backward_hook(lambda module, before, after: calls.append(('back', [None if g is None else tuple(g.shape) for g in before], after[0].tolist()))),
    net.block.register_full_backward_hook(lambda module, before, after: (before[0] * 10,)),
]
x = torch.ones(2, 3, requires_grad=True)
y = net(x)
y.sum().backward()
print(y, calls, x.grad)
for handle in handles:
    handle.remove()
print(net(x).tolist(), len(net.block._forward_hooks))
print(nn.Module(), nn.Module().state_dict(), nn.ModuleList([nn.Identity()] * 3), nn.Sequential(nn.Linear(1, 1), *[nn.Linear(1, 1)] * 2))
print(sum(p.numel() for p in net.parameters()), net.share_memory() is net, net.T_destination if hasattr(net, 'T_destination') else None, net.call_super_init if hasattr(net, 'call_super_init') else None)
print(net.extra_repr() == '', vars(nn.Identity()).keys())
