import torch
from collections import OrderedDict
from torch import nn


class Block(nn.Module):
    def __init__(self, inputs, outputs):
        super(Block, self).__init__()
        self.linear = nn.Linear(inputs, outputs)
        self.scale = nn.Parameter(torch.ones(outputs))
        self.register_buffer('offset', torch.zeros(outputs))
        self.plain = 3

    def forward(self, x):
        return self.linear(x) * self.scale + self.offset


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.first = Block(2, 3)
        self.rest = nn.ModuleList([Block(3, 3), nn.Identity()])
        self.named = nn.ModuleDict({'act': nn.ReLU(), 'out': nn.Linear(3, 1, bias=False)})
        self.extra = None

    def forward(self, x, flag=False):
        x = self.first(x)
        for layer in self.rest:
            x = layer(x)
        return self.named['out'](x if flag else self.named['act'](x))


torch.manual_seed(0)
net = Net()
print(net)
print([name for name, _ in net.named_parameters()])
print([name for name, _ in net.named_buffers()], [name for name, _ in net.named_children()])
print([name for name, _ in net.named_modules()])
print(sum(p.numel() for p in net.parameters()), sum(p.numel() for p in net.parameters() if p.requires_grad), len(list(net.modules())))
print(net(torch.ones(1, 2)), net(torch.ones(1, 2), flag=True))
print(list(net.state_dict()), net.training, net.eval().training, net.first.training, net.train().rest[0].training)
other = Net()
print(other.load_state_dict(net.state_dict()), torch.equal(other(torch.ones(1, 2)), net(torch.ones(1, 2))))
net.first.scale.requires_grad = False
print(net.first.scale)
print(isinstance(net.first.scale, torch.Tensor), isinstance(net.first.scale, nn.Parameter), type(net.first.scale * 2) is torch.Tensor)
net.zero_grad()
net(torch.ones(1, 2)).sum().backward()
print(net.first.scale.grad, net.named.out.weight.grad, net.first.linear.bias.grad)
for p in net.parameters():
    p.requires_grad_(True)
net.requires_grad_(False)
print(net(torch.ones(1, 2)).requires_grad)
print(nn.Sequential(OrderedDict([('a', nn.Linear(1, 2)), ('b', nn.Tanh())])))
sequence = nn.Sequential(nn.Linear(2, 2), nn.Dropout(0.3), nn.Sequential(nn.Sigmoid()))
print(sequence[0], sequence[-1], len(sequence), sequence[:2], [type(layer).__name__ for layer in sequence])
sequence.add_module('last', nn.Linear(2, 1))
print(list(sequence.state_dict()), sequence.last.out_features, net.double().first.linear.weight.dtype)
for layer in (
    nn.Conv2d(3, 16, 4, 2, 1, bias=False), nn.ConvTranspose2d(8, 3, 4, 2, 1), nn.BatchNorm2d(4), nn.InstanceNorm2d(4, affine=True), nn.LayerNorm([4, 5]), nn.GroupNorm(2, 4),
    nn.LeakyReLU(0.2, inplace=True), nn.ReLU(True), nn.ELU(), nn.PReLU(), nn.Softmax(dim=1), nn.Flatten(), nn.MaxPool2d(2), nn.AvgPool2d(3, 1), nn.AdaptiveAvgPool2d(1),
    nn.Upsample(scale_factor=2, mode='bilinear'), nn.PixelShuffle(2), nn.ZeroPad2d(1), nn.ReflectionPad2d(3), nn.Embedding(10, 4), nn.Dropout2d(0.25), nn.Unflatten(1, (2, 2)), nn.GELU(), nn.SiLU(), nn.Tanh(),
    nn.MSELoss(), nn.BCEWithLogitsLoss(), nn.CrossEntropyLoss(), nn.CosineSimilarity(),
):
    print(layer)
for attempt in (
    lambda: net.missing, lambda: setattr(net, 'first', 3), lambda: net.load_state_dict({'x': torch.ones(1)}, strict=True), lambda: nn.Linear(2, 3)(torch.ones(1, 4)),
    lambda: nn.Conv2d(3, 4, 3)(torch.ones(1, 2, 8, 8)), lambda: nn.BatchNorm2d(3)(torch.ones(2, 3)), lambda: nn.Conv2d(1, 1, 5)(torch.ones(1, 1, 3, 3)), lambda: nn.Sequential(nn.ReLU())[3],
    lambda: nn.BatchNorm1d(3)(torch.ones(1, 3)), lambda: nn.Module()(1), lambda: nn.Sequential(3),
):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
