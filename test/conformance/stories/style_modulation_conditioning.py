"""Conditioning by modulation: conditional batch norm, FiLM, AdaIN, SPADE, and an auxiliary classifier's loss (AC-GAN)."""
import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.nn import init


class ConditionalBatchNorm2d(nn.Module):
    def __init__(self, num_features, num_classes):
        super().__init__()
        self.num_features = num_features
        self.bn = nn.BatchNorm2d(num_features, affine=False)
        self.embed = nn.Embedding(num_classes, num_features * 2)
        self.embed.weight.data[:, :num_features].normal_(1, 0.02)
        self.embed.weight.data[:, num_features:].zero_()

    def forward(self, x, y):
        out = self.bn(x)
        gamma, beta = self.embed(y).chunk(2, 1)
        return gamma.view(-1, self.num_features, 1, 1) * out + beta.view(-1, self.num_features, 1, 1)


class AdaIN(nn.Module):
    def __init__(self, channels, style):
        super().__init__()
        self.norm = nn.InstanceNorm2d(channels)
        self.fc = nn.Linear(style, channels * 2)
        self.fc.bias.data[:channels] = 1
        self.fc.bias.data[channels:] = 0

    def forward(self, x, s):
        h = self.fc(s).unsqueeze(2).unsqueeze(3)
        gamma, beta = torch.split(h, h.size(1) // 2, dim=1)
        return gamma * self.norm(x) + beta


class SPADE(nn.Module):
    def __init__(self, norm_nc, label_nc, nhidden=6):
        super().__init__()
        self.param_free_norm = nn.BatchNorm2d(norm_nc, affine=False, momentum=None)
        self.mlp_shared = nn.Sequential(nn.Conv2d(label_nc, nhidden, 3, padding=1), nn.ReLU())
        self.mlp_gamma = nn.Conv2d(nhidden, norm_nc, 3, padding=1)
        self.mlp_beta = nn.Conv2d(nhidden, norm_nc, 3, padding=1)

    def forward(self, x, segmap):
        normalized = self.param_free_norm(x)
        segmap = F.interpolate(segmap, size=x.size()[2:], mode='nearest')
        actv = self.mlp_shared(segmap)
        return normalized * (1 + self.mlp_gamma(actv)) + self.mlp_beta(actv)


class Generator(nn.Module):
    def __init__(self, classes=3, z=5):
        super().__init__()
        self.fc = nn.Linear(z, 6 * 4 * 4)
        self.cbn, self.adain, self.spade = ConditionalBatchNorm2d(6, classes), AdaIN(6, z), SPADE(6, classes)
        self.convs = nn.ModuleList([nn.Conv2d(6, 6, 3, padding=1, padding_mode='reflect', bias=False) for _ in range(2)])
        self.rgb = nn.Conv2d(6, 3, 1)

    def forward(self, z, y, seg):
        h = self.fc(z).view(-1, 6, 4, 4)
        h = F.relu(self.cbn(h, y))
        h = F.relu(self.adain(self.convs[0](F.interpolate(h, scale_factor=2)), z))
        h = F.pixel_shuffle(F.relu(self.spade(self.convs[1](h), seg)).repeat(1, 4, 1, 1), 2)
        return torch.tanh(self.rgb(h))


class ACDiscriminator(nn.Module):
    def __init__(self, classes=3):
        super().__init__()
        self.body = nn.Sequential(nn.Conv2d(3, 8, 4, 2, 1), nn.PReLU(8), nn.Conv2d(8, 8, 4, 2, 1, groups=2), nn.Mish(), nn.Dropout2d(0.25))
        self.adv = nn.Sequential(nn.Flatten(), nn.Linear(8 * 16, 1))
        self.aux = nn.Sequential(nn.AdaptiveMaxPool2d(2), nn.Flatten(), nn.Linear(32, classes), nn.LogSoftmax(dim=1))
        for m in self.modules():
            if isinstance(m, (nn.Conv2d, nn.Linear)):
                init.orthogonal_(m.weight, gain=init.calculate_gain('leaky_relu', 0.2))

    def forward(self, x):
        h = self.body(x)
        return self.adv(h), self.aux(h)


torch.manual_seed(80)
G, D = Generator(), ACDiscriminator()
y = torch.tensor([0, 1, 2, 1])
seg = F.one_hot(torch.randint(0, 3, (4, 16, 16)), 3).permute(0, 3, 1, 2).float()
opt = torch.optim.Adam([*G.parameters(), *D.parameters()], lr=1e-3, betas=(0.0, 0.99))
for step in range(3):
    fake = G(torch.randn(4, 5), y, seg)
    real = torch.rand(4, 3, 16, 16) * 2 - 1
    x = (real + torch.rand(4, 1, 1, 1) * (fake.detach() - real)).requires_grad_()
    adv, aux = D(x)
    g1, = torch.autograd.grad(adv.sum(), x, create_graph=True)
    gp = (g1.flatten(1).norm(dim=1) - 1).clamp_min(0).pow(2).mean()
    adv_f, aux_f = D(fake)
    adv_r, aux_r = D(real)
    nll = F.nll_loss(aux_r, y) + F.nll_loss(aux_f, y, weight=torch.tensor([1.0, 2.0, 0.5]))
    loss = F.softplus(-adv_r).mean() + F.softplus(adv_f).mean() + nll + 10 * gp
    opt.zero_grad()
    loss.backward()
    opt.step()
    print(f"{step}: loss {loss.item():.4f} gp {gp.item():.5f} nll {nll.item():.4f} accuracy {(aux_r.argmax(1) == y).float().mean().item():.2f} prelu {D.body[1].weight.mean().item():.5f}")
print(G.spade.param_free_norm.num_batches_tracked.item(), G.spade.param_free_norm, [round(v, 5) for v in G.cbn.bn.running_mean[:3].tolist()])
G.eval(), D.eval()
with torch.inference_mode():
    out = G(torch.ones(4, 5), y, seg)
    print(tuple(out.shape), f"{out.mean().item():.5f}", D(out)[1].exp().sum(1).allclose(torch.ones(4)))
