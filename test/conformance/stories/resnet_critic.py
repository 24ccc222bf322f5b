"""The residual critic of the WGAN-GP paper: mean pooling shortcuts, layer norm, no batch norm."""
import torch
import torch.nn as nn
import torch.nn.functional as F


class MeanPoolConv(nn.Module):
    def __init__(self, cin, cout, k):
        super(MeanPoolConv, self).__init__()
        self.conv = nn.Conv2d(cin, cout, k, 1, padding=int((k - 1) / 2))

    def forward(self, input):
        output = self.conv(input)
        return (output[:, :, ::2, ::2] + output[:, :, 1::2, ::2] + output[:, :, ::2, 1::2] + output[:, :, 1::2, 1::2]) / 4


class ConvMeanPool(nn.Module):
    def __init__(self, cin, cout, k):
        super().__init__()
        self.conv = nn.Conv2d(cin, cout, k, padding=(k - 1) // 2)
        self.pool = nn.AvgPool2d(2)

    def forward(self, x):
        return self.conv(self.pool(x))


class ResidualBlock(nn.Module):
    def __init__(self, cin, cout, k, hw, resample=None):
        super().__init__()
        self.resample = resample
        self.norm1 = nn.LayerNorm([cin, hw, hw])
        self.norm2 = nn.LayerNorm([cin, hw, hw])
        self.relu1, self.relu2 = nn.ReLU(), nn.ReLU()
        self.conv1 = nn.Conv2d(cin, cin, k, padding=k // 2, bias=False)
        if resample == 'down':
            self.shortcut = MeanPoolConv(cin, cout, 1)
            self.conv2 = MeanPoolConv(cin, cout, k)
        elif resample is None:
            self.shortcut = (lambda x: x) if cin == cout else nn.Conv2d(cin, cout, 1)
            self.conv2 = nn.Conv2d(cin, cout, k, padding=k // 2)
        else:
            raise Exception('invalid resample value')

    def forward(self, x):
        shortcut = self.shortcut(x)
        x = self.conv1(self.relu1(self.norm1(x)))
        x = self.conv2(self.relu2(self.norm2(x)))
        return shortcut + x


class GoodDiscriminator(nn.Module):
    def __init__(self, dim=4, size=16):
        super().__init__()
        self.ssize = size // 4
        self.conv1 = nn.Conv2d(3, dim, 3, padding=1)
        self.rb1 = ResidualBlock(dim, 2 * dim, 3, size, resample='down')
        self.rb2 = ResidualBlock(2 * dim, 2 * dim, 3, size // 2)
        self.rb3 = ResidualBlock(2 * dim, 4 * dim, 3, size // 2, resample='down')
        self.pool = ConvMeanPool(4 * dim, 4 * dim, 3)
        self.ln1 = nn.Linear((self.ssize // 2) ** 2 * 4 * dim, 1)

    def forward(self, x):
        out = self.conv1(x.contiguous())
        for i in (1, 2, 3):
            out = getattr(self, 'rb%d' % i)(out)
        out = F.relu(self.pool(out))
        return self.ln1(out.view(out.size(0), -1)).view(-1)


def he_init(module):
    for m in module.modules():
        if isinstance(m, nn.Conv2d):
            nn.init.kaiming_uniform_(m.weight, a=0, mode='fan_in', nonlinearity='relu')
            if m.bias is not None:
                m.bias.data.zero_()
        elif isinstance(m, nn.Linear):
            nn.init.xavier_uniform_(m.weight, gain=1.5)
            m.bias.data.fill_(0.)


torch.manual_seed(1)
D = GoodDiscriminator()
he_init(D)
print(D)
real, fake = torch.randn(4, 3, 16, 16), torch.randn(4, 3, 16, 16).tanh_()
alpha = torch.rand(4, 1)
alpha = alpha.expand(4, int(real.nelement() / 4)).contiguous().view(4, 3, 16, 16)
x = (alpha * real + (1 - alpha) * fake).detach()
x.requires_grad_(True)
out = D(x)
g = torch.autograd.grad(out, x, torch.ones(out.size()), create_graph=True, retain_graph=True)[0]
g = g.view(g.size(0), -1)
gp = ((g.norm(2, dim=1) - 1) ** 2).mean() * 10
gp.backward()
print('penalty', gp.item())
for name, p in D.named_parameters():
    print(f'{name:<24}{str(list(p.shape)):<18}{p.grad.norm().item() if p.grad is not None else None}')
try:
    ResidualBlock(2, 2, 3, 8, resample='up')
except Exception as e:
    print(repr(e))
