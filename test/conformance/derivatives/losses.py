"""Losses: every reduction and option; values, first and second derivatives."""
import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)


def numbers(*shape, scale=1.0, shift=0.0):
    """Fixed, uneven numbers."""
    count = torch.Size(shape).numel()
    return (torch.sin(torch.arange(1.0, count + 1) * 1.7) * scale + shift).reshape(shape)


def weighted(y):
    """A sum in which every element counts differently."""
    return (y * torch.cos(torch.arange(1.0, y.numel() + 1)).reshape(y.shape)).sum()


def derive(name, function, *inputs):
    """The value, the first and the second derivative."""
    inputs = [x.clone().requires_grad_() for x in inputs]
    value = function(*inputs)
    print(name, tuple(value.shape), value.grad_fn.name(), weighted(value).item())
    first = torch.autograd.grad(weighted(value), inputs, create_graph=True)
    print('  first', [weighted(grad).item() for grad in first])
    total = sum(weighted(grad) for grad in first)
    try:
        second = None if not total.requires_grad else torch.autograd.grad(total, inputs, allow_unused=True)
        print('  second', second and [None if grad is None else weighted(grad).item() for grad in second])
    except RuntimeError as error:
        print('  second', error)


a, b = numbers(4, 3), numbers(4, 3, shift=0.4, scale=0.7)
signs = torch.tensor([1.0, -1.0, -1.0, 1.0])
classes = torch.tensor([2, 0, 1, 1])
for reduction in ('none', 'mean', 'sum'):
    options = dict(reduction=reduction)
    for name in ('mse_loss', 'l1_loss', 'smooth_l1_loss', 'huber_loss'):
        derive(f'{name} {reduction}', lambda x, y: getattr(F, name)(x, y, **options), a, b)
    derive(f'smooth_l1_loss beta {reduction}', lambda x, y: F.smooth_l1_loss(x, y, beta=0.3, **options), a, b)
    derive(f'huber_loss delta {reduction}', lambda x, y: F.huber_loss(x, y, delta=0.3, **options), a, b)
    p, t = torch.sigmoid(a), torch.sigmoid(b * 3)
    derive(f'binary_cross_entropy {reduction}', lambda x: F.binary_cross_entropy(x, t, **options), p)
    derive(f'binary_cross_entropy weight {reduction}', lambda x: F.binary_cross_entropy(x, t, weight=numbers(3, shift=2.0), **options), p)
    derive(f'binary_cross_entropy_with_logits {reduction}', lambda x, t: F.binary_cross_entropy_with_logits(x, t, **options), a, t)
    derive(f'binary_cross_entropy_with_logits weights {reduction}', lambda x: F.binary_cross_entropy_with_logits(x, t, weight=numbers(3, shift=2.0), pos_weight=numbers(3, shift=1.5), **options), a)
    for weight in (None, numbers(3, shift=1.5)):
        derive(f'nll_loss {reduction}', lambda x: F.nll_loss(x, classes, weight=weight, **options), a)
        derive(f'nll_loss ignoring {reduction}', lambda x: F.nll_loss(x, classes, weight=weight, ignore_index=1, **options), a)
        derive(f'nll_loss images {reduction}', lambda x: F.nll_loss(x, torch.tensor([[[0, 1], [2, 2]], [[1, 1], [0, 2]]]), weight=weight, **options), numbers(2, 3, 2, 2))
        derive(f'cross_entropy {reduction}', lambda x: F.cross_entropy(x, classes, weight=weight, **options), a)
        derive(f'cross_entropy smoothed {reduction}', lambda x: F.cross_entropy(x, classes, weight=weight, label_smoothing=0.2, ignore_index=0, **options), a)
        derive(f'cross_entropy probabilities {reduction}', lambda x, y: F.cross_entropy(x, y.softmax(1), weight=weight, **options), a, b)
        derive(f'cross_entropy probabilities smoothed {reduction}', lambda x, y: F.cross_entropy(x, y.softmax(1), weight=weight, label_smoothing=0.1, **options), a, b)
        derive(f'cross_entropy lines {reduction}', lambda x: F.cross_entropy(x, torch.tensor([[0, 1], [2, 2]]), weight=weight, **options), numbers(2, 3, 2))
        derive(f'multi_margin_loss {reduction}', lambda x: F.multi_margin_loss(x, classes, weight=weight, **options), a)
        derive(f'multilabel_soft_margin_loss {reduction}', lambda x: F.multilabel_soft_margin_loss(x, (b > 0).double(), weight=weight, **options), a)
    derive(f'multi_margin_loss 2 {reduction}', lambda x: F.multi_margin_loss(x, classes, p=2, margin=0.5, **options), a)
    derive(f'multilabel_margin_loss {reduction}', lambda x: F.multilabel_margin_loss(x, torch.tensor([[2, 0, -1], [1, -1, 0], [-1, 0, 0], [0, 1, 2]]), **options), a)
    derive(f'kl_div {reduction}', lambda x, y: F.kl_div(x.log_softmax(1), y.softmax(1), **options), a, b)
    derive(f'kl_div log {reduction}', lambda x, y: F.kl_div(x.log_softmax(1), y.log_softmax(1), log_target=True, **options), a, b)
    derive(f'poisson_nll_loss {reduction}', lambda x: F.poisson_nll_loss(x, (b + 1.5) * 2, full=True, **options), a)
    derive(f'poisson_nll_loss plain {reduction}', lambda x: F.poisson_nll_loss(x, b + 1.5, log_input=False, **options), a + 2)
    derive(f'gaussian_nll_loss {reduction}', lambda x, y, v: F.gaussian_nll_loss(x, y, v, **options), a, b, numbers(4, 3, shift=1.5))
    derive(f'gaussian_nll_loss full {reduction}', lambda x, y, v: F.gaussian_nll_loss(x, y, v, full=True, **options), a, b, numbers(4, 1, shift=1.5))
    derive(f'hinge_embedding_loss {reduction}', lambda x: F.hinge_embedding_loss(x, (b > 0).double() * 2 - 1, margin=0.7, **options), a)
    derive(f'margin_ranking_loss {reduction}', lambda x, y: F.margin_ranking_loss(x, y, signs, margin=0.2, **options), a[:, 0], b[:, 0])
    derive(f'soft_margin_loss {reduction}', lambda x: F.soft_margin_loss(x, (b > 0).double() * 2 - 1, **options), a)
    derive(f'cosine_embedding_loss {reduction}', lambda x, y: F.cosine_embedding_loss(x, y, signs, margin=0.1, **options), a, b)
    derive(f'triplet_margin_loss {reduction}', lambda x, y, z: F.triplet_margin_loss(x, y, z, margin=1.5, **options), a, b, numbers(4, 3, shift=-0.2))
    derive(f'triplet_margin_loss swap {reduction}', lambda x, y, z: F.triplet_margin_loss(x, y, z, p=3, swap=True, **options), a, b, numbers(4, 3, shift=-0.2))
    derive(f'triplet_margin_with_distance_loss {reduction}', lambda x, y, z: F.triplet_margin_with_distance_loss(x, y, z, distance_function=lambda u, v: (u - v).abs().sum(-1), margin=0.4, swap=True, **options), a, b, numbers(4, 3, shift=-0.2))
    logs = numbers(6, 2, 4)
    for blank, infinite in ((0, False), (3, True)):
        targets = torch.tensor([[1, 2, 2], [2, 1, 1]])
        derive(f'ctc_loss {reduction} {blank}', lambda x: F.ctc_loss(x.log_softmax(2), targets, (6, 5), (3, 2), blank=blank, zero_infinity=infinite, **options), logs)
        derive(f'ctc_loss joined {reduction} {blank}', lambda x: F.ctc_loss(x.log_softmax(2), torch.tensor([1, 2, 2, 2, 1]), torch.tensor([6, 4]), torch.tensor([3, 2]), blank=blank, **options), logs)
derive('kl_div batchmean', lambda x, y: F.kl_div(x.log_softmax(1), y.softmax(1), reduction='batchmean'), a, b)
derive('cross_entropy one', lambda x: F.cross_entropy(x, torch.tensor(2)), numbers(5))
derive('embedding', lambda w: F.embedding(torch.tensor([[1, 0], [3, 1]]), w), numbers(4, 3))
derive('embedding padding', lambda w: F.embedding(torch.tensor([[1, 0], [3, 1]]), w, padding_idx=1), numbers(4, 3))
derive('embedding by frequency', lambda w: F.embedding(torch.tensor([[1, 0], [3, 1]]), w, scale_grad_by_freq=True), numbers(4, 3))
for mode in ('sum', 'mean', 'max'):
    derive(f'embedding_bag {mode}', lambda w: F.embedding_bag(torch.tensor([[1, 0, 2], [3, 1, 1]]), w, mode=mode), numbers(4, 3))
    derive(f'embedding_bag offsets {mode}', lambda w: F.embedding_bag(torch.tensor([1, 0, 2, 3, 1]), w, torch.tensor([0, 2, 2]), mode=mode), numbers(4, 3))
derive('embedding_bag weights', lambda w, s: F.embedding_bag(torch.tensor([1, 0, 2, 3, 1]), w, torch.tensor([0, 2]), mode='sum', per_sample_weights=s), numbers(4, 3), numbers(5))
derive('embedding_bag padding', lambda w: F.embedding_bag(torch.tensor([1, 0, 2, 3, 1]), w, torch.tensor([0, 2]), mode='mean', padding_idx=1), numbers(4, 3))
