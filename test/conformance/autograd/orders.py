"""First, second and third derivatives at points where they matter."""
import torch
import torch.nn.functional as F
from torch.autograd import grad

torch.manual_seed(0)


def t(*values):
    return torch.tensor(values, dtype=torch.float64)


def weigh(y):
    if not isinstance(y, torch.Tensor):
        return sum(weigh(part) for part in y if part.dtype.is_floating_point)
    return (y * torch.cos(1 + 1.7 * torch.arange(y.numel(), dtype=y.dtype)).reshape(y.shape)).sum()


def text(g):
    return 'None' if g is None else ' '.join(f'{v:.8g}'.replace('-0', '0') if v == 0 else f'{v:.8g}' for v in (g.flatten() + 0).tolist())


def show(name, f, *points):
    try:
        xs = [p.clone().requires_grad_() for p in points]
        value = f(*xs)
        print(name, 'value', text(weigh(value).detach().reshape(1)))
        total = weigh(value)
        for order in range(3):
            if not total.requires_grad:
                print(name, order + 1, 'constant')
                break
            gs = grad(total, xs, create_graph=True, allow_unused=True)
            print(name, order + 1, ' | '.join(text(g) for g in gs))
            gs = [g for g in gs if g is not None and g.requires_grad]
            if not gs:
                print(name, order + 1, 'end')
                break
            total = sum(weigh(g) for g in gs)
    except Exception as error:
        print(name, type(error).__name__, str(error).split('\n')[0])


mid, pos, unit, kink = t(-1.3, -0.4, 0.2, 0.9, 2.1), t(0.3, 0.7, 1.4, 2.2), t(-0.8, -0.3, 0.25, 0.6), t(-1., 0., 1., 0.)
square, tall = torch.tensor([[2., .5, .3], [.1, 1.5, .2], [.4, .3, 3.]], dtype=torch.float64), torch.linspace(-1, 1.3, 6, dtype=torch.float64).reshape(2, 3) ** 3
for name in 'exp exp2 expm1 sin cos tan sinh cosh tanh atan asinh sigmoid erf erfc abs neg square relu sinc sign floor ceil round trunc frac deg2rad rad2deg'.split():
    show(name, getattr(torch, name), mid)
for name in 'log log2 log10 log1p sqrt rsqrt reciprocal lgamma digamma i0'.split():
    show(name, getattr(torch, name), pos)
for name in 'asin acos atanh erfinv'.split():
    show(name, getattr(torch, name), unit)
show('acosh', torch.acosh, pos + 1)
show('logit', torch.logit, t(0.2, 0.5, 0.9))
show('logit eps', lambda x: torch.logit(x, 0.3), t(0.2, 0.5, 0.9))
show('polygamma 0', lambda x: torch.polygamma(0, x), pos)
show('polygamma 1', lambda x: torch.polygamma(1, x), pos)
show('polygamma 2', lambda x: torch.polygamma(2, x), pos)
show('mvlgamma', lambda x: torch.mvlgamma(x, 2), pos + 1)
for name in 'ndtr log_ndtr expit logit ndtri erfcx entr psi gammaln i0e i1 i1e xlog1py zeta'.split():
    f = getattr(torch.special, name)
    if name in ('xlog1py', 'zeta'):
        show(name, lambda x: f(x + 2, x.detach()), pos)
    else:
        show(name, f, t(0.2, 0.5, 0.7))
for name in 'relu relu6 leaky_relu elu selu celu gelu silu mish softplus logsigmoid softsign hardtanh hardsigmoid hardshrink softshrink tanhshrink'.split():
    show(name, getattr(F, name), mid)
    show(name + ' kink', getattr(F, name), kink)
show('gelu tanh', lambda x: F.gelu(x, approximate='tanh'), mid)
show('softplus beta', lambda x: F.softplus(x, 2, 3), mid)
show('threshold', lambda x: F.threshold(x, 0.1, 5), mid)
show('elu alpha', lambda x: F.elu(x, 2.), mid)
show('celu alpha', lambda x: F.celu(x, 2.), mid)
show('rrelu', lambda x: F.rrelu(x), mid)
show('glu', F.glu, pos)
show('softmax', lambda x: F.softmax(x, 0), mid)
show('softmin', lambda x: F.softmin(x, 0), mid)
show('log_softmax', lambda x: F.log_softmax(x, 0), mid)
show('normalize', lambda x: F.normalize(x, dim=0), mid)
show('batch_norm eval', lambda x, w: F.batch_norm(x, torch.zeros(3).double(), torch.ones(3).double(), w), tall, t(1., 2., .5))
show('group_norm', lambda x: F.group_norm(x.reshape(1, 2, 3), 2), tall)
show('local_response_norm', lambda x: F.local_response_norm(x.reshape(1, 2, 3), 2), tall)
for name in 'sum mean prod max min amax amin median std var norm logsumexp nansum nanmean'.split():
    f = (lambda x: torch.logsumexp(x, 0)) if name == 'logsumexp' else getattr(torch, name)
    show(name, f, mid)
    if name not in ('amax', 'amin', 'logsumexp'):
        show(name + ' dim', lambda x: (lambda r: r if isinstance(r, torch.Tensor) else r[0])(getattr(torch, name)(x, dim=1)), tall)
show('max ties', torch.max, t(1., 3., 3.))
show('max dim ties', lambda x: x.max(0)[0], t(1., 3., 3.))
show('min ties', torch.min, t(1., 1., 3.))
show('amax ties', lambda x: x.amax(0), t(1., 3., 3.))
show('median ties', torch.median, t(1., 3., 3., 3.))
show('median dim ties', lambda x: x.median(0)[0], t(1., 3., 3., 3.))
show('kthvalue', lambda x: x.kthvalue(2)[0], mid)
show('mode', lambda x: x.mode()[0], t(1., 3., 3.))
show('quantile', lambda x: x.quantile(0.3), mid)
show('cummax', lambda x: x.cummax(0)[0], t(1., 3., 3., 2.))
show('cummin', lambda x: x.cummin(0)[0], t(3., 1., 1., 2.))
show('maximum tie', torch.maximum, t(1., 2., 3.), t(1., 1., 4.))
show('minimum tie', torch.minimum, t(1., 2., 3.), t(1., 1., 4.))
show('fmax', torch.fmax, t(1., 2., 3.), t(1., 1., 4.))
show('clamp bounds', lambda x: x.clamp(-1, 1), t(-2., -1., 0., 1., 2.))
show('clamp min bound', lambda x: x.clamp(min=0), kink)
show('clamp tensors', lambda x, a, b: torch.clamp(x, a, b), t(-2., -1., 0., 1., 2.), t(-1., -1., -1., -1., -1.), t(1., 1., 1., 1., 1.))
show('clamp_min', lambda x: x.clamp_min(0.), kink)
show('abs kink', torch.abs, kink)
show('sqrt zero', torch.sqrt, t(0., 1.))
show('rsqrt zero', torch.rsqrt, t(0., 1.))
show('log zero', torch.log, t(0., 1.))
show('div zero', lambda a, b: a / b, t(0., 1.), t(0., 0.))
for p in (0, 1, 2, 3, 0.5, 1.5, -1, -2, 2.5):
    show(f'pow {p} at 0', lambda x: x ** p, t(0., 2., 0.5))
    show(f'pow {p} neg', lambda x: x ** p, t(-1.5, 1.))
show('pow tensor', lambda x, e: x ** e, t(0., 0., 0., 2., -1.5), t(0., 1., 2., 0., 2.))
show('rpow', lambda e: 2. ** e, mid)
show('rpow zero', lambda e: 0. ** e, t(0., 1., 2.))
show('std same', lambda x: x.std(), t(3., 3.))
show('var same', lambda x: x.var(), t(3., 3.))
show('std dim', lambda x: x.std(1), tall)
show('var biased', lambda x: x.var(unbiased=False), mid)
show('std_mean', lambda x: torch.std_mean(x), mid)
show('var_mean', lambda x: torch.var_mean(x, 1), tall)
show('prod zero', torch.prod, t(0., 2., 3.))
show('prod dim zero', lambda x: x.prod(1), tall * torch.tensor([[1., 0., 1.], [1., 1., 1.]], dtype=torch.float64))
show('cumprod', lambda x: x.cumprod(0), mid)
show('cumprod zero', lambda x: x.cumprod(0), t(2., 0., 3., 0., 4.))
show('cumsum', lambda x: x.cumsum(0), mid)
for p in (1, 2, 3, 1.5, 0.5, float('inf'), -float('inf'), -1):
    show(f'norm {p}', lambda x: x.norm(p), mid)
    show(f'norm {p} zero', lambda x: x.norm(p), t(0., 0.))
    show(f'norm {p} part', lambda x: x.norm(p), t(0., 2., -1.))
    show(f'norm {p} dim', lambda x: x.norm(p, dim=1), torch.cat([tall, torch.zeros(1, 3, dtype=torch.float64)]))
    show(f'vector_norm {p}', lambda x: torch.linalg.vector_norm(x, p, dim=1), torch.cat([tall, torch.zeros(1, 3, dtype=torch.float64)]))
for p in ('fro', 'nuc', 1, -1, 2, -2, float('inf'), -float('inf')):
    show(f'matrix_norm {p}', lambda x: torch.linalg.matrix_norm(x, p), square)
show('where nan', lambda x: torch.where(x > 0, torch.sqrt(x), torch.zeros_like(x)), t(-1., 0., 2.))
show('where log', lambda x: torch.where(x > 0, torch.log(x), x), t(-1., 0., 2.))
show('masked_fill', lambda x: (x ** 2).masked_fill(x > 0, 1.), mid)
show('nan_to_num', lambda x: torch.nan_to_num(x ** 2 / x.abs().detach()), kink)
show('lerp', lambda a, b, w: torch.lerp(a, b, w), t(1., 2.), t(3., 5.), t(.2, .4))
show('addcmul', lambda a, b, c: torch.addcmul(a, b, c, value=.5), t(1., 2.), t(3., 5.), t(.2, .4))
show('addcdiv', lambda a, b, c: torch.addcdiv(a, b, c, value=.5), t(1., 2.), t(3., 5.), t(.2, .4))
show('hypot', torch.hypot, t(1., 0., 3.), t(2., 0., -1.))
show('atan2', torch.atan2, t(1., 3.), t(2., -1.))
show('logaddexp', torch.logaddexp, t(1., 3.), t(2., 3.))
show('logaddexp2', torch.logaddexp2, t(1., 3.), t(2., 3.))
show('xlogy', torch.xlogy, t(0., 3.), t(2., 3.))
show('fmod', torch.fmod, t(5.5, -3.2), t(2., 1.5))
show('remainder', torch.remainder, t(5.5, -3.2), t(2., 1.5))
show('floor_divide', lambda a, b: a // b, t(5.5, -3.2), t(2., 1.5))
show('dist', torch.dist, t(1., 2.), t(3., 5.))
show('dist same', torch.dist, t(1., 2.), t(1., 2.))
show('cdist', torch.cdist, tall, square)
show('cdist 1', lambda a, b: torch.cdist(a, b, p=1.), tall, square)
show('cdist same', lambda a: torch.cdist(a, a), tall)
show('pdist', lambda a: F.pdist(a), square)
show('cosine', lambda a, b: F.cosine_similarity(a, b, dim=0), t(1., 2.), t(3., -5.))
show('pairwise', F.pairwise_distance, tall, tall.flip(0))
show('normalize zero', lambda x: F.normalize(x, dim=0), t(0., 0.))
for name in 'det logdet inverse cholesky trace matrix_exp pinverse'.split():
    f = getattr(torch, name)
    show(name, (lambda x: f(x @ x.t())) if name == 'cholesky' else f, square)
show('slogdet', lambda x: torch.slogdet(x)[1], square)
show('solve', torch.linalg.solve, square, t(1., 2., 3.))
show('eigvalsh', lambda x: torch.linalg.eigvalsh(x + x.t()), square)
show('svdvals', lambda x: torch.linalg.svdvals(x), square)
show('qr', lambda x: torch.linalg.qr(x)[1], square)
show('matrix_power', lambda x: torch.matrix_power(x, 3), square)
show('pinv', torch.linalg.pinv, tall)
show('lstsq', lambda x: torch.linalg.lstsq(square, x)[0], torch.ones(3, 2).double())
show('kron', torch.kron, tall, square)
show('cross', lambda a, b: torch.cross(a, b, dim=0), t(1., 2., 3.), t(.3, -1., 2.))
show('outer', torch.outer, t(1., 2.), t(3., 4., 5.))
show('einsum', lambda a, b: torch.einsum('ij,jk->ik', a, b), tall, square)
show('bilinear', lambda a, b, w: F.bilinear(a, b, w), tall, tall, torch.linspace(-1, 1, 18).double().reshape(2, 3, 3))
target = t(.2, .7, .4)
for name in 'l1_loss binary_cross_entropy poisson_nll_loss soft_margin_loss kl_div'.split():
    show(name, lambda x: getattr(F, name)(x, target), t(.3, .6, .9))
    show(name + ' both', lambda x, y: getattr(F, name)(x, y), t(.3, .6, .9), target)
show('bce logits', lambda x, y: F.binary_cross_entropy_with_logits(x, y), t(.3, -.6, .9), target)
show('bce logits weight', lambda x: F.binary_cross_entropy_with_logits(x, target, pos_weight=t(2., 1., .5)), t(.3, -.6, .9))
show('cross_entropy', lambda x: F.cross_entropy(x, torch.tensor([0, 2])), tall)
show('cross_entropy smooth', lambda x: F.cross_entropy(x, torch.tensor([0, 2]), label_smoothing=.1, weight=t(1., 2., 3.)), tall)
show('cross_entropy soft', lambda x: F.cross_entropy(x, F.softmax(tall * 2, 1)), tall)
show('nll', lambda x: F.nll_loss(x, torch.tensor([0, 2])), tall)
show('hinge', lambda x: F.hinge_embedding_loss(x, t(1., -1., 1.)), t(.3, -.6, .9))
show('margin', lambda a, b: F.margin_ranking_loss(a, b, t(1., -1.), margin=.5), t(.3, -.6), t(.9, .1))
show('triplet', lambda a, b, c: F.triplet_margin_loss(a, b, c), tall, tall.flip(0), tall.roll(1, 1))
show('cosine loss', lambda a, b: F.cosine_embedding_loss(a, b, t(1., -1.)), tall, tall.flip(0))
show('gaussian nll', lambda a, v: F.gaussian_nll_loss(a, target, v), t(.3, -.6, .9), t(.5, .6, .7))
show('multi margin', lambda x: F.multi_margin_loss(x, torch.tensor([0, 2])), tall)
show('multilabel soft', lambda x: F.multilabel_soft_margin_loss(x, (tall > 0).double()), tall)
show('multilabel margin', lambda x: F.multilabel_margin_loss(x, torch.tensor([[0, 2, -1], [1, -1, 0]])), tall)
show('l1 kink', lambda x: F.l1_loss(x, t(0., 0., 0.), reduction='sum'), t(0., 1., -1.))
