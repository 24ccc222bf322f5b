"""What several steps compute has one node in PyTorch, and so here."""
import torch
import torch.nn.functional as F

x = torch.tensor([[0.3, 0.6], [0.2, 0.7]], dtype=torch.float64, requires_grad=True)
row = x[0]
for f in (torch.sinc, torch.erfc, torch.angle, torch.nan_to_num, torch.special.ndtri, torch.special.ndtr, torch.linalg.pinv, torch.nansum, torch.special.exp2, torch.sgn, torch.linalg.cond, torch.bernoulli, torch.poisson):
    torch.manual_seed(3)
    print(f.__name__, type(f(x).grad_fn).__name__)
print(torch.rsub(x, x).grad_fn.name(), torch.rsub(x, 2).grad_fn.name(), torch.fmod(x, x).grad_fn.name(), torch.fmod(x, 2).grad_fn.name())
print(row.t().grad_fn.name(), row.repeat_interleave(2).grad_fn.name(), torch.vander(row).grad_fn.name(), torch.trapezoid(row).grad_fn.name(), torch.trapezoid(row, row).grad_fn.name())
print(torch.heaviside(x, x).requires_grad, torch.histogram(x, 3).hist.requires_grad)
for wrong in (lambda: F.layer_norm(x, [2], weight=x), lambda: torch.tensordot(x, x, -1), lambda: torch.cov(x, fweights=x), lambda: F.pdist(row), lambda: row.adjoint(), lambda: x.tile(-1), lambda: torch.fill(x, x), lambda: F.alpha_dropout(x, 2.0), lambda: F.channel_shuffle(x, 1)):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
