"""Every module with usual and unusual arguments: how it prints, its seeded weights, its output and its gradients."""
import warnings

import torch
from torch import nn

warnings.simplefilter('ignore')


def total(tensor):
    tensor = tensor.detach().double()
    return (tensor * torch.cos(torch.arange(tensor.numel(), dtype=torch.float64)).reshape(tensor.shape)).sum().item()


def show(make, *inputs):
    torch.manual_seed(7)
    try:
        module = make()
        print(module)
        lazy = any(isinstance(value, nn.parameter.UninitializedTensorMixin) for value in [*module.parameters(), *module.buffers()])
        for name, value in module.state_dict().items():
            print('  ', name, value if lazy else (tuple(value.shape), value.dtype, total(value)))
        module.double()
        inputs = [x.double().requires_grad_() if torch.is_tensor(x) and x.is_floating_point() else x for x in inputs]
        outputs = module(*inputs)
        outputs = outputs if isinstance(outputs, tuple) else (outputs,)
        flat = [y for output in outputs for y in (output if isinstance(output, tuple) else (output,)) if torch.is_tensor(y)]
        print('  output', [(tuple(y.shape), total(y)) for y in flat])
        loss = sum((y * torch.cos(torch.arange(y.numel())).reshape(y.shape)).sum() for y in flat if y.requires_grad)
        if not torch.is_tensor(loss):
            return
        loss.backward()
        print('  gradients', [total(x.grad) for x in inputs if torch.is_tensor(x) and x.grad is not None], [total(p.grad) if p.grad is not None else None for p in module.parameters()])
        for name, value in module.named_buffers():
            print('  after', name, total(value))
    except Exception as error:
        print(type(error).__name__, error)


def numbers(*shape, scale=1.0, shift=0.0):
    return torch.sin(torch.arange(1.0, torch.Size(shape).numel() + 1, dtype=torch.float64) * 1.7).reshape(shape) * scale + shift


row, line, plane, block = numbers(4, 6), numbers(2, 4, 9), numbers(2, 4, 6, 7), numbers(2, 4, 3, 4, 5)

for make in (
    lambda: nn.ReLU(), lambda: nn.ReLU(inplace=False), lambda: nn.ReLU6(), lambda: nn.LeakyReLU(), lambda: nn.LeakyReLU(0.2), lambda: nn.PReLU(), lambda: nn.PReLU(6, init=0.1), lambda: nn.RReLU(), lambda: nn.RReLU(0.1, 0.2).eval(), lambda: nn.ELU(), lambda: nn.ELU(0.5), lambda: nn.SELU(), lambda: nn.CELU(), lambda: nn.CELU(2.0), lambda: nn.GELU(), lambda: nn.GELU('tanh'), lambda: nn.SiLU(), lambda: nn.Mish(),
    lambda: nn.Softplus(), lambda: nn.Softplus(2, 10), lambda: nn.Softsign(), lambda: nn.Tanh(), lambda: nn.Sigmoid(), lambda: nn.LogSigmoid(), lambda: nn.Hardsigmoid(), lambda: nn.Hardswish(), lambda: nn.Hardtanh(), lambda: nn.Hardtanh(-0.5, 0.7), lambda: nn.Hardshrink(), lambda: nn.Softshrink(0.3), lambda: nn.Tanhshrink(), lambda: nn.Threshold(0.1, 20), lambda: nn.GLU(), lambda: nn.GLU(0), lambda: nn.Softmax(1), lambda: nn.Softmax(), lambda: nn.Softmin(dim=0), lambda: nn.LogSoftmax(dim=-1),
    lambda: nn.Threshold(0.1, 20, inplace=True), lambda: nn.LeakyReLU(0.2, True), lambda: nn.ELU(inplace=True), lambda: nn.SELU(inplace=True), lambda: nn.SiLU(inplace=True), lambda: nn.Mish(inplace=True), lambda: nn.Hardtanh(inplace=True), lambda: nn.Hardsigmoid(inplace=True), lambda: nn.Hardswish(inplace=True), lambda: nn.ReLU6(inplace=True), lambda: nn.CELU(inplace=True), lambda: nn.RReLU(inplace=True),
):
    show(make, row * 2)
other, third = numbers(4, 6, shift=0.3), numbers(4, 6, scale=0.5, shift=-0.2)
classes, signs = torch.tensor([2, 0, 5, 1]), torch.tensor([1.0, -1.0, 1.0, -1.0])
for reduction in ('mean', 'sum', 'none'):
    for make, inputs in (
        (lambda: nn.MSELoss(reduction=reduction), (row, other)), (lambda: nn.L1Loss(reduction=reduction), (row, other)), (lambda: nn.SmoothL1Loss(reduction=reduction, beta=0.5), (row, other)), (lambda: nn.HuberLoss(reduction=reduction, delta=0.5), (row, other)),
        (lambda: nn.BCELoss(reduction=reduction), (row.sigmoid(), other.sigmoid())), (lambda: nn.BCELoss(weight=numbers(6, shift=2), reduction=reduction), (row.sigmoid(), other.sigmoid())), (lambda: nn.BCEWithLogitsLoss(reduction=reduction, pos_weight=numbers(6, shift=2)), (row, other.sigmoid())),
        (lambda: nn.NLLLoss(reduction=reduction), (row.log_softmax(1), classes)), (lambda: nn.NLLLoss(weight=numbers(6, shift=2), ignore_index=5, reduction=reduction), (row.log_softmax(1), classes)), (lambda: nn.CrossEntropyLoss(reduction=reduction), (row, classes)), (lambda: nn.CrossEntropyLoss(numbers(6, shift=2), label_smoothing=0.1, reduction=reduction), (row, classes)), (lambda: nn.CrossEntropyLoss(reduction=reduction), (row, other.softmax(1))),
        (lambda: nn.KLDivLoss(reduction=reduction), (row.log_softmax(1), other.softmax(1))), (lambda: nn.KLDivLoss(reduction=reduction, log_target=True), (row.log_softmax(1), other.log_softmax(1))), (lambda: nn.PoissonNLLLoss(reduction=reduction), (row, other.abs())), (lambda: nn.PoissonNLLLoss(log_input=False, full=True, reduction=reduction), (row.exp(), other.abs() * 3)),
        (lambda: nn.GaussianNLLLoss(reduction=reduction), (row, other, third.exp())), (lambda: nn.SoftMarginLoss(reduction=reduction), (row, other.sign().double().detach())), (lambda: nn.HingeEmbeddingLoss(reduction=reduction), (row, other.sign().long())), (lambda: nn.MarginRankingLoss(0.2, reduction=reduction), (row[:, 0], other[:, 0], signs)), (lambda: nn.CosineEmbeddingLoss(margin=0.1, reduction=reduction), (row, other, signs)),
        (lambda: nn.MultiMarginLoss(reduction=reduction), (row, classes)), (lambda: nn.MultiMarginLoss(2, 0.5, numbers(6, shift=2), reduction=reduction), (row, classes)), (lambda: nn.MultiLabelMarginLoss(reduction=reduction), (row, torch.tensor([[3, 0, -1, 1, 0, 0]] * 4))), (lambda: nn.MultiLabelSoftMarginLoss(reduction=reduction), (row, (other > 0).float())),
        (lambda: nn.TripletMarginLoss(reduction=reduction), (row, other, third)), (lambda: nn.TripletMarginLoss(0.5, p=1, swap=True, reduction=reduction), (row, other, third)), (lambda: nn.TripletMarginWithDistanceLoss(distance_function=nn.CosineSimilarity(), reduction=reduction), (row, other, third)), (lambda: nn.TripletMarginWithDistanceLoss(margin=2.0, swap=True, reduction=reduction), (row, other, third)),
        (lambda: nn.CTCLoss(reduction=reduction), (numbers(7, 2, 5).log_softmax(2), torch.tensor([[1, 2, 2], [3, 4, 1]]), torch.tensor([7, 6]), torch.tensor([3, 2]))), (lambda: nn.CTCLoss(blank=4, zero_infinity=True, reduction=reduction), (numbers(3, 2, 5).log_softmax(2), torch.tensor([[1, 2, 2], [3, 3, 1]]), (3, 3), (3, 3))),
    ):
        show(make, *inputs)
show(lambda: nn.KLDivLoss(reduction='batchmean'), row.log_softmax(1), other.softmax(1))
show(lambda: nn.MSELoss(size_average=False), row, other)
show(lambda: nn.L1Loss(reduce=False), row, other)
show(lambda: nn.CosineSimilarity(), row, other)
show(lambda: nn.CosineSimilarity(dim=0, eps=1e-4), row, other)
show(lambda: nn.PairwiseDistance(), row, other)
show(lambda: nn.PairwiseDistance(p=1, keepdim=True), row, other)
show(lambda: nn.AdaptiveLogSoftmaxWithLoss(6, 10, [3, 6]), row, torch.tensor([2, 7, 4, 9]))
show(lambda: nn.AdaptiveLogSoftmaxWithLoss(6, 10, [3, 6], div_value=2.0, head_bias=True), row, torch.tensor([2, 7, 4, 9]))
