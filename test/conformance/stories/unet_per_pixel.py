"""A U-Net critic that scores the image and every pixel; penalties of both heads; CutMix consistency."""
from typing import Dict, List, Optional

import torch
import torch.nn as nn
import torch.nn.functional as F


def block(cin: int, cout: int, *, norm: Optional[str] = None) -> nn.Sequential:
    layers: List[nn.Module] = [nn.Conv2d(cin, cout, 3, padding=1, bias=norm is None)]
    if norm == "group":
        layers.append(nn.GroupNorm(2, cout))
    layers.append(nn.SiLU())
    return nn.Sequential(*layers)


class UNetCritic(nn.Module):
    def __init__(self, channels=(3, 4, 8, 8)):
        super().__init__()
        pairs = list(zip(channels[:-1], channels[1:]))
        self.down = nn.ModuleList(block(i, o, norm="group") for i, o in pairs)
        self.up = nn.ModuleList(block(2 * o, i if i > 3 else 4) for i, o in reversed(pairs))
        self.pixel = nn.Conv2d(4, 1, 1)
        self.image = nn.Linear(channels[-1], 1)

    def forward(self, x: torch.Tensor) -> Dict[str, torch.Tensor]:
        skips = []
        for layer in self.down:
            x = layer(x)
            skips.append(x)
            x = F.max_pool2d(x, 2)
        image = self.image(F.adaptive_avg_pool2d(x, 1).flatten(1))
        for layer, skip in zip(self.up, reversed(skips)):
            x = F.interpolate(x, size=skip.shape[-2:], mode="nearest")
            x = layer(torch.cat([x, skip], 1))
        return {"image": image, "pixel": self.pixel(x)}


def penalty(outputs: torch.Tensor, inputs: torch.Tensor, target: float = 1.0) -> torch.Tensor:
    ones = torch.ones_like(outputs)
    g, = torch.autograd.grad(outputs, inputs, ones, create_graph=True)
    return (g.pow(2).sum(dim=tuple(range(1, g.ndim))).add(1e-12).sqrt() - target).pow(2).mean()


def cutmix(a, b, generator):
    h, w = a.shape[-2:]
    cy, cx = (torch.randint(0, n, (), generator=generator).item() for n in (h, w))
    mask = torch.ones(1, 1, h, w)
    mask[..., max(cy - 4, 0):cy + 4, max(cx - 4, 0):cx + 4] = 0
    return mask * a + (1 - mask) * b, mask


gen = torch.Generator().manual_seed(99)
torch.manual_seed(6)
critic = UNetCritic()
real = torch.rand(2, 3, 16, 16, generator=gen)
fake = torch.rand(2, 3, 16, 16, generator=gen) ** 2
x = torch.lerp(real, fake, torch.rand(2, 1, 1, 1, generator=gen)).requires_grad_()
out = critic(x)
losses = {f"gp/{k}": penalty(v, x, target=1.0 if k == "image" else 0.0) for k, v in out.items()}
mixed, mask = cutmix(real, fake, gen)
with torch.no_grad():
    want = mask * critic(real)["pixel"] + (1 - mask) * critic(fake)["pixel"]
losses["consistency"] = F.mse_loss(critic(mixed)["pixel"], want)
losses["bce"] = F.binary_cross_entropy_with_logits(critic(mixed)["pixel"], mask.expand(2, -1, -1, -1))
total = sum(losses.values())
total.backward()
width = max(map(len, losses))
for key, value in sorted(losses.items(), key=lambda kv: -kv[1].item()):
    print(f"{key:>{width}} | {value.item():<10.6f}")
print(f"{'total':>{width}} | {total.item():.6f}   mask covers {int(mask.sum())} of {mask.numel()}")
grads = {n: p.grad.norm().item() for n, p in critic.named_parameters() if p.grad is not None}
for n, v in list(grads.items())[::3]:
    print(f"  {n:<18} {v:.6f}")
print(max(grads, key=grads.get), [tuple(s.shape) for s in out.values()])
