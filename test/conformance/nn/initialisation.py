# exact
import torch
from torch import nn

torch.manual_seed(0)
for layer in (nn.Linear(3, 2), nn.Conv2d(2, 3, 3), nn.ConvTranspose2d(2, 2, (2, 1)), nn.Conv1d(2, 2, 2, bias=False), nn.Embedding(2, 3), nn.Conv2d(4, 4, 1, groups=2), nn.PReLU(), nn.Bilinear(2, 2, 1)):
    for name, parameter in layer.named_parameters():
        print(type(layer).__name__, name, tuple(parameter.shape), parameter.flatten()[:4].tolist())
w = torch.empty(3, 4)
for name in ('uniform_', 'normal_', 'xavier_uniform_', 'xavier_normal_', 'kaiming_uniform_', 'kaiming_normal_', 'ones_', 'zeros_', 'eye_'):
    print(name, getattr(nn.init, name)(w)[0].tolist())
print(nn.init.constant_(w, 0.5)[0], nn.init.normal_(w, 1.0, 0.02)[0], nn.init.kaiming_normal_(w, a=0.2, mode='fan_out', nonlinearity='leaky_relu')[0], nn.init.xavier_uniform_(w, gain=nn.init.calculate_gain('relu'))[0])
print([nn.init.calculate_gain(kind) for kind in ('linear', 'tanh', 'relu', 'leaky_relu', 'selu')], nn.init.calculate_gain('leaky_relu', 0.2))


def weights_init(m):
    classname = m.__class__.__name__
    if classname.find('Conv') != -1:
        m.weight.data.normal_(0.0, 0.02)
    elif classname.find('BatchNorm') != -1:
        m.weight.data.normal_(1.0, 0.02)
        m.bias.data.fill_(0)


net = nn.Sequential(nn.Conv2d(3, 4, 3), nn.BatchNorm2d(4), nn.ReLU())
net.apply(weights_init)
print(net[0].weight[0, 0], net[1].weight, net[1].bias, torch.rand(1))
