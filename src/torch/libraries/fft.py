"""torch.fft: discrete Fourier transforms, as products with matrices of cosines and sines."""
import math
import torch
from torch._complex import ComplexTensor, lift


def _scale(n, norm, inverse):
    if norm not in (None, 'backward', 'ortho', 'forward'):
        raise RuntimeError(f'Invalid normalization mode: "{norm}"')
    if norm == 'ortho':
        return 1 / math.sqrt(n)
    return 1 / n if (norm == 'forward') != inverse else 1.0


def _resized(x, n, dim):
    """Cut, or filled up with zeros."""
    length = x.shape[dim]
    if n < 1:
        raise RuntimeError(f'Invalid number of data points ({n}) specified')
    if n <= length:
        return x.narrow(dim, 0, n)
    shape = list(x.shape)
    shape[dim] = n - length
    return torch.cat([x, x.new_zeros(shape)], dim)


def _waves(n, outputs, like, sign):
    """cos and ± sin of 2πjk/n, exact where they can be: (n, outputs)."""
    turns = torch.outer(torch.arange(n), torch.arange(outputs)) % n
    angles = torch.arange(n, dtype=torch.float64) * (2 * math.pi / n)
    return [(part(angles)[turns] * factor).to(like.dtype) for part, factor in ((torch.cos, 1), (torch.sin, sign))]


def _transform(x, n, dim, norm, inverse, outputs=None):
    if not isinstance(x, ComplexTensor):
        x = x if x.is_floating_point() else x.to(torch.get_default_dtype())
    n = x.shape[dim] if n is None else n
    parts = (x.real, x.imag) if isinstance(x, ComplexTensor) else (x, None)
    re, im = [None if part is None else _resized(part, n, dim).movedim(dim, -1) for part in parts]
    cos, sin = _waves(n, n if outputs is None else outputs, re, 1 if inverse else -1)
    factor = _scale(n, norm, inverse)
    real, imag = re @ cos, re @ sin
    if im is not None:
        real, imag = real - im @ sin, imag + im @ cos
    if factor != 1.0:
        real, imag = real * factor, imag * factor
    return ComplexTensor(real.movedim(-1, dim), imag.movedim(-1, dim))


def fft(input, n=None, dim=-1, norm=None):
    return _transform(input, n, dim, norm, False)


def ifft(input, n=None, dim=-1, norm=None):
    return _transform(input, n, dim, norm, True)


def rfft(input, n=None, dim=-1, norm=None):
    if isinstance(input, ComplexTensor):
        raise RuntimeError('rfft expects a real input tensor, but got ComplexFloat')
    return _transform(input, n, dim, norm, False, (input.shape[dim] if n is None else n) // 2 + 1)


def irfft(input, n=None, dim=-1, norm=None):
    input = lift(input)
    n = 2 * (input.shape[dim] - 1) if n is None else n
    half = n // 2 + 1
    re, im = [_resized(part, half, dim).movedim(dim, -1) for part in (input.real, input.imag)]
    weights = torch.full((half,), 2.0, dtype=re.dtype)
    weights[0] = 1
    if n % 2 == 0:
        weights[-1] = 1
    turns = torch.outer(torch.arange(half), torch.arange(n)) % n
    angles = torch.arange(n, dtype=torch.float64) * (2 * math.pi / n)
    cos, sin = [part(angles)[turns].to(re.dtype) for part in (torch.cos, torch.sin)]
    return ((re * weights) @ cos - (im * weights) @ sin).movedim(-1, dim) * _scale(n, norm, True)


def hfft(input, n=None, dim=-1, norm=None):
    flipped = {None: 'forward', 'backward': 'forward', 'forward': 'backward'}.get(norm, norm)
    return irfft(lift(input).conj(), n, dim, flipped)


def _axes(input, s, dim):
    if dim is None:
        dim = tuple(range(-len(s), 0)) if s is not None else tuple(range(-input.dim(), 0))
    dim = (dim,) if isinstance(dim, int) else tuple(dim)
    return list(zip([None] * len(dim) if s is None else [None if n == -1 else n for n in s], dim))


def fftn(input, s=None, dim=None, norm=None):
    for n, axis in reversed(_axes(input, s, dim)):
        input = fft(input, n, axis, norm)
    return input


def ifftn(input, s=None, dim=None, norm=None):
    for n, axis in reversed(_axes(input, s, dim)):
        input = ifft(input, n, axis, norm)
    return input


def rfftn(input, s=None, dim=None, norm=None):
    *others, (n, last) = _axes(input, s, dim)
    input = rfft(input, n, last, norm)
    for n, axis in reversed(others):
        input = fft(input, n, axis, norm)
    return input


def irfftn(input, s=None, dim=None, norm=None):
    *others, (n, last) = _axes(input, s, dim)
    for m, axis in others:
        input = ifft(input, m, axis, norm)
    return irfft(input, n, last, norm)


def fft2(input, s=None, dim=(-2, -1), norm=None):
    return fftn(input, s, dim, norm)


def ifft2(input, s=None, dim=(-2, -1), norm=None):
    return ifftn(input, s, dim, norm)


def rfft2(input, s=None, dim=(-2, -1), norm=None):
    return rfftn(input, s, dim, norm)


def irfft2(input, s=None, dim=(-2, -1), norm=None):
    return irfftn(input, s, dim, norm)


def fftfreq(n, d=1.0, **kwargs):
    return torch.cat([torch.arange((n + 1) // 2, **kwargs), torch.arange(-(n // 2), 0, **kwargs)]) / (n * d) if n > 0 else torch.empty(0)


def rfftfreq(n, d=1.0, **kwargs):
    return torch.arange(n // 2 + 1, **kwargs) / (n * d)


def _shifted(input, dim, shift_of):
    axes = range(input.dim()) if dim is None else (dim,) if isinstance(dim, int) else dim
    return input.roll([shift_of(input.shape[axis]) for axis in axes], list(axes))


def fftshift(input, dim=None):
    return _shifted(input, dim, lambda n: n // 2)


def ifftshift(input, dim=None):
    return _shifted(input, dim, lambda n: (n + 1) // 2)


def stft(input, n_fft, hop_length=None, win_length=None, window=None, center=True, pad_mode='reflect', normalized=False, onesided=None, return_complex=None):
    """The transforms of overlapping windows: (…, frequencies, frames)."""
    if return_complex is None:
        raise RuntimeError('stft requires the return_complex parameter be given for real inputs, and will further require that return_complex=True in a future PyTorch release.')
    hop = n_fft // 4 if hop_length is None else hop_length
    width = n_fft if win_length is None else win_length
    frame = torch.ones(width, dtype=input.dtype) if window is None else window
    if width < n_fft:
        left = (n_fft - width) // 2
        frame = torch.nn.functional.pad(frame, (left, n_fft - width - left))
    if center:
        rows = input.reshape(1, -1, input.shape[-1]) if input.dim() > 1 else input[None, None]
        input = torch.nn.functional.pad(rows, (n_fft // 2, n_fft // 2), mode=pad_mode).reshape(*input.shape[:-1], -1)
    frames = input.unfold(-1, n_fft, hop) * frame
    norm = 'ortho' if normalized else None
    result = (fft if onesided is False else rfft)(frames, norm=norm).transpose(-1, -2)
    return result if return_complex else torch.stack([result.real, result.imag], -1)
