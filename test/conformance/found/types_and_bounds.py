# Mixed types, bounds that are tensors, and the order in which wrong arguments are noticed.
import torch
import torch.nn.functional as F


def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


def node(t):
    return t.grad_fn and type(t.grad_fn).__name__


x = torch.tensor([[0.5, -1.5, 2.0], [1.0, 0.25, -0.75]], requires_grad=True)
d = torch.ones(2, 3, dtype=torch.double)
i = torch.arange(6).view(2, 3)

for low, high in [(torch.tensor(0.0), None), (None, torch.tensor([0.5, 0.5, 0.5])), (x[:1].detach(), x[:1].detach() + 1), (0, 1)]:
    print(torch.clamp(x, low, high).tolist(), node(torch.clamp(x, low, high)))
attempt(lambda: torch.clamp(i, min=torch.tensor(2.5)))
attempt(lambda: torch.clamp_min(x, d[0]))
attempt(lambda: node(torch.clamp_max(x, x[:1])))
attempt(lambda: x.clamp_min(torch.zeros(3)).sum())
attempt(lambda: x.clamp())
losses = [F.kl_div, F.mse_loss, F.l1_loss, F.smooth_l1_loss, F.huber_loss, F.soft_margin_loss, F.hinge_embedding_loss, F.poisson_nll_loss, F.multilabel_soft_margin_loss, F.binary_cross_entropy_with_logits]
for loss in losses:
    attempt(lambda: (loss.__name__, loss(x, d), loss(d, x.detach()).dtype))
attempt(lambda: F.gaussian_nll_loss(x, d, d).dtype)
attempt(lambda: F.margin_ranking_loss(x, d, d).dtype)
attempt(lambda: F.cosine_embedding_loss(x, d, d[:, 0]).dtype)
attempt(lambda: F.triplet_margin_loss(x, d, x).dtype)
attempt(lambda: F.soft_margin_loss(x, i))
attempt(lambda: F.binary_cross_entropy(x.sigmoid(), d))
attempt(lambda: torch.addcmul(x, d, d))
attempt(lambda: torch.addcdiv(d, x, d).dtype)
attempt(lambda: torch.addr(x[0, :2], x[:, 0].double(), x[0, :2])[:0].dtype)
for weight in ['weight', 'pos_weight']:
    attempt(lambda: F.binary_cross_entropy_with_logits(x, torch.ones(2, 3), **{weight: x}))
attempt(lambda: F.binary_cross_entropy(x.sigmoid(), torch.ones(2, 3), weight=x))
attempt(lambda: F.cross_entropy(x, torch.tensor([0, 1]), weight=x[0]))
attempt(lambda: F.nll_loss(x, torch.tensor([0, 1]), weight=d[0]))
attempt(lambda: F.batch_norm(x, torch.zeros(3, requires_grad=True), torch.ones(3)))
attempt(lambda: F.batch_norm(x, torch.zeros(3), torch.ones(2)))
attempt(lambda: F.batch_norm(x, torch.zeros(3), torch.ones(3), torch.ones(3), torch.ones(4)))
attempt(lambda: F.batch_norm(x, None, None))
attempt(lambda: F.multilabel_margin_loss(x, i))
attempt(lambda: F.multilabel_margin_loss(x, torch.zeros(2, 3)))

# Shapes are looked at before types.
attempt(lambda: torch.linalg.cholesky(i))
attempt(lambda: torch.linalg.det(i))
attempt(lambda: torch.matrix_exp(i))
attempt(lambda: torch.cdist(torch.tensor([True]), torch.tensor([True])))
attempt(lambda: torch.quantile(i, 2.0))
attempt(lambda: F.l1_loss(i, torch.zeros(2, 2).long()))
attempt(lambda: F.dropout2d(i, 3))
attempt(lambda: F.embedding_bag(x.detach(), torch.tensor([1.5, 2.0]), torch.tensor([0])))
attempt(lambda: F.linear(i, i[0], i[0]))
attempt(lambda: i.exp_())
state = torch.get_rng_state()
attempt(lambda: torch.rand_like(i))
print(torch.equal(state, torch.get_rng_state()))

for dtype in [torch.bool, torch.uint8, torch.int8, torch.int16, torch.int32, torch.float16]:
    attempt(lambda: torch.randint(0, 300, (2,), dtype=dtype).dtype)
    attempt(lambda: torch.randint_like(torch.zeros(2, dtype=dtype), -200, 70000).dtype)
    attempt(lambda: torch.zeros(2, dtype=dtype).random_(3).dtype)
attempt(lambda: torch.randint_like(x, 5, requires_grad=True).requires_grad)
attempt(lambda: torch.randint_like(x, 2, 5, requires_grad=True).is_leaf)
attempt(lambda: torch.hann_window(0, dtype=torch.long))
attempt(lambda: torch.kaiser_window(3, dtype=torch.int8))
for p in [3, 2.5, -1, float('inf')]:
    attempt(lambda: F.dropout(x, p))
    attempt(lambda: torch.dropout(x, p, True))
attempt(lambda: torch.alpha_dropout(x, -1.0, True))
attempt(lambda: torch.feature_alpha_dropout(x, -1.0, True))
attempt(lambda: torch.feature_alpha_dropout(x.detach(), 1.0, True))
attempt(lambda: torch.alpha_dropout(x.detach(), 0.0, True))

# Areas below points that are given for every row, or for all.
t = torch.tensor([[1.0, 2.0, 3.0], [3.0, 4.0, 5.0]])
attempt(lambda: torch.trapezoid(t, torch.tensor([1.0, 2.0])))
attempt(lambda: torch.cumulative_trapezoid(t, torch.tensor([1.0, 2.0])))
attempt(lambda: torch.trapezoid(t, torch.tensor([[1.0], [2.0]]), dim=0))
attempt(lambda: torch.trapezoid(t, t * 2, dim=0))
attempt(lambda: torch.cumulative_trapezoid(t[None], t * 2, dim=-1))

# Windows larger than the line.
attempt(lambda: F.max_pool1d(torch.ones(3, 2), 2, 3, dilation=2))
attempt(lambda: F.max_pool1d(torch.ones(3, 2), 4))
attempt(lambda: F.max_pool1d(x, 5))
attempt(lambda: F.max_pool1d(torch.ones(1, 3, 5), 9, dilation=2))
attempt(lambda: F.max_pool1d(torch.ones(1, 3, 2), 0))
attempt(lambda: F.max_pool1d(torch.ones(1, 3, 2), 2, dilation=0))
attempt(lambda: F.avg_pool2d(torch.ones(1, 3, 2), 2, divisor_override=0))
attempt(lambda: F.unfold(torch.ones(2, 1, 3, 1), 2))
samples = torch.full((1, 2, 3), 0.3)
volume = torch.rand(1, 2, 4, 4, 4)
attempt(lambda: F.fractional_max_pool3d(volume, 3, 2, _random_samples=samples))
attempt(lambda: F.fractional_max_pool3d(volume, (2, 2, 5), 1, _random_samples=samples))
attempt(lambda: F.fractional_max_pool2d(volume[:, :, 0], 4, 2, _random_samples=samples[..., :2]))
attempt(lambda: F.fractional_max_pool3d(volume, 2, output_ratio=[0.5]))

attempt(lambda: torch.ones(2).mvlgamma(-1))
attempt(lambda: torch.ones(2).masked_scatter(torch.tensor([True, True]), torch.ones(1)))
attempt(lambda: torch.ones(2, dtype=torch.long).frexp())
attempt(lambda: torch.ones(2).put(torch.tensor([0, 1]), torch.ones(1)))
attempt(lambda: torch.zeros(2).scatter_add(0, torch.tensor([0]), torch.ones(1).double()))
attempt(lambda: i.round(decimals=1))
attempt(lambda: torch.ones(2).bool().expand([]))
attempt(lambda: torch.zeros(2, dtype=torch.uint8).fill_(-0.5))
attempt(lambda: [a.shape for a in torch.where(torch.tensor(1.0))])
attempt(lambda: torch.nonzero(torch.tensor(0.0), as_tuple=True))
attempt(lambda: (torch.cov(x[:1]).shape, x[:1].corrcoef(), torch.cov(x).shape))
attempt(lambda: torch.nn.Conv2d(3, 4, 3)(torch.zeros(1, 3, 8, 8, dtype=torch.long)))
s = torch.ones((), requires_grad=True)
print(node(s.sum_to_size([])), node(torch.atleast_3d(s)), node(torch.atleast_2d(x[0])), node(torch.combinations(x[0])), node(x.polygamma(0)))
print(node(torch.frobenius_norm(x)), node(torch.frobenius_norm(x, 1)), node(torch.frobenius_norm(x, (0, 1))))
torch.set_printoptions(precision=2, sci_mode=False)
print(torch.tensor([1.5, 3e8, float('nan')]), torch.tensor([1.0, 3e8]), torch.tensor([1e-7]))
torch.set_printoptions(sci_mode=True)
print(torch.tensor([1.5, 2.0]), torch.tensor([1.0, 2.0]))
