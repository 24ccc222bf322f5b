"""DCGAN critic and generator configured by a dataclass; weights initialised by layer name."""
from __future__ import annotations

import math
from dataclasses import dataclass, field, asdict, replace
from typing import Tuple

import torch
from torch import Tensor, nn
from torch.nn import functional as F


@dataclass(frozen=True)
class Config:
    image_size: int = 16
    channels: int = 3
    latent: int = 8
    width: int = 4
    betas: Tuple[float, float] = (0.0, 0.9)
    lr: float = 2e-4
    gp_weight: float = 10.0
    tags: list[str] = field(default_factory=lambda: ["toy"])

    @property
    def depth(self) -> int:
        return int(math.log2(self.image_size)) - 2


class Generator(nn.Module):
    def __init__(self, cfg: Config) -> None:
        super().__init__()
        self.cfg = cfg
        top = cfg.width * 2 ** cfg.depth
        layers: list[nn.Module] = [nn.ConvTranspose2d(cfg.latent, top, 4, 1, 0, bias=False), nn.BatchNorm2d(top), nn.ReLU(True)]
        for i in range(cfg.depth, 0, -1):
            inner, outer = cfg.width * 2 ** i, cfg.width * 2 ** (i - 1)
            last = i == 1
            layers.append(nn.ConvTranspose2d(inner, cfg.channels if last else outer, 4, 2, 1, bias=last))
            layers += [nn.Tanh()] if last else [nn.BatchNorm2d(outer), nn.ReLU(True)]
        self.net = nn.Sequential(*layers)

    def forward(self, z: Tensor) -> Tensor:
        return self.net(z[:, :, None, None])


class Critic(nn.Module):
    def __init__(self, cfg: Config) -> None:
        super().__init__()
        blocks = []
        inner = cfg.channels
        for i in range(cfg.depth):
            outer = cfg.width * 2 ** i
            blocks.append(nn.Sequential(nn.Conv2d(inner, outer, 4, 2, 1), nn.InstanceNorm2d(outer, affine=True) if i else nn.Identity(), nn.LeakyReLU(0.2)))
            inner = outer
        self.blocks = nn.ModuleList(blocks)
        self.head = nn.Conv2d(inner, 1, 4)

    def forward(self, x: Tensor) -> Tensor:
        for block in self.blocks:
            x = block(x)
        return self.head(x).flatten()


def init_weights(m: nn.Module) -> None:
    name = m.__class__.__name__
    if "Conv" in name:
        nn.init.normal_(m.weight.data, 0.0, 0.02)
    elif "BatchNorm" in name:
        nn.init.normal_(m.weight.data, 1.0, 0.02)
        nn.init.constant_(m.bias.data, 0)


def penalty(critic: nn.Module, real: Tensor, fake: Tensor) -> Tensor:
    eps = torch.rand(real.shape[0], *[1] * (real.ndim - 1), device=real.device)
    mid = torch.lerp(fake, real, eps).requires_grad_(True)
    (grad,) = torch.autograd.grad(critic(mid).sum(), mid, create_graph=True)
    return (grad.flatten(1).norm(p=2, dim=1) - 1).pow(2).mean()


def main() -> None:
    cfg = replace(Config(), width=6)
    print(cfg)
    print({k: v for k, v in asdict(cfg).items() if k != "tags"}, cfg.depth)
    torch.manual_seed(0)
    g, d = Generator(cfg).apply(init_weights), Critic(cfg).apply(init_weights)
    print(sum(p.numel() for p in g.parameters()), sum(p.numel() for p in d.parameters() if p.requires_grad))
    opt = torch.optim.Adam(d.parameters(), lr=cfg.lr, betas=cfg.betas)
    real = torch.rand(6, cfg.channels, cfg.image_size, cfg.image_size) * 2 - 1
    for step in range(3):
        fake = g(torch.randn(6, cfg.latent)).detach()
        gp = penalty(d, real, fake)
        loss = d(fake).mean() - d(real).mean() + cfg.gp_weight * gp
        opt.zero_grad(set_to_none=True)
        loss.backward()
        gnorm = nn.utils.clip_grad_norm_(d.parameters(), 5.0)
        opt.step()
        print(f"{step=} loss={loss.item():.4f} gp={gp.item():.5f} grad={gnorm.item():.4f}")
    try:
        cfg.width = 9
    except Exception as e:
        print(type(e).__name__, e)


if __name__ == "__main__":
    main()
