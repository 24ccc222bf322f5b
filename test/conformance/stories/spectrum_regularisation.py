"""Spectral regularisation of a generator: high frequency penalty."""
import torch, torch.nn as nn
torch.manual_seed(0)
def azimuthal(img):
    f = torch.fft.fftshift(torch.fft.fft2(img, norm="ortho"), dim=(-2, -1))
    power = f.real ** 2 + f.imag ** 2
    h, w = img.shape[-2:]
    yy, xx = torch.meshgrid(torch.arange(h) - h // 2, torch.arange(w) - w // 2, indexing="ij")
    rad = torch.sqrt((yy ** 2 + xx ** 2).float()).long()
    out = []
    for r in range(int(rad.max()) + 1):
        m = rad == r
        out.append(power[..., m].mean(-1))
    return torch.stack(out, -1)
G = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 64), nn.Unflatten(1, (1, 8, 8)))
z = torch.randn(3, 4)
fake = G(z)
prof = azimuthal(fake)
print(prof.shape)
real = torch.rand(3, 1, 8, 8)
loss = ((azimuthal(real).log1p() - prof.log1p()) ** 2).mean()
print(f"{loss.item():.6f}")
loss.backward()
for n, p in G.named_parameters():
    print(f"{n:<10s} {tuple(p.shape)!s:>10} {p.grad.norm():.5f}")
