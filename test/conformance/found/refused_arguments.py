"""Arguments that PyTorch refuses, and neighbours of them that it takes."""
import torch
import torch.nn.functional as F


def tell(name, call):
    try:
        answer = call()
        print(name, tuple(answer.shape), answer.dtype, answer.requires_grad)
    except Exception as error:
        print(name, type(error).__name__, error)


zeros = torch.zeros
one = torch.tensor(1.0)
flags = torch.tensor([True, False])
points = torch.rand(3, 1, dtype=torch.float64)

tell("argwhere with a keyword", lambda: flags.argwhere(as_tuple=False))
tell("argwhere", lambda: flags.argwhere())
tell("pinv of what is not square", lambda: torch.linalg.pinv(zeros(5, 2), hermitian=True))
tell("rank of what is not square", lambda: torch.linalg.matrix_rank(zeros(2, 5, 2), hermitian=True))
tell("a truth for a width", lambda: torch.trapezoid(zeros(1, 3), dx=True))
tell("a width", lambda: torch.cumulative_trapezoid(zeros(1, 3), dx=2))
tell("no axes to contract", lambda: torch.tensordot(zeros(1, 2), one, 1))
tell("none to contract", lambda: torch.tensordot(one, one, 0))
tell("close beyond its own shape", lambda: torch.allclose(one, zeros(3, 2), equal_nan=True))
tell("close within it", lambda: torch.isclose(zeros(3, 2), one, equal_nan=True))
tell("weights of another type", lambda: torch.group_norm(points, 1, torch.tensor([1])))
tell("layers of another type", lambda: F.layer_norm(points, (1,), torch.tensor([1.0])))
tell("batches of another type", lambda: F.batch_norm(points, None, None, torch.tensor([True]), training=True))
tell("a batch without channels", lambda: F.group_norm(zeros(3), 1))
tell("remainder of truths", lambda: flags.clone().remainder_(True))
tell("shifted truths", lambda: torch.bitwise_right_shift(flags, flags))
tell("counted truths", lambda: torch.bincount(flags))
tell("numbered truths", lambda: torch.arange(0, 0, dtype=torch.bool))
tell("normal whole numbers", lambda: torch.normal(1.0, 2.0, [3], dtype=torch.int64))
tell("whole numbers dropped out", lambda: F.dropout(torch.ones(3, dtype=torch.int64)))
tell("none of them dropped out", lambda: F.dropout(torch.ones(3, dtype=torch.int64), 0.0))
tell("a diagonal below 0", lambda: torch.ones(3, 3, dtype=torch.uint8).fill_diagonal_(-0.7))
tell("the mean of whole numbers", lambda: F.l1_loss(torch.tensor([1, 2]), torch.tensor([3, 5])))
tell("the sum of whole numbers", lambda: F.l1_loss(torch.tensor([1, 2], dtype=torch.int32), torch.tensor([3, 5]), reduction="sum"))
tell("classes of whole numbers", lambda: F.cross_entropy(torch.ones(2, 3, dtype=torch.uint8), torch.tensor([0, 1])))
tell("nuclear, of a type", lambda: zeros(2, 3).norm("nuc", dtype=torch.float64))
tell("cross of two types", lambda: torch.rand(3, 3).cross(torch.ones(3, 3, dtype=torch.bool)))
tell("weights of three axes", lambda: F.linear(zeros(2, 3, 4), zeros(1, 4, 4)))
tell("a bias larger than the product", lambda: F.linear(zeros(4), zeros(4), zeros(4, 2)))
tell("three places for one element", lambda: torch.tensor(1.0).scatter_add_(0, torch.tensor([0, 0, 0]), torch.tensor(2.0)))
tell("least squares of too few axes", lambda: torch.linalg.lstsq(zeros(2, 4, 2), zeros(4))[0])
tell("a slice of no axes", lambda: torch.slice_scatter(one, one, start=0))
tell("samples with a gradient", lambda: F.fractional_max_pool2d(torch.rand(1, 3, 3), 1, (2, 3), None, False, torch.rand(1, 1, 2, requires_grad=True)))


def put():
    part = torch.zeros(2, 3, dtype=torch.uint8)
    part[0, 1:] = -0.1
    return part


tell("put below 0", put)

for name in ("logical_xor_", "logical_and_", "logical_or_"):
    leaf = torch.rand(2, 2, requires_grad=True)
    tell(name, lambda: getattr(leaf, name)(leaf))
    tell(name + " within", lambda: getattr(leaf * 1.0, name)(leaf))
tell("logical_not_", lambda: torch.rand(2, 2, requires_grad=True).logical_not_())
tell("eq_", lambda: torch.rand(2, 2, requires_grad=True).eq_(1))

single = torch.tensor(-2.8, requires_grad=True)
for name in ("cumsum", "cumprod", "logcumsumexp"):
    answer = getattr(single, name)(0)
    print(name, type(answer.grad_fn).__name__, torch.autograd.grad(answer, single))
for name in ("cummin", "cummax"):
    answer = getattr(single, name)(0)
    print(name, type(answer[0].grad_fn).__name__, torch.autograd.grad(answer[0], single), answer[1])
print(torch.quantile(single, 0.3, 0, True).shape)

bytes_ = torch.tensor([[115, 45, 69], [150, 111, 11]], dtype=torch.uint8)
print(torch.trapezoid(bytes_, dim=0), torch.cumulative_trapezoid(bytes_.broadcast_to([3, 2, -1]), dim=0))
print(torch.trapezoid(torch.tensor([100, 100, 100, 120], dtype=torch.int8)))
print(F.lp_pool2d(torch.tensor([[[1, 2, 1], [1, 1, 3], [1, 3, 2]]]), 2.5, 2))
matrix = torch.eye(2)
power = torch.linalg.matrix_power(matrix, 1)
matrix *= 3
print(power, matrix)
print(torch.slice_scatter(zeros(3, 4), torch.ones(2, 4), 0, -2, None, 1))
