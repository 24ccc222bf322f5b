"""A conditional critic three ways: an embedding beside the data, one-hot planes, and a projection."""
import torch
from torch import nn
import torch.nn.functional as F

torch.manual_seed(11)
N_CLASSES, B, HW = 5, 6, 8


class Beside(nn.Module):
    """the label's embedding, concatenated to the flat image"""
    def __init__(self):
        super().__init__()
        self.embed = nn.Embedding(N_CLASSES, 4)
        self.model = nn.Sequential(nn.Linear(HW * HW + 4, 32), nn.LeakyReLU(0.2), nn.Dropout(0.0), nn.Linear(32, 1))

    def forward(self, img, labels):
        return self.model(torch.cat((img.view(img.size(0), -1), self.embed(labels)), -1))


class Planes(nn.Module):
    """one plane a class"""
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(1 + N_CLASSES, 8, 3, stride=2, padding=1)
        self.out = nn.Conv2d(8, 1, 4)

    def forward(self, img, labels):
        planes = F.one_hot(labels, N_CLASSES).float()[:, :, None, None].expand(-1, -1, *img.shape[2:])
        return self.out(F.leaky_relu(self.conv(torch.cat([img, planes], dim=1)), 0.2)).squeeze()


class Projection(nn.Module):
    """Miyato & Koyama: psi(phi(x)) + <v_y, phi(x)>"""
    def __init__(self, ch=6):
        super().__init__()
        self.phi = nn.Sequential(nn.Conv2d(1, ch, 3, padding=1), nn.ReLU(), nn.AvgPool2d(2), nn.Conv2d(ch, ch, 3, padding=1), nn.ReLU())
        self.psi = nn.Linear(ch, 1)
        self.v = nn.utils.spectral_norm(nn.Embedding(N_CLASSES, ch))

    def forward(self, img, labels=None):
        h = torch.sum(self.phi(img), dim=(2, 3))
        score = self.psi(h)
        if labels is not None:
            score += torch.sum(self.v(labels) * h, dim=1, keepdim=True)
        return score


def gradient_penalty(critic, labels, real, fake, device="cpu"):
    BATCH_SIZE, C, H, W = real.shape
    alpha = torch.rand((BATCH_SIZE, 1, 1, 1)).repeat(1, C, H, W).to(device)
    interpolated_images = real * alpha + fake * (1 - alpha)
    interpolated_images.requires_grad_()
    mixed_scores = critic(interpolated_images, labels)
    gradient = torch.autograd.grad(
        inputs=interpolated_images,
        outputs=mixed_scores,
        grad_outputs=torch.ones_like(mixed_scores),
        create_graph=True,
        retain_graph=True,
    )[0]
    gradient = gradient.view(gradient.shape[0], -1)
    gradient_norm = gradient.norm(2, dim=1)
    return torch.mean((gradient_norm - 1) ** 2)


real = torch.rand(B, 1, HW, HW)
fake = torch.sigmoid(torch.randn(B, 1, HW, HW))
y = torch.tensor([0, 3, 3, 1, 4, 0])
for make in (Beside, Planes, Projection):
    critic = make()
    gp = gradient_penalty(critic, y, real, fake)
    gp.backward()
    print(make.__name__, make.__doc__ and make.__doc__.split(":")[0], round(gp.item(), 6))
    for n, p in critic.named_parameters():
        print("   ", n, tuple(p.shape), None if p.grad is None else f"{p.grad.norm():.6f}")
    if hasattr(critic, "embed"):
        print("    rows with a gradient:", critic.embed.weight.grad.abs().sum(1).gt(0).tolist())
try:
    Beside()(real, torch.tensor([0, 1, 2, 3, 4, 5]))
except IndexError as e:
    print("IndexError:", e)
try:
    Beside()(real, y.float())
except RuntimeError as e:
    print("RuntimeError:", e)
