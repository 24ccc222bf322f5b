"""Consistency: the CT term of Wei et al., CR with augmentations, DiffAugment, ICR on latents, and a LeCam regulariser."""
import torch
import torch.nn as nn
import torch.nn.functional as F


class Critic(nn.Module):
    """returns the score and the layer before it, with dropout at work in both passes"""
    def __init__(self, p=0.5):
        super().__init__()
        self.c1, self.c2 = nn.Conv2d(3, 6, 4, 2, 1), nn.Conv2d(6, 8, 4, 2, 1)
        self.drop = nn.Dropout(p)
        self.out = nn.Linear(8 * 16, 1)

    def forward(self, x):
        h = self.drop(F.leaky_relu(self.c1(x), 0.2))
        h = F.leaky_relu(self.c2(h), 0.2).flatten(1)
        return self.out(self.drop(h)), h


def rand_brightness(x):
    return x + (torch.rand(x.size(0), 1, 1, 1, dtype=x.dtype, device=x.device) - 0.5)


def rand_saturation(x):
    x_mean = x.mean(dim=1, keepdim=True)
    return (x - x_mean) * (torch.rand(x.size(0), 1, 1, 1, dtype=x.dtype) * 2) + x_mean


def rand_contrast(x):
    x_mean = x.mean(dim=[1, 2, 3], keepdim=True)
    return (x - x_mean) * (torch.rand(x.size(0), 1, 1, 1, dtype=x.dtype) + 0.5) + x_mean


def rand_translation(x, ratio=0.125):
    shift_x, shift_y = int(x.size(2) * ratio + 0.5), int(x.size(3) * ratio + 0.5)
    translation_x = torch.randint(-shift_x, shift_x + 1, size=[x.size(0), 1, 1])
    translation_y = torch.randint(-shift_y, shift_y + 1, size=[x.size(0), 1, 1])
    grid_batch, grid_x, grid_y = torch.meshgrid(torch.arange(x.size(0)), torch.arange(x.size(2)), torch.arange(x.size(3)), indexing='ij')
    grid_x = torch.clamp(grid_x + translation_x + 1, 0, x.size(2) + 1)
    grid_y = torch.clamp(grid_y + translation_y + 1, 0, x.size(3) + 1)
    x_pad = F.pad(x, [1, 1, 1, 1, 0, 0, 0, 0])
    return x_pad.permute(0, 2, 3, 1).contiguous()[grid_batch, grid_x, grid_y].permute(0, 3, 1, 2).contiguous()


def rand_cutout(x, ratio=0.5):
    cutout_size = int(x.size(2) * ratio + 0.5), int(x.size(3) * ratio + 0.5)
    offset_x = torch.randint(0, x.size(2) + (1 - cutout_size[0] % 2), size=[x.size(0), 1, 1])
    offset_y = torch.randint(0, x.size(3) + (1 - cutout_size[1] % 2), size=[x.size(0), 1, 1])
    grid_batch, grid_x, grid_y = torch.meshgrid(torch.arange(x.size(0)), torch.arange(cutout_size[0]), torch.arange(cutout_size[1]), indexing='ij')
    grid_x = torch.clamp(grid_x + offset_x - cutout_size[0] // 2, min=0, max=x.size(2) - 1)
    grid_y = torch.clamp(grid_y + offset_y - cutout_size[1] // 2, min=0, max=x.size(3) - 1)
    mask = torch.ones(x.size(0), x.size(2), x.size(3), dtype=x.dtype)
    mask[grid_batch, grid_x, grid_y] = 0
    return x * mask.unsqueeze(1)


AUGMENT_FNS = {'color': [rand_brightness, rand_saturation, rand_contrast], 'translation': [rand_translation], 'cutout': [rand_cutout]}


def DiffAugment(x, policy=''):
    if policy:
        for p in policy.split(','):
            for f in AUGMENT_FNS[p]:
                x = f(x)
        x = x.contiguous()
    return x


def ct_term(critic, real, M=0.2):
    (d1, f1), (d2, f2) = critic(real), critic(real)
    distance = (d1 - d2).pow(2).flatten() + 0.1 * (f1 - f2).pow(2).mean(dim=1)
    return torch.clamp(distance - M, min=0.0).mean(), distance


def gp(critic, x):
    x = x.detach().clone().requires_grad_()
    score, _ = critic(x)
    g = torch.autograd.grad(score, x, torch.ones_like(score), create_graph=True)[0]
    return (g.reshape(len(g), -1).norm(dim=1) - 1).square().mean()


torch.manual_seed(60)
critic, real, fake = Critic(), torch.rand(4, 3, 16, 16) * 2 - 1, torch.randn(4, 3, 16, 16).tanh()
ct, distance = ct_term(critic, real, M=0.0)
print("ct", [round(v, 6) for v in distance.tolist()], round(ct.item(), 6))
(10 * gp(critic, real) + 2 * ct).backward()
print("  ", [round(p.grad.norm().item(), 5) for p in critic.parameters()])
for policy in AUGMENT_FNS:
    aug = DiffAugment(real, policy)
    print(policy, tuple(aug.shape), f"{aug.mean():.6f} {aug.abs().sum():.3f} changed {(aug != real).float().mean():.4f}")
critic.eval()
leaf = fake.clone().requires_grad_()
score = critic(DiffAugment(leaf, 'color,translation,cutout'))[0].sum()
print("through the augmentation", f"{torch.autograd.grad(score, leaf)[0].norm():.6f}")
cr = F.mse_loss(critic(real)[0], critic(DiffAugment(real.flip(3), 'translation'))[0])
ema_real, ema_fake = 0.3, -0.2
dr, df = critic(real)[0], critic(fake)[0]
lecam = F.relu(dr - ema_fake).pow(2).mean() + F.relu(ema_real - df).pow(2).mean()
critic.zero_grad()
(cr * 10 + lecam * 0.3).backward()
print(f"cr {cr:.6f} lecam {lecam:.6f}", [f"{p.grad.norm():.5f}" for p in critic.parameters()])
