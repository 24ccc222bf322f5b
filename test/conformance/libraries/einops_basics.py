# needs einops
import torch
from einops import rearrange, reduce, repeat
from einops.layers.torch import Rearrange

x = torch.arange(24.0).reshape(2, 3, 2, 2)
print(rearrange(x, 'b c h w -> b (c h w)').shape, rearrange(x, 'b ... -> b (...)').shape, rearrange(x, 'b c h w -> b h w c')[0, 0], rearrange(x, 'b c (h p) w -> (b p) c h w', p=2).shape, rearrange(x, 'b c h w -> (b c) (h w)').sum(1))
print(reduce(x, 'b c h w -> b', 'mean'), reduce(x, 'b c (h 2) (w 2) -> b c h w', 'max').flatten(), reduce(x, 'b c h w -> b c 1 1', 'sum').shape, reduce(x, 'b ... -> b', 'sum'), reduce(x ** 2, 'b c h w -> b', 'sum').sqrt())
print(repeat(torch.rand(2), 'b -> b c h w', c=3, h=2, w=2).shape, repeat(torch.arange(2), 'b -> (b 2)'), repeat(torch.ones(2, 1), 'b 1 -> b r', r=3).shape, Rearrange('b c h w -> b (c h w)')(x).shape)
print(((rearrange(x, 'b c h w -> b (c h w)').norm(2, dim=1) - 1) ** 2).mean())
