"""Audio critic (WaveGAN-like), phase shuffle, spectrogram-free; plus voxel critic and PointNet critic; gradient penalties of each."""
import torch, torch.nn as nn, torch.nn.functional as F, functools
torch.manual_seed(11)
class PhaseShuffle(nn.Module):
    def __init__(self, n): super().__init__(); self.n = n
    def forward(self, x):
        if self.n == 0: return x
        k = int(torch.randint(-self.n, self.n + 1, (1,)))
        return F.pad(x, (max(k, 0), max(-k, 0)), mode='reflect')[..., max(-k, 0):max(-k, 0) + x.shape[-1]]
wave = nn.Sequential(nn.Conv1d(1, 4, 25, 4, 11), nn.LeakyReLU(.2), PhaseShuffle(2), nn.Conv1d(4, 8, 25, 4, 11), nn.LeakyReLU(.2), nn.Flatten(), nn.LazyLinear(1))
vox = nn.Sequential(nn.Conv3d(1, 4, 4, 2, 1), nn.InstanceNorm3d(4), nn.ELU(), nn.AdaptiveAvgPool3d(2), nn.Flatten(), nn.Linear(32, 1))
class Point(nn.Module):
    def __init__(self): super().__init__(); self.f = nn.Sequential(nn.Conv1d(3, 8, 1), nn.SiLU(), nn.Conv1d(8, 16, 1)); self.h = nn.Linear(16, 1)
    def forward(self, p): return self.h(self.f(p.transpose(1, 2)).max(dim=-1)[0])
def gp(D, r, f, lam=10., center=1., **kw):
    a = torch.rand([r.size(0)] + [1] * (r.ndim - 1), device=r.device)
    x = (a * r + (1 - a) * f).detach().requires_grad_(True)
    y = D(x, **kw)
    g = torch.autograd.grad(outputs=y, inputs=x, grad_outputs=torch.ones_like(y), create_graph=True, retain_graph=True, only_inputs=True)[0].reshape(x.size(0), -1)
    return lam * ((g.norm(2, dim=1) - center) ** 2).mean(), g
for name, D, shape in [("wave", wave, (4, 1, 256)), ("vox", vox, (3, 1, 8, 8, 8)), ("point", Point(), (2, 20, 3))]:
    r, f = torch.randn(shape), torch.rand(shape); p, g = gp(D, r, f); p.backward()
    print(name, f"{p.item():.5f}", g.shape, [f"{q.grad.abs().mean():.2e}" if q.grad is not None else None for q in D.parameters()])
print(wave)
@functools.lru_cache()
def window(n): return torch.hann_window(n)
sig = torch.sin(torch.arange(64.) * .3); frames = sig.unfold(0, 16, 8) * window(16); n = torch.arange(16.); k = torch.arange(9.)[:, None]
real, imag = frames @ torch.cos(2 * torch.pi * k * n / 16).T, -(frames @ torch.sin(2 * torch.pi * k * n / 16).T)
mag = (real ** 2 + imag ** 2).sqrt(); print(mag.shape, mag.argmax(1), mag.max(), torch.log(mag.clamp(min=1e-5)).mean())
