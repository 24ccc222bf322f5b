import torch

torch.manual_seed(0)
x = torch.randn(3, 4, 5)
print(x.sum().item(), x.mean().item(), x.std().item(), x.var().item(), x.max().item(), x.min().item(), x.prod().item(), x.median().item())
print(x.sum(0).flatten()[:4], x.sum(dim=(1, 2)), x.mean(dim=[0, 2]), x.mean(-1, keepdim=True).shape, x.sum((0, 1, 2), keepdim=True).shape, torch.sum(x, 1)[0], torch.mean(x, dim=2)[0])
print(x.std(0, unbiased=False)[0], x.var(dim=1)[0], torch.std(x, dim=(0, 1)), torch.var(x, 2, keepdim=True).shape)
values, indices = x.max(dim=1)
print(values[0], indices[0], x.min(2)[0][0], x.argmax().item(), x.argmin(dim=1)[0], torch.max(x, 2).indices[0], x.amax((1, 2)), x.amin(0)[0])
print(torch.logsumexp(x, 1)[0], x.softmax(-1)[0, 0], torch.log_softmax(x, 1)[0, 0], x.cumsum(1)[0, :, 0])
print(x[0].sort(dim=1)[0][0], x[0].argsort(1)[0], x[0].topk(2, dim=1)[0][0], torch.unique(torch.tensor([3, 1, 3])), x[0].kthvalue(2, 1)[0], torch.bincount(torch.tensor([0, 2, 2])))
print((x > 0).sum(), (x > 0).float().mean().item(), (x > 0).all(1).sum(), (x > 0).any(1).all(), torch.count_nonzero(x > 0), x.isnan().sum())
print(torch.tensor([]).sum(), torch.tensor([]).mean(), torch.prod(torch.tensor([1, 28, 28])), torch.prod(torch.Tensor([1, 28, 28])), torch.tensor([1, 2, 3, 4]).prod(), torch.tensor([[1, 2], [3, 4]]).sum(1))
print(torch.ones(5, 5).trace(), torch.diagonal(x[0]), torch.nansum(torch.tensor([1.0, float('nan')])), torch.aminmax(x[0, 0]))
print(torch.max(torch.tensor([1.0, 5.0]), torch.tensor([3.0, 2.0])), max(torch.tensor(1), torch.tensor(2)), sum([torch.tensor(1.5), torch.tensor(2)]))
for attempt in (lambda: x.sum(3), lambda: x.mean(dim=(0, 0)), lambda: torch.tensor([]).max(), lambda: x.max(7), lambda: x.std(9)):
    try:
        print(attempt())
    except (RuntimeError, IndexError) as error:
        print(type(error).__name__, str(error).split('\n')[0])
