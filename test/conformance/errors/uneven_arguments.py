"""Arguments whose sizes, places or types do not go together, as PyTorch words them."""
import torch
import torch.nn.functional as F


def said(call):
    try:
        result = call()
        print('fine', result.dtype, tuple(result.shape))
    except Exception as error:
        print(type(error).__name__, error)


zeros = torch.zeros
for destination, index, source in [((2, 3), (2,), (2,)), ((), (1,), ()), ((2, 3), (1,), ()), ((3,), (2,), ()), ((3,), (2, 2), (2,)), ((2, 3), (2,), (2, 2)), ((2, 3), (2,), (3, 3)), ((3,), (), (2,)), ((), (1,), (1,))]:
    said(lambda: zeros(destination).index_copy(0, zeros(index).long(), zeros(source)))
for shape in [(), (2, 2, 2), (3,)]:
    said(lambda: torch.multinomial(torch.ones(shape), 1))
said(lambda: torch.multinomial(torch.ones(()), 0))
said(lambda: F.layer_norm(zeros(()), []))
said(lambda: F.layer_norm(zeros(3), [1, 3]))
said(lambda: F.layer_norm(zeros(0, 3), [3]))
for shape, groups in [((0, 0, 3, 2), 2), ((2, 0, 3), 2), ((2, 4, 0), 2), ((2, 3), 2), ((2, 4), -1)]:
    said(lambda: F.group_norm(zeros(shape), groups))
for shape, axes in [((2, 3), (0, 1, 2)), ((2, 3), (0,)), ((2, 3), (0, 0)), ((2, 3), (0, 5)), ((2,), (0, 1)), ((2, 3), (1, -1)), ((2, 3), (-5, 1)), ((2, 3), (0, -1))]:
    said(lambda: zeros(shape).rot90(1, axes))
for shape, padding in [((2, 2), [1, -1, -1, -2]), ((2, 2), [-1, -1]), ((2, 2), [-2, -1, 0, 0]), ((2, 2), [1]), ((2,), [1, 1, 1, 1]), ((3, 2, 2), [1, -1, -1, -1, -1, -1])]:
    said(lambda: F.pad(zeros(shape), padding))
for first, second, target in [((4,), (4,), (4,)), ((2,), (), (2,)), ((2, 3), (2, 3), (2,)), ((2, 3), (2, 3), ()), ((3,), (3,), ()), ((2, 3), (3,), (2,)), ((3,), (2, 3), ()), ((2, 3), (2, 3), (2, 1)), ((2, 3), (2, 4), (2,)), ((1, 3), (2, 3), (2,))]:
    said(lambda: F.cosine_embedding_loss(zeros(first), zeros(second), torch.ones(target).long()))
mask = zeros(2).bool()
said(lambda: F.pairwise_distance(zeros(2), mask))
said(lambda: F.pairwise_distance(mask, mask))
said(lambda: torch.histc(mask, min=-0.8))
said(lambda: torch.histc(zeros(2).long()))
said(lambda: mask.clamp_max(False))
said(lambda: mask.clamp_max(1))
said(lambda: mask.clamp_min(False))
said(lambda: mask.clamp(False, True))
said(lambda: mask.clamp_max(mask))
counts = torch.ones(4).long()
said(lambda: F.poisson_nll_loss(counts, counts))
said(lambda: F.poisson_nll_loss(counts, counts, log_input=False, reduction='none'))
said(lambda: torch.dist(zeros(2), zeros(2).double()))
said(lambda: torch.conv_transpose1d(zeros(1, 2), zeros(0, 0, 2)))
said(lambda: F.conv1d(zeros(1, 1, 4), zeros(0, 1, 2)))
said(lambda: torch.tensor(1.0).select(0, -1))
said(lambda: F.instance_norm(zeros(2), weight=zeros(2)))
said(lambda: torch.linalg.norm(zeros(2).double(), dtype=torch.float32))
said(lambda: torch.norm(zeros(2).double(), 3, dtype=torch.float32))
said(lambda: torch.linalg.norm(zeros(2), dtype=torch.int64))
said(lambda: F.conv1d(zeros(1, 1, 4), zeros(2, 1, 2), zeros(3)))
said(lambda: F.conv_transpose2d(zeros(1, 2, 4, 4), zeros(2, 2, 2, 2), zeros(3), groups=2))
said(lambda: torch.linalg.vector_norm(mask, dtype=torch.float32))
said(lambda: F.multi_margin_loss(zeros(1), torch.tensor([0]), weight=torch.ones(1, requires_grad=True)))
said(lambda: F.adaptive_avg_pool2d(counts.reshape(1, 2, 2), 1))
said(lambda: F.lp_pool2d(zeros(1, 2, 2), 0, 1))
