"""Complex numbers and Fourier transforms: a filter, a penalty on spectra, a layer that learns in frequencies, a spectrogram."""
import math

import torch
import torch.nn as nn

torch.manual_seed(0)
time = torch.arange(64) / 64
waves = torch.stack([torch.sin(2 * math.pi * k * time) for k in (3, 5)]) + 0.1 * torch.randn(2, 64)
spectrum = torch.fft.rfft(waves)
print(spectrum.shape, spectrum.dtype, spectrum.abs().argmax(-1), torch.is_complex(spectrum), spectrum.is_complex(), waves.is_complex())
print((spectrum.abs() ** 2).mean(0)[:6].sqrt())
print(torch.allclose(torch.fft.irfft(spectrum, n=64), waves, atol=1e-5), torch.fft.irfft(spectrum * (torch.arange(33) < 8))[:, :3])
print(torch.fft.fftfreq(8, d=1 / 8), torch.fft.rfftfreq(5), torch.fft.fftshift(torch.arange(6)), torch.fft.ifftshift(torch.arange(5)))
for norm in ('backward', 'ortho', 'forward'):
    print(norm, torch.fft.fft(torch.tensor([1., 2., 4., 8.]), norm=norm).abs(), torch.fft.ifft(torch.tensor([1., 2., 4., 8.]), norm=norm).abs())
print(torch.fft.fft(torch.arange(3.), n=5).abs(), torch.fft.rfft(torch.arange(6.), n=4).real, torch.fft.irfft(torch.fft.rfft(torch.arange(5.)), n=5))

z = torch.tensor([1 + 2j, 3 - 4j, -1.5 + 0j])
print(z, z[0], z.dtype, z.shape, len(z), z.tolist(), z[1].item())
print(z.abs(), z.angle(), z.conj(), z.real, z.imag, z.sum(), z.mean())
print(z * 2, z + 1, 1 / z, z ** 2, z * 1j, torch.ones(3) * z, z / torch.tensor([1., 2., 4.]), z - z.conj())
print(torch.exp(1j * torch.tensor([0., math.pi])).real, torch.ones(2) + 1j, 2j * torch.ones(2))
print(torch.view_as_real(z), torch.view_as_complex(torch.tensor([[1., 2.], [3., 4.]])), torch.polar(torch.tensor([1., 2.]), torch.tensor([0., math.pi / 2])).imag)
print(torch.abs(z), torch.angle(z), torch.real(z), torch.imag(z), torch.allclose(z, z + 1e-9), torch.zeros(2, dtype=torch.cfloat))
matrix = torch.complex(torch.eye(2), torch.ones(2, 2))
print(matrix @ matrix, matrix.H, torch.einsum('ij,jk->ik', matrix, matrix), torch.stack([matrix, matrix]).shape, torch.cat([matrix, matrix], 1).shape)
print(torch.complex(torch.tensor([1.], dtype=torch.float64), torch.tensor([0.25], dtype=torch.float64)))

images = torch.randn(2, 3, 8, 8, requires_grad=True)
transformed = torch.fft.fft2(images, norm='ortho')
loss = (transformed.real ** 2 + transformed.imag ** 2).mean() + torch.log1p(transformed.abs()).mean()
loss.backward()
print(transformed.shape, loss.item(), images.grad.norm())
gradient, = torch.autograd.grad(torch.fft.rfft(images.flatten(1)).abs().pow(2).sum(), images, create_graph=True)
print(gradient.norm(2, dim=(1, 2, 3)).detach(), gradient.requires_grad)


class Frequencies(nn.Module):
    def __init__(self):
        super().__init__()
        self.real = nn.Parameter(torch.ones(3, 5))
        self.imag = nn.Parameter(torch.zeros(3, 5))

    def forward(self, x):
        return torch.fft.irfft(torch.fft.rfft(x) * torch.complex(self.real, self.imag), n=x.size(-1))


layer = Frequencies()
layer(torch.randn(2, 3, 8)).pow(2).sum().backward()
print(layer.real.grad.norm())

frames = torch.stft(torch.sin(torch.arange(400) * 0.2), 64, 16, window=torch.hann_window(64), return_complex=True)
print(frames.shape, frames.abs().mean(), frames.abs().argmax(0)[:5])
