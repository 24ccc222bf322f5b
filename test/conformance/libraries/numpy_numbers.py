# needs numpy
import numpy as np
import torch

for v in (np.float64(2.5), np.float32(0.1), np.int64(3), np.mean([1, 2]), np.prod((2, 3)), np.sqrt(2), np.clip(5, 1, 3), np.array([1.0, 2.0])[0]):
    print(type(v).__name__, v, repr(v), torch.tensor(v), torch.tensor([v]).dtype, v * 2, type(v * 2).__name__, type(2 * v).__name__, v.item(), type(v.item()).__name__, v.dtype, v.shape, torch.ones(2) * v, type(v / 2).__name__, type(-v).__name__)
print(np.float32(1) / 3, np.float32(0.1) + np.float32(0.2), np.float64(1) / 3, type(np.float32(1) + 1).__name__, type(np.int64(2) * 2.5).__name__, np.array([1, 2]).sum().item())
print(type(np.random.rand()).__name__, type(np.random.randint(3)).__name__, type(np.random.uniform(0, 1)).__name__, type(np.linalg.norm([3, 4])).__name__)
print(np.zeros(np.prod((2, 2))).shape, torch.zeros(np.prod((2, 2))).shape, range(np.int64(3)), [1, 2, 3][np.int64(1)], {np.int64(1): 2}[1], f'{np.float64(2.5):.1f}', '%d' % np.int64(3), int(np.float64(2.7)), round(np.float64(2.567), 2), max(np.float64(1), 2), sum([np.float64(1), np.float64(2)]))
print(np.float64(3) == 3, np.float64(2) > 1, bool(np.float64(0)), np.float64('inf'), np.int64(7) // 2, np.int64(7) % 4, np.int64(2) ** 3, abs(np.float64(-1)), torch.nn.Linear(np.int64(3), np.prod([2, 2])), torch.arange(6)[np.int64(2)], torch.randn(np.int64(2), 3).view(np.prod((2, 3))).shape)
print(torch.from_numpy(np.ones((2, 2))) * np.float64(2), torch.ones(2, dtype=torch.int64) * np.float64(2.5), np.float64(2) * torch.ones(2), np.ones(2) * np.float32(2))
