# needs numpy
import numpy as np
import torch

print(np.prod((1, 28, 28)), int(np.prod([3, 64, 64])), np.sqrt(784), np.sqrt(np.prod((1, 28, 28))), np.mean([1, 2, 3, 4]), np.sum([1.5, 2]), np.pi, np.inf, np.log(np.e), np.abs(-3), np.floor(2.7), np.ceil(2.2))
a = np.array([[1.0, 2.0], [3.0, 4.0]])
print(a.shape, a.ndim, a.size, a.dtype, a.sum(), a.mean(), a.max(), a.min(), a.std(), a.T[0, 1], a[0].tolist(), (a * 2 + 1).tolist(), (a @ a).tolist(), (a > 2).tolist(), len(a))
print(np.zeros((2, 3)).tolist(), np.ones(3).dtype, np.arange(4).tolist(), np.arange(0, 1, 0.25).tolist(), np.linspace(0, 1, 3).tolist(), np.eye(2).tolist(), np.full((2,), 7).tolist())
print(torch.from_numpy(a), torch.tensor(a).dtype, torch.Tensor(a), torch.from_numpy(np.array([1, 2, 3])), torch.as_tensor(np.float32(2.5)), torch.FloatTensor(a))
print(torch.ones(2, 3).numpy().shape, torch.tensor([1.5, 2.5]).numpy().tolist(), torch.ones(2, requires_grad=True).detach().cpu().numpy().sum(), torch.arange(3).numpy().dtype)
np.random.seed(0)
print(np.random.rand(3).tolist(), np.random.random(), np.random.random((2, 1)).tolist(), np.random.uniform(-1, 1, 2).tolist(), np.random.randn(3).tolist(), np.random.normal(0, 0.5, (2,)).tolist(), np.random.randint(0, 10, 5).tolist(), np.random.randn(), np.random.permutation(5).tolist(), np.random.choice(5))
np.random.seed(1)
print(torch.Tensor(np.random.random((4, 1, 1, 1))).shape, torch.FloatTensor(np.random.normal(0, 1, (2, 3))), torch.tensor(np.random.uniform(size=(2,))).dtype)
print(np.linalg.norm(a), np.linalg.norm(a, axis=1).tolist(), np.concatenate([a, a]).shape, np.stack([a, a]).shape, np.transpose(a).tolist(), a.reshape(-1).tolist(), a.flatten().shape, a.astype(np.float32).dtype, a.astype('int64').tolist(), np.clip(a, 2, 3).tolist(), np.maximum(a, 2).tolist(), np.where(a > 2, a, 0).tolist(), np.exp(0), np.power(a, 2).tolist(), np.square(3), np.isnan(np.nan), np.allclose(a, a), np.array_equal(a, a), np.expand_dims(a, 0).shape, np.squeeze(np.ones((1, 2))).shape, np.mean(a, axis=0).tolist(), np.argmax(a), np.dot(a, a).tolist(), np.cumsum([1, 2, 3]).tolist(), np.random.RandomState(3).rand(2).tolist())
