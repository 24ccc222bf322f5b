# exact
import torch

i, f, d, b, u = torch.tensor([3, -4]), torch.tensor([1.5, 2.5]), torch.tensor([0.5, 0.25], dtype=torch.float64), torch.tensor([True, False]), torch.tensor([200, 100], dtype=torch.uint8)
for left in (i, f, d, b, u):
    print(' '.join(str((left * right).dtype).split('.')[1] for right in (i, f, d, b, u)))
print((i + 1).dtype, (i + 1.0).dtype, (f + 1).dtype, (f * 2.5).dtype, (b + 1).dtype, (b * 1.5).dtype, (u + 300).dtype)
print((i / 2).dtype, (i // 2).dtype, (i / 2), (i // 2), (i % 3), (-i) // 3)
print((f + torch.tensor(1.0, dtype=torch.float64)).dtype, (i + torch.tensor(1.0)).dtype, (i + torch.tensor([1.0])).dtype)
print(u + u, (u.int() + u.int()))
print(i ** 2, f ** 2, 2 ** i.abs(), i.float() ** 0.5)
print(i.sum().dtype, b.sum(), b.sum().dtype, i.float().mean(), u.sum().dtype)
print(i.float(), f.long(), f.int().dtype, f.bool(), f.double().dtype, f.half().dtype, i.to(torch.float64), f.to(i.dtype))
print(f.type(torch.int64), f.type('torch.DoubleTensor').dtype, f.type_as(d).dtype)
print(i > 0, (i > 0).dtype, f == torch.tensor([1.5, 2.0]), (i > 0) & (i < 5), ~b, b | torch.tensor([False, True]), b ^ b)
print(torch.result_type(i, 1.0), torch.promote_types(torch.int32, torch.float16), torch.get_default_dtype())
print(torch.sqrt(torch.tensor(16)), torch.sqrt(i.abs()).dtype, torch.exp(torch.tensor(0)))
print(torch.is_tensor(i), torch.is_floating_point(f), i.is_floating_point(), f.element_size())
print(torch.finfo(torch.float32).eps, torch.finfo(torch.float64).max, torch.iinfo(torch.int64).max)
for attempt in (lambda: i.mean(), lambda: torch.sqrt(i).long().mean(), lambda: b - b, lambda: i.norm()):
    try:
        print(attempt())
    except (RuntimeError, TypeError) as error:
        print(type(error).__name__, error)
