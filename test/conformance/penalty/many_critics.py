"""Critics as they are written for pictures, sound, text, tables, graphs and clouds of points, under a WGAN-GP step each."""
import math

import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.autograd import grad
from torch.nn.utils import spectral_norm, weight_norm


def total(t):
    t = t.detach().double()
    return (t * torch.cos(torch.arange(t.numel(), dtype=torch.float64)).reshape(t.shape)).sum().item()


def numbers(*shape, scale=1.0, shift=0.0):
    return torch.sin(torch.arange(1.0, torch.Size(shape).numel() + 1, dtype=torch.float64) * 1.7).reshape(shape) * scale + shift


def penalty(critic, real, fake, *condition):
    alpha = numbers(real.size(0), shift=1.0).div(2).view(-1, *[1] * (real.dim() - 1))
    mixed = (alpha * real + (1 - alpha) * fake).requires_grad_(True)
    score = critic(mixed, *condition)
    score = score[0] if isinstance(score, tuple) else score
    gradient = grad(score, mixed, torch.ones_like(score), create_graph=True, retain_graph=True)[0]
    return ((gradient.flatten(1).norm(2, dim=1) - 1) ** 2).mean()


def step(make, real, *condition):
    torch.manual_seed(3)
    critic = make().double()
    optimizer = torch.optim.Adam(critic.parameters(), lr=1e-3, betas=(0.5, 0.9))
    fake = numbers(*real.shape, scale=0.7, shift=0.1)
    for _ in range(2):
        optimizer.zero_grad()
        first = lambda out: out[0] if isinstance(out, tuple) else out
        loss = first(critic(fake, *condition)).mean() - first(critic(real, *condition)).mean() + 10 * penalty(critic, real, fake, *condition)
        loss.backward()
        print(type(critic).__name__, loss.item(), [None if p.grad is None else round(p.grad.norm().item(), 6) for p in critic.parameters()])
        optimizer.step()


class EqualConv(nn.Module):
    def __init__(self, cin, cout, k, padding=0):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(cout, cin, k, k))
        self.bias = nn.Parameter(torch.zeros(cout))
        self.scale = 1 / math.sqrt(cin * k ** 2)
        self.padding = padding

    def forward(self, x):
        return F.conv2d(x, self.weight * self.scale, self.bias, padding=self.padding)


class Blur(nn.Module):
    def __init__(self):
        super().__init__()
        k = torch.tensor([1.0, 2.0, 1.0])
        self.register_buffer('kernel', (k[:, None] * k[None, :] / 16)[None, None])

    def forward(self, x):
        return F.conv2d(F.pad(x, (1, 1, 1, 1), mode='reflect'), self.kernel.expand(x.size(1), 1, 3, 3), groups=x.size(1))


class StyleCritic(nn.Module):
    def __init__(self):
        super().__init__()
        self.from_rgb = EqualConv(3, 4, 1)
        self.conv1, self.conv2, self.skip = EqualConv(4, 4, 3, 1), EqualConv(4, 8, 3, 1), EqualConv(4, 8, 1)
        self.blur = Blur()
        self.final = EqualConv(9, 8, 3, 1)
        self.out = nn.Linear(8 * 4 * 4, 1)

    def forward(self, x):
        x = F.leaky_relu(self.from_rgb(x), 0.2) * math.sqrt(2)
        y = F.leaky_relu(self.conv2(self.blur(F.leaky_relu(self.conv1(x), 0.2))), 0.2)
        y = (F.avg_pool2d(y, 2) + F.interpolate(self.skip(x), scale_factor=0.5, mode='bilinear', align_corners=False)) / math.sqrt(2)
        b, c, h, w = y.shape
        group = min(b, 4)
        std = y.view(group, -1, 1, c, h, w)
        std = torch.sqrt(std.var(0, unbiased=False) + 1e-8).mean([2, 3, 4], keepdim=True).squeeze(2)
        y = torch.cat([y, std.repeat(group, 1, h, w)], 1)
        return self.out(F.leaky_relu(self.final(y), 0.2).view(b, -1))


class ResBlock(nn.Module):
    def __init__(self, cin, cout, down):
        super().__init__()
        self.main = nn.Sequential(nn.ReLU(), spectral_norm(nn.Conv2d(cin, cout, 3, padding=1)), nn.ReLU(), spectral_norm(nn.Conv2d(cout, cout, 3, padding=1)))
        self.short = spectral_norm(nn.Conv2d(cin, cout, 1)) if cin != cout else nn.Identity()
        self.down = nn.AvgPool2d(2) if down else nn.Identity()

    def forward(self, x):
        return self.down(self.main(x)) + self.down(self.short(x))


class ProjectionCritic(nn.Module):
    def __init__(self):
        super().__init__()
        self.blocks = nn.Sequential(ResBlock(3, 4, True), ResBlock(4, 4, False))
        self.linear = spectral_norm(nn.Linear(4, 1))
        self.embed = spectral_norm(nn.Embedding(5, 4))

    def forward(self, x, y):
        h = F.relu(self.blocks(x)).sum(dim=(2, 3))
        return self.linear(h) + (self.embed(y) * h).sum(1, keepdim=True)


class PatchCritic(nn.Sequential):
    def __init__(self):
        super().__init__(nn.Conv2d(3, 4, 4, 2, 1), nn.LeakyReLU(0.2, True), nn.Conv2d(4, 8, 4, 2, 1, bias=False), nn.InstanceNorm2d(8, affine=True), nn.LeakyReLU(0.2, True), nn.ZeroPad2d((1, 0, 1, 0)), nn.Conv2d(8, 1, 2))


class UNetCritic(nn.Module):
    def __init__(self):
        super().__init__()
        self.down1, self.down2 = nn.Conv2d(3, 4, 4, 2, 1), nn.Conv2d(4, 8, 4, 2, 1)
        self.up1, self.up2 = nn.ConvTranspose2d(8, 4, 4, 2, 1), nn.ConvTranspose2d(8, 1, 4, 2, 1)
        self.head = nn.Linear(8, 1)

    def forward(self, x):
        a = F.leaky_relu(self.down1(x), 0.2)
        b = F.leaky_relu(self.down2(a), 0.2)
        return self.head(b.mean((2, 3))), self.up2(torch.cat([F.elu(self.up1(b)), a], 1))


class SelfAttention(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.f, self.g, self.h = (spectral_norm(nn.Conv1d(c, max(c // n, 1), 1)) for n in (2, 2, 1))
        self.gamma = nn.Parameter(torch.full((1,), 0.3))

    def forward(self, x):
        flat = x.view(*x.shape[:2], -1)
        attention = torch.bmm(self.f(flat).transpose(1, 2), self.g(flat)).softmax(-1)
        return self.gamma * torch.bmm(self.h(flat), attention.permute(0, 2, 1)).view_as(x) + x


class SelfAttentionCritic(nn.Sequential):
    def __init__(self):
        super().__init__(nn.Conv2d(3, 4, 4, 2, 1), nn.LeakyReLU(0.1), SelfAttention(4), nn.Conv2d(4, 1, 4), nn.Flatten(), nn.Linear(1, 1))


class MultiScaleCritic(nn.Module):
    def __init__(self):
        super().__init__()
        self.stages = nn.ModuleList([nn.Conv2d(3, 4, 3, padding=1), nn.Conv2d(7, 4, 3, padding=1)])
        self.out = weight_norm(nn.Linear(4, 1))

    def forward(self, x):
        pyramid = [x, F.interpolate(x, scale_factor=0.5)]
        y = F.max_pool2d(F.silu(self.stages[0](pyramid[0])), 2)
        y = F.silu(self.stages[1](torch.cat([y, pyramid[1]], 1)))
        return self.out(F.adaptive_avg_pool2d(y, 1).flatten(1)).squeeze(1)


class PowerIteration(nn.Module):
    def __init__(self, layer):
        super().__init__()
        self.layer = layer
        self.register_buffer('u', torch.ones(layer.weight.size(0)))

    def forward(self, x):
        w = self.layer.weight.flatten(1)
        with torch.no_grad():
            v = F.normalize(w.t().mv(self.u), dim=0)
            self.u = F.normalize(w.mv(v), dim=0)
        return F.conv2d(x, self.layer.weight / torch.dot(self.u, w @ v), self.layer.bias, 2, 1)


class WaveCritic(nn.Module):
    def __init__(self):
        super().__init__()
        self.convs = nn.ModuleList([nn.Conv1d(1, 4, 9, 4, 4), nn.Conv1d(4, 8, 9, 4, 4)])
        self.out = nn.Linear(8 * 2, 1)

    def shuffle(self, x, n):
        shift = int(torch.randint(-n, n + 1, (1,)))
        return F.pad(x, (shift, 0), mode='reflect')[..., :x.size(-1)] if shift > 0 else F.pad(x, (0, -shift), mode='reflect')[..., -shift:] if shift < 0 else x

    def forward(self, x):
        for conv in self.convs:
            x = self.shuffle(F.leaky_relu(conv(x), 0.2), 1)
        return self.out(x.flatten(1))


class TextCritic(nn.Module):
    def __init__(self, kind):
        super().__init__()
        self.rnn = kind(5, 4, num_layers=2, bidirectional=True, batch_first=True)
        self.out = nn.Linear(8, 1)

    def forward(self, x):
        hidden, _ = self.rnn(x)
        return self.out(hidden.max(dim=1)[0])


class GraphCritic(nn.Module):
    def __init__(self):
        super().__init__()
        self.w1, self.w2 = nn.Linear(3, 4, bias=False), nn.Linear(4, 4, bias=False)
        self.gate, self.out = nn.Linear(4, 4), nn.Linear(4, 1)

    def forward(self, adjacency, nodes):
        a = adjacency + torch.eye(adjacency.size(-1), dtype=adjacency.dtype)
        degree = a.abs().sum(-1).clamp(min=1e-6).pow(-0.5)
        a = degree.unsqueeze(-1) * a * degree.unsqueeze(-2)
        h = torch.tanh(a @ self.w2(torch.tanh(a @ self.w1(nodes))))
        return self.out((torch.sigmoid(self.gate(h)) * h).sum(1))


class TableCritic(nn.Module):
    def __init__(self, width, pac=2):
        super().__init__()
        self.pac = pac
        layers, dim = [], width * pac
        for size in (8, 8):
            layers += [nn.Linear(dim, size), nn.LeakyReLU(0.2), nn.Dropout(0.5)]
            dim = size
        self.seq = nn.Sequential(*layers, nn.Linear(dim, 1))

    def forward(self, x):
        return self.seq(x.view(-1, x.size(1) * self.pac))


class TransformerCritic(nn.Module):
    def __init__(self):
        super().__init__()
        self.embed = nn.Linear(5, 8)
        self.place = nn.Parameter(torch.randn(1, 7, 8) * 0.02)
        self.token = nn.Parameter(torch.zeros(1, 1, 8))
        layer = nn.TransformerEncoderLayer(8, 2, 16, dropout=0.0, activation='gelu', batch_first=True, norm_first=True)
        self.encoder = nn.TransformerEncoder(layer, 2, nn.LayerNorm(8))
        self.out = nn.Linear(8, 1)

    def forward(self, x):
        x = torch.cat([self.token.expand(x.size(0), -1, -1), self.embed(x)], 1) + self.place
        return self.out(self.encoder(x)[:, 0])


class VoxelCritic(nn.Sequential):
    def __init__(self):
        super().__init__(nn.Conv3d(1, 4, 4, 2, 1), nn.LeakyReLU(0.2), nn.MaxPool3d(2), nn.Conv3d(4, 4, 1), nn.GroupNorm(2, 4), nn.Softplus(), nn.AvgPool3d(2, 1, 1), nn.AdaptiveAvgPool3d(1), nn.Flatten(), nn.Linear(4, 1))


class PointCritic(nn.Module):
    def __init__(self):
        super().__init__()
        self.mlp = nn.Sequential(nn.Conv1d(3, 8, 1), nn.LayerNorm([8, 6]), nn.ReLU(), nn.Conv1d(8, 8, 1))
        self.out = nn.Sequential(nn.Linear(8, 4), nn.ELU(), nn.Linear(4, 1))

    def forward(self, x):
        edges = torch.cdist(x, x).topk(3, largest=False)[1]
        near = torch.gather(x.unsqueeze(1).expand(-1, 6, -1, -1), 2, edges.unsqueeze(-1).expand(-1, -1, -1, 3)).mean(2)
        return self.out(self.mlp((near - x).transpose(1, 2)).max(-1).values)


class SetCritic(nn.Module):
    def __init__(self):
        super().__init__()
        self.attention = nn.MultiheadAttention(4, 2, batch_first=True)
        self.lift, self.norm, self.out = nn.Linear(3, 4), nn.LayerNorm(4), nn.Bilinear(4, 4, 1)

    def forward(self, x):
        h = self.lift(x)
        h = self.norm(h + self.attention(h, h, h, need_weights=False)[0])
        return self.out(h.mean(1), h.logsumexp(1))


class MinibatchCritic(nn.Module):
    def __init__(self):
        super().__init__()
        self.features = nn.Sequential(nn.Conv2d(3, 4, 3, 2, 1), nn.PReLU(4), nn.BatchNorm2d(4), nn.Hardtanh(-2, 2), nn.Flatten())
        self.tensor = nn.Parameter(torch.randn(64, 3, 2) * 0.1)
        self.out = nn.Linear(67, 1)

    def forward(self, x):
        h = self.features(x)
        m = torch.einsum('nf,fbc->nbc', h, self.tensor)
        near = torch.exp(-(m.unsqueeze(0) - m.unsqueeze(1)).abs().sum(3)).sum(0) - 1
        return self.out(torch.cat([h, near], 1))


class ShiftedCritic(nn.Module):
    def __init__(self):
        super().__init__()
        self.patches = nn.Unfold(4, stride=4)
        self.mix = nn.Linear(48, 8)
        self.norm = nn.GroupNorm(1, 8)
        self.conv = nn.Conv2d(8, 8, 3, padding='same', padding_mode='circular', groups=8)
        self.up = nn.PixelShuffle(2)
        self.out = nn.Conv2d(2, 1, 2, dilation=2)

    def forward(self, x):
        h = self.mix(self.patches(x).transpose(1, 2)).transpose(1, 2)
        h = h.view(x.size(0), 8, x.size(2) // 4, x.size(3) // 4)
        h = h + torch.roll(F.mish(self.conv(self.norm(h))), 1, -1)
        return self.out(F.local_response_norm(self.up(h), 2)).mean((1, 2, 3))


picture = numbers(4, 3, 8, 8)
step(StyleCritic, picture)
step(ProjectionCritic, picture, torch.tensor([0, 3, 1, 4]))
step(PatchCritic, picture)
step(UNetCritic, picture)
step(SelfAttentionCritic, picture)
step(MultiScaleCritic, picture)
step(lambda: nn.Sequential(PowerIteration(nn.Conv2d(3, 4, 4)), nn.Tanh(), nn.Flatten(), nn.Linear(64, 1)), picture)
step(WaveCritic, numbers(3, 1, 32))
for kind in (nn.LSTM, nn.GRU, nn.RNN):
    step(lambda: TextCritic(kind), numbers(3, 6, 5))
step(GraphCritic, numbers(3, 4, 4), numbers(3, 4, 3, shift=0.5))
step(lambda: TableCritic(5), numbers(6, 5))
step(TransformerCritic, numbers(3, 6, 5))
step(VoxelCritic, numbers(2, 1, 12, 12, 12))
step(PointCritic, numbers(3, 6, 3))
step(SetCritic, numbers(3, 5, 3))
step(MinibatchCritic, picture)
step(ShiftedCritic, picture)
