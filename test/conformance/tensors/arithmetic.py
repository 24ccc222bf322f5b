import torch

a, b = torch.tensor([[1.0, -2.0, 3.0], [0.5, 4.0, -6.0]]), torch.tensor([2.0, -1.0, 0.25])
print(a + b, a - b, a * b, a / b, sep='\n')
print(b - 1, 1 - b, 2 / b, b ** 2, b.abs() ** 0.5, 2 ** b, -b, abs(b), b // 1, b % 0.5, sep='\n')
print(a @ b, a @ a.t(), torch.matmul(a, b), torch.mm(a, a.t()), torch.dot(b, b), torch.mv(a, b), torch.outer(b, b), torch.bmm(a[None], a.t()[None]).shape, sep='\n')
print(torch.einsum('ij,j->i', a, b), torch.einsum('ij,kj->ik', a, a), torch.einsum('ij->', a), sep='\n')
print(torch.exp(b), torch.log(b.abs()), torch.sin(b), torch.cos(b), torch.tanh(b), torch.sigmoid(b), torch.sqrt(b.abs()), torch.rsqrt(b.abs()), torch.square(b), torch.pow(b, 3), torch.pow(2, b), b.erf(), b.log1p().isnan(), torch.expm1(b), b.reciprocal(), sep='\n')
print(b.sign(), b.floor(), b.ceil(), (b * 1.5).round(), b.trunc(), b.frac(), b.clamp(-0.5, 1), b.clamp(min=0), torch.clamp(b, max=0.5), torch.maximum(b, -b), torch.minimum(b, torch.zeros(3)), torch.max(b, -b), torch.fmod(b, 0.3), sep='\n')
print(torch.add(a, b, alpha=2), torch.sub(b, 1), torch.mul(b, 3), torch.div(b, 2), torch.div(b, 0.3, rounding_mode='floor'), torch.true_divide(b, 4), torch.lerp(b, b * 3, 0.25), torch.addcmul(b, b, b, value=0.5), torch.addcdiv(b, b, b.abs(), value=2), sep='\n')
print(torch.isclose(b, b + 1e-9), torch.allclose(b, b + 1e-3), torch.equal(b, b), (b > 0).all(), (b > 0).any(), b.isnan().any(), torch.isfinite(1 / torch.zeros(1)))
print(torch.cross(b, torch.tensor([1.0, 0.0, 0.0]), dim=0), torch.cumsum(b, 0), torch.cumprod(b, 0), torch.atan2(b, b.flip(0)), torch.hypot(b, b))
for attempt in (lambda: a + torch.zeros(2), lambda: a @ a, lambda: torch.mm(a, b), lambda: torch.dot(b, torch.zeros(2)), lambda: a + 'x', lambda: bool(a), lambda: a.item(), lambda: float(b), lambda: a + [1, 2, 3]):
    try:
        print(attempt())
    except (RuntimeError, TypeError, ValueError) as error:
        print(type(error).__name__, str(error).split('\n')[0])
