"""The penalty's gradient with respect to the weights of many critics."""
import torch
import torch.nn.functional as F
from torch import nn


class Residual(nn.Module):
    def __init__(self, channels):
        super().__init__()
        self.conv1 = nn.Conv2d(channels, channels, 3, padding=1)
        self.conv2 = nn.Conv2d(channels, channels, 3, padding=1)
        self.out = nn.Linear(channels, 1)

    def forward(self, x):
        h = self.conv2(F.relu(self.conv1(F.relu(x))))
        return self.out(F.avg_pool2d(x + h, 2).sum(dim=(2, 3)))


class Concatenated(nn.Module):
    def __init__(self):
        super().__init__()
        self.embed = nn.Embedding(3, 8)
        self.linear = nn.Linear(3 * 64 + 8, 1)

    def forward(self, x):
        labels = torch.tensor([0, 2, 1, 1])
        return self.linear(torch.cat([x.view(4, -1), self.embed(labels)], dim=1)).squeeze(1)


critics = {
    'linear': lambda: nn.Sequential(nn.Flatten(), nn.Linear(192, 1)),
    'mlp': lambda: nn.Sequential(nn.Flatten(), nn.Linear(192, 16), nn.LeakyReLU(0.2), nn.Linear(16, 8), nn.LeakyReLU(0.2), nn.Linear(8, 1)),
    'smooth': lambda: nn.Sequential(nn.Flatten(), nn.Linear(192, 8), nn.Tanh(), nn.Linear(8, 8), nn.Softplus(), nn.Linear(8, 8), nn.ELU(), nn.Linear(8, 1), nn.Sigmoid()),
    'gelu': lambda: nn.Sequential(nn.Flatten(), nn.Linear(192, 8), nn.GELU(), nn.Linear(8, 8), nn.SiLU(), nn.Linear(8, 1)),
    'conv': lambda: nn.Sequential(nn.Conv2d(3, 4, 4, 2, 1), nn.LeakyReLU(0.2), nn.Conv2d(4, 8, 4, 2, 1), nn.LeakyReLU(0.2), nn.Conv2d(8, 1, 2)),
    'odd conv': lambda: nn.Sequential(nn.Conv2d(3, 5, (3, 2), (2, 3), (1, 0)), nn.ReLU(), nn.Conv2d(5, 2, 2, groups=1, dilation=1), nn.Tanh(), nn.Flatten(), nn.LazyLinear(1) if False else nn.Linear(12, 1)),
    'transposed': lambda: nn.Sequential(nn.ConvTranspose2d(3, 4, 3, 2, 1, 1), nn.LeakyReLU(0.2), nn.Conv2d(4, 1, 4, 4)),
    'batch norm': lambda: nn.Sequential(nn.Conv2d(3, 4, 4, 2, 1), nn.BatchNorm2d(4), nn.LeakyReLU(0.2), nn.Conv2d(4, 1, 4)),
    'batch norm eval': lambda: nn.Sequential(nn.Conv2d(3, 4, 4, 2, 1), nn.BatchNorm2d(4), nn.LeakyReLU(0.2), nn.Conv2d(4, 1, 4)).eval(),
    'instance norm': lambda: nn.Sequential(nn.Conv2d(3, 4, 4, 2, 1), nn.InstanceNorm2d(4, affine=True), nn.LeakyReLU(0.2), nn.Conv2d(4, 1, 4)),
    'layer norm': lambda: nn.Sequential(nn.Conv2d(3, 4, 4, 2, 1), nn.LayerNorm([4, 4, 4]), nn.LeakyReLU(0.2), nn.Conv2d(4, 1, 4)),
    'group norm': lambda: nn.Sequential(nn.Conv2d(3, 4, 4, 2, 1), nn.GroupNorm(2, 4), nn.Tanh(), nn.Conv2d(4, 1, 4)),
    'pools': lambda: nn.Sequential(nn.Conv2d(3, 4, 3, padding=1), nn.Tanh(), nn.AvgPool2d(2), nn.MaxPool2d(2), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(4, 1)),
    'upsample': lambda: nn.Sequential(nn.Upsample(scale_factor=2), nn.Conv2d(3, 2, 3, 2, 1), nn.Softplus(), nn.Flatten(), nn.Linear(128, 1)),
    'padded': lambda: nn.Sequential(nn.ReflectionPad2d(1), nn.Conv2d(3, 2, 3), nn.PReLU(), nn.Flatten(), nn.Linear(128, 1)),
    'spectral norm': lambda: nn.Sequential(nn.utils.spectral_norm(nn.Conv2d(3, 4, 4, 2, 1)), nn.LeakyReLU(0.2), nn.Flatten(), nn.utils.spectral_norm(nn.Linear(64, 1))),
    'weight norm': lambda: nn.Sequential(nn.utils.weight_norm(nn.Conv2d(3, 4, 4, 2, 1)), nn.LeakyReLU(0.2), nn.Flatten(), nn.Linear(64, 1)),
    'residual': lambda: Residual(3),
    'concatenated': lambda: Concatenated(),
    'conv1d': lambda: nn.Sequential(nn.Flatten(2), nn.Conv1d(3, 4, 5, 2), nn.LeakyReLU(0.2), nn.Flatten(), nn.Linear(120, 1)),
    'attention': lambda: nn.Sequential(nn.Flatten(2), nn.Linear(64, 8), nn.Softmax(dim=-1), nn.Flatten(), nn.Linear(24, 1)),
}
for name, make in critics.items():
    torch.manual_seed(0)
    critic = make()
    real, fake = torch.randn(4, 3, 8, 8), torch.rand(4, 3, 8, 8)
    eps = torch.rand(4, 1, 1, 1)
    x_hat = (eps * real + (1 - eps) * fake).requires_grad_()
    score = critic(x_hat)
    grad = torch.autograd.grad(score, x_hat, torch.ones_like(score), create_graph=True)[0]
    penalty = ((grad.flatten(1).norm(2, dim=1) - 1) ** 2).mean()
    penalty.backward()
    print(f'{name}: {score.sum().item():.9f} {penalty.item():.9f}', ' '.join('None' if p.grad is None else f'{p.grad.abs().sum().item():.9g}' if p.grad.abs().sum().item() > 1e-5 else 'small' for p in critic.parameters()))
