import torch

torch.manual_seed(0)
x = torch.randn(3, 5)
k = torch.tensor([[3, 1, 3, 2, 2], [5, 5, 1, 1, 0]])
print(torch.quantile(x, 0.3), torch.quantile(x, torch.tensor([0.1, 0.5]), dim=1), x.quantile(0.5, dim=0, keepdim=True), torch.quantile(x, 0.4, interpolation='lower'))
print(x.median(), x.median(dim=1), torch.nanmedian(torch.tensor([1.0, float('nan'), 3.0])), torch.mode(k), k.mode(0)[0], x.kthvalue(2), x.topk(2, dim=1, largest=False)[0])
print(x.sort(descending=True)[1], torch.sort(x, dim=0)[0], x.argsort(dim=1), torch.msort(x)[0])
print(x.cumsum(1), x.cumprod(0), torch.cummax(x, 1), torch.cummin(x, 0)[0], torch.logcumsumexp(x, 1), x.logsumexp(1), torch.logsumexp(x, (0, 1)))
print(torch.nansum(torch.tensor([1.0, float('nan')])), torch.nanmean(torch.tensor([1.0, float('nan'), 3.0])), torch.count_nonzero(k), torch.aminmax(x), x.amax(1), x.amin((0, 1)), x.argmax(), x.argmin(dim=1), x.max(dim=1).values, x.min(0).indices)
print(x.var(), x.std(0), x.var(1, unbiased=False), torch.std_mean(x, dim=1), torch.var_mean(x), x.std(dim=1, keepdim=True).shape, torch.var(x, dim=1, correction=0))
print(torch.trapezoid(x, dx=0.5), torch.trapz(x, torch.arange(5.0)), torch.renorm(x, 2, 0, 1.0), (x > 0).all(), (x > 0).any(1), k.prod(), k.prod(1), k.float().mean(1), k.sum(0, dtype=torch.float32))
for attempt in (lambda: k.mean(), lambda: k.std(), lambda: x.sum(5), lambda: x.mean((0, 0)), lambda: torch.empty(0).max(), lambda: torch.empty(2, 0).max(1), lambda: x.topk(9), lambda: torch.quantile(x, 2.0), lambda: torch.mean([1.0, 2.0]), lambda: torch.sum(3), lambda: x.argmax(4), lambda: x.std(dim=9)):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, str(error).split('\n')[0])
