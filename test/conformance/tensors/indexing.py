# exact
import torch

x = torch.arange(24.0).reshape(2, 3, 4)
print(x[1], x[-1, 0], x[0, 1, 2], x[0][1][2].item())
print(x[:, 1], x[0, :, 1:3], x[..., -1], x[:, ::2, 0], x[0, 1:].shape)
print(x[x > 20], x[0][torch.tensor([2, 0])], x[torch.tensor([0, 1]), torch.tensor([1, 2])], x[:, [0, 2]].shape, x[0, torch.tensor([True, False, True])].shape)
print(x[:, torch.tensor([0, 1]), torch.tensor([1, 3])], x[torch.tensor([[0, 1], [1, 0]])].shape, x[None, 0, ..., 1].shape)
y = torch.zeros(3, 4)
y[0] = 1
y[:, 1] = torch.tensor([5.0, 6.0, 7.0])
y[1:, 2:] = 9
y[y == 0] = -1
y[torch.tensor([0, 2]), torch.tensor([3, 3])] = 42
y[2, 0] += 10
print(y)
print(torch.where(y > 0, y, torch.zeros_like(y)), torch.where(y > 8)[0], y.masked_fill(y < 0, 0), torch.masked_select(y, y > 8))
print(x.index_select(1, torch.tensor([2, 0])).shape, torch.gather(y, 1, torch.tensor([[0], [1], [2]])), y.take(torch.tensor([0, 5])), torch.nonzero(y > 8))
print(torch.zeros(2, 3).scatter_(1, torch.tensor([[0], [2]]), 1.0), torch.zeros(3).index_add_(0, torch.tensor([0, 0, 2]), torch.ones(3)))
for row in y:
    print(row.tolist())
a, b = torch.tensor([1, 2])
print(a, b, 2 in torch.tensor([1, 2]), [int(v) for v in torch.tensor([3, 4])], list(range(10))[torch.tensor(3)])
for attempt in (lambda: x[2], lambda: x[0, 0, 0, 0], lambda: x[0, 5], lambda: y[torch.tensor([7])], lambda: len(torch.tensor(1)), lambda: [v for v in torch.tensor(1)]):
    try:
        print(attempt())
    except (IndexError, TypeError) as error:
        print(type(error).__name__, error)
