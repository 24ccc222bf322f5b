# Results that are no views, whatever they were made of; and mistakes that are noticed before anything is drawn or changed.
import torch
import torch.nn.functional as F


def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


def node(t):
    return t.grad_fn and type(t.grad_fn).__name__


torch.manual_seed(0)
x = torch.rand(2, 3, 5, requires_grad=True)
for layer in [torch.nn.Conv1d(3, 2, 2), torch.nn.ConvTranspose1d(3, 2, 2), torch.nn.Conv1d(3, 3, 1, groups=3)]:
    y = layer(x)
    y[1:, -1, 0] += 2
    print(node(y), y._base is None, y.is_contiguous(), y[1, -1, 0].item())
    y.sum().backward()
volume = torch.rand(1, 2, 3, 3, 3, requires_grad=True)
for layer in [torch.nn.Conv3d(2, 2, 2), torch.nn.ConvTranspose3d(2, 2, 2)]:
    y = layer(volume)
    y[0, 0].mul_(2)
    print(node(y), y._base is None, round(y.sum().item(), 4))
    y.sum().backward()
print(x.grad.sum(), volume.grad.sum())
a = torch.rand(1, 2, 2)
for f in [lambda: torch.pixel_shuffle(a, 1), lambda: torch.pixel_unshuffle(a, 1)]:
    b = f()
    b.fill_(3)
    print(b._base is None, a.max().item() <= 1)

leaf = torch.rand(3, requires_grad=True)
for change in ['random_', 'uniform_', 'normal_', 'bernoulli_', 'exponential_']:
    attempt(getattr(leaf, change))
print(torch.rand(2))
attempt(lambda: torch.rand(2, 1).squeeze_(5))
attempt(lambda: F.kl_div(torch.rand(2), torch.tensor([0, 1])))
attempt(lambda: F.lp_pool1d(torch.arange(6).view(1, 6), 2, 2))
attempt(lambda: F.conv_transpose1d(torch.rand(1, 2, 3), torch.rand(1, 2)))
attempt(lambda: node(torch.special.logit(x)))

# A Frobenius norm over two axes is a root, whose derivative at zero is not a number; the 2-norm's is zero.
z = torch.zeros(2, 2, 2, requires_grad=True)
print(node(z.norm(dim=(1, 2))), node(z.norm(2, dim=(1, 2))), node(z.norm(dim=1)), node(torch.frobenius_norm(z, (1, 2))))
print(torch.autograd.grad(z.norm(dim=(1, 2)).sum(), z)[0].isnan().all(), torch.autograd.grad(z.norm(2, dim=(1, 2)).sum(), z)[0].sum())
