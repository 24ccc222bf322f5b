import torch

torch.manual_seed(0)
x = torch.randn(5)
u = torch.rand(5)
i = torch.tensor([-7, -2, 0, 3, 8])
for name in ['abs', 'neg', 'exp', 'exp2', 'expm1', 'sin', 'cos', 'tan', 'sinh', 'cosh', 'tanh', 'asinh', 'atan', 'sigmoid', 'erf', 'erfc', 'square', 'sign', 'floor', 'ceil', 'round', 'trunc', 'frac', 'relu', 'sinc', 'deg2rad', 'rad2deg', 'isnan', 'isfinite', 'signbit', 'positive']:
    print(name, getattr(torch, name)(x))
for name in ['log', 'log2', 'log10', 'log1p', 'sqrt', 'rsqrt', 'reciprocal', 'asin', 'acos', 'atanh', 'logit', 'erfinv', 'lgamma', 'digamma']:
    print(name, getattr(u, name)())
for name in ['abs', 'neg', 'sqrt', 'exp', 'sign', 'square', 'sigmoid', 'floor', 'reciprocal']:
    print(name, getattr(torch, name)(i))
print(i // 3, i % 3, torch.fmod(i, 3), torch.remainder(i, -3), i / 2, torch.div(i, 3, rounding_mode='trunc'), torch.floor_divide(i, 2))
print(x // 0.5, x % 0.5, torch.fmod(x, 0.5), torch.div(x, 0.3, rounding_mode='floor'), torch.true_divide(i, 4))
print(x ** 2, x ** 3, u ** 0.5, 2 ** x, u ** -1.5, i ** 2, torch.pow(u, x), torch.float_power(i, 2))
print(torch.atan2(x, u), torch.hypot(x, u), torch.xlogy(u, u), torch.logaddexp(x, u), torch.logaddexp2(x, u), torch.copysign(u, x), torch.ldexp(u, i))
print(torch.maximum(x, u), torch.minimum(x, u), torch.fmax(x, u), torch.fmin(x, u), torch.max(x, u), torch.min(x, u))
print(torch.clamp(x, -0.5, 0.5), x.clamp(min=0), x.clip(max=0), i.clamp(-1, 4), torch.clamp(x, min=u - 1, max=u))
print(torch.lerp(x, u, 0.25), torch.lerp(x, u, u), torch.addcmul(x, u, u, value=2), torch.addcdiv(x, u, u + 1, value=-1))
print(torch.nan_to_num(torch.tensor([float('nan'), float('inf'), -float('inf'), 1.0])), torch.heaviside(x, torch.tensor(0.5)))
print(x > 0, x.ge(0.2), x.eq(x), i != 3, torch.isclose(x, x + 1e-9), torch.allclose(x, u), torch.equal(i, i.clone()))
print((x > 0) & (u > 0.5), (x > 0) | (u > 0.5), (x > 0) ^ (u > 0.5), ~(x > 0), i & 3, i | 1, i ^ 5, ~i, i << 1, i >> 1)
print(torch.logical_and(i, x > 0), torch.logical_or(i, x > 0), torch.logical_xor(i, x > 0), torch.logical_not(i))
print(torch.where(x > 0, x, u), torch.where(x > 0, 1.0, 0.0), x.where(x > 0, torch.zeros(())), torch.where(torch.tensor([True, False, True])))
b = torch.tensor([True, False])
print(b + b, b * b, b + 1, b * 1.5, b.sum(), b.float().mean(), b / 2)
for attempt in (lambda: b - b, lambda: -b, lambda: ~x, lambda: i ** -1, lambda: torch.sqrt(784), lambda: torch.sqrt(x, 2), lambda: torch.sqrt(), lambda: torch.add(x, u, bad=1), lambda: torch.clamp(x), lambda: x.pow('a'), lambda: torch.div(x, 2, rounding_mode='up'), lambda: x & 1.5, lambda: torch.mul(x, torch.ones(3))):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, str(error).split('\n')[0])
