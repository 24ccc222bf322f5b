"""A WaveGAN-like critic over raw audio: strided 1-D convolutions and phase shuffle."""
import random
import torch
import torch.nn as nn
import torch.nn.functional as F


class PhaseShuffle(nn.Module):
    def __init__(self, shift_factor):
        super(PhaseShuffle, self).__init__()
        self.shift_factor = shift_factor

    def forward(self, x):
        if self.shift_factor == 0:
            return x
        k_list = torch.Tensor(x.shape[0]).random_(0, 2 * self.shift_factor + 1) - self.shift_factor
        k_list = k_list.numpy().astype(int)
        k_map = {}
        for idx, k in enumerate(k_list):
            k = int(k)
            if k not in k_map:
                k_map[k] = []
            k_map[k].append(idx)
        x_shuffle = x.clone()
        for k, idxs in k_map.items():
            if k > 0:
                x_shuffle[idxs] = F.pad(x[idxs][..., :-k], (k, 0), mode='reflect')
            else:
                x_shuffle[idxs] = F.pad(x[idxs][..., -k:], (0, -k), mode='reflect')
        assert x_shuffle.shape == x.shape, "{}, {}".format(x_shuffle.shape, x.shape)
        return x_shuffle


class WaveGANDiscriminator(nn.Module):
    def __init__(self, model_size=4, num_channels=1, shift_factor=2, alpha=0.2, verbose=False):
        super().__init__()
        self.conv1 = nn.Conv1d(num_channels, model_size, 25, stride=4, padding=11)
        self.conv2 = nn.Conv1d(model_size, 2 * model_size, 25, stride=4, padding=11)
        self.conv3 = nn.Conv1d(2 * model_size, 4 * model_size, 25, stride=4, padding=11)
        self.ps = nn.ModuleList([PhaseShuffle(shift_factor) for _ in range(2)])
        self.fc1 = nn.Linear(16 * model_size, 1)
        self.alpha = alpha
        for m in self.modules():
            if isinstance(m, (nn.Conv1d, nn.Linear)):
                nn.init.kaiming_normal_(m.weight.data)

    def forward(self, x):
        x = F.leaky_relu(self.conv1(x), negative_slope=self.alpha)
        x = self.ps[0](x)
        x = F.leaky_relu(self.conv2(x), negative_slope=self.alpha)
        x = self.ps[1](x)
        x = F.leaky_relu(self.conv3(x), negative_slope=self.alpha)
        x = x.view(-1, x.shape[1] * x.shape[2])
        return self.fc1(x)


def chirp(n, length=256, rate=8000.):
    t = torch.arange(length) / rate
    f = torch.empty(n, 1).uniform_(200, 900)
    return torch.sin(2 * torch.pi * f * t * (1 + 3 * t)).unsqueeze(1)


random.seed(0)
torch.manual_seed(0)
netD = WaveGANDiscriminator()
real = chirp(5)
fake = torch.tanh(torch.randn(5, 1, 256))
print(real.shape, [round(v, 5) for v in real[0, 0, :4].tolist()])
alpha = torch.rand(5, 1, 1)
inter = (real + (1 - alpha) * (fake - real)).requires_grad_(True)
d = netD(inter)
print("scores", [round(v, 4) for v in d.squeeze(1).tolist()])
grads = torch.autograd.grad(d, inter, torch.ones_like(d), create_graph=True)[0]
slopes = grads.square().sum(dim=[1, 2]).sqrt()
gp = 10 * ((slopes - 1.) ** 2).mean()
gp.backward()
print("slopes", [round(v, 5) for v in slopes.tolist()], "gp %.5f" % gp)
for n, p in netD.named_parameters():
    if p.grad is not None:
        print("%-14s %-14s %.5f" % (n, tuple(p.shape), p.grad.norm()))
spec = real[:2, 0].unfold(-1, 64, 32) * torch.hann_window(64)
print(spec.shape, "%.4f" % spec.abs().mean())
