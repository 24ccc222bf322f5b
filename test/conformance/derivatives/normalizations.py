"""Normalisations and dropouts: values, first and second derivatives."""
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


plane = numbers(3, 4, 2, 5)
scale, shift = numbers(4, shift=1.5), numbers(4)
mean, var = numbers(4, scale=0.5), numbers(4, scale=0.5, shift=1.0)
derive('batch_norm training', lambda x, w, b: F.batch_norm(x, mean.clone(), var.clone(), w, b, training=True), plane, scale, shift)
derive('batch_norm evaluation', lambda x, w, b: F.batch_norm(x, mean, var, w, b), plane, scale, shift)
derive('batch_norm plain', lambda x: F.batch_norm(x, None, None, training=True, eps=1e-3), plane)
derive('batch_norm vectors', lambda x, w, b: F.batch_norm(x, None, None, w, b, training=True), numbers(6, 4), scale, shift)
derive('instance_norm', lambda x, w, b: F.instance_norm(x, weight=w, bias=b), plane, scale, shift)
derive('instance_norm running', lambda x, w, b: F.instance_norm(x, mean.clone(), var.clone(), w, b, use_input_stats=False), plane, scale, shift)
derive('layer_norm', lambda x, w, b: F.layer_norm(x, (5,), w, b), plane, numbers(5, shift=1.0), numbers(5))
derive('layer_norm two', lambda x: F.layer_norm(x, (2, 5)), plane)
derive('group_norm', lambda x, w, b: F.group_norm(x, 2, w, b), plane, scale, shift)
derive('group_norm one', lambda x: F.group_norm(x, 1), plane)
derive('group_norm vectors', lambda x: F.group_norm(x, 2), numbers(3, 8))
derive('local_response_norm', lambda x: F.local_response_norm(x, 3, alpha=0.5, beta=0.6, k=1.2), plane)
derive('local_response_norm even', lambda x: F.local_response_norm(x, 2), numbers(2, 5, 7))
derive('local_response_norm blocks', lambda x: F.local_response_norm(x, 3), numbers(1, 4, 2, 3, 2))
for p in (1, 2, 3, float('inf')):
    derive(f'normalize {p}', lambda x: F.normalize(x, p=p), plane)
derive('normalize dim', lambda x: F.normalize(x, dim=-1), plane)
derive('normalize dims', lambda x: F.normalize(x, dim=(2, 3)), plane)
derive('cosine_similarity', lambda a, b: F.cosine_similarity(a, b), plane, numbers(3, 4, 2, 5, shift=0.3))
derive('cosine_similarity last', lambda a, b: F.cosine_similarity(a, b, dim=-1), numbers(3, 4), numbers(1, 4, shift=0.2))
for p in (1, 2, 3):
    derive(f'pairwise_distance {p}', lambda a, b: F.pairwise_distance(a, b, p=p), numbers(3, 4), numbers(3, 4, shift=0.3))
derive('pairwise_distance keepdim', lambda a, b: F.pairwise_distance(a, b, keepdim=True), numbers(3, 4), numbers(3, 4, shift=0.3))
derive('pdist', lambda x: F.pdist(x), numbers(4, 3))
for name in ('dropout', 'alpha_dropout', 'feature_alpha_dropout', 'dropout1d', 'dropout2d', 'dropout3d'):
    torch.manual_seed(3)
    shape = {'dropout1d': (3, 4, 5), 'dropout3d': (2, 4, 2, 1, 3)}.get(name, (3, 4, 2, 5))
    derive(name, lambda x: getattr(F, name)(x, 0.4, training=True), numbers(*shape))
derive('dropout off', lambda x: F.dropout(x * 1, 0.4, training=False), plane)
torch.manual_seed(5)
derive('dropout whole', lambda x: F.dropout(x, 1.0), plane)
