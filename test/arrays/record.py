"""Asks real PyTorch what every kernel answers, and writes it to torch.json. Run: python3 test/arrays/record.py"""
import json
import math
import os

import torch

torch.manual_seed(1)
torch.set_num_threads(1)
cases = []


def plain(tensor):
    def number(x):
        if isinstance(x, bool):
            return int(x)
        if isinstance(x, float) and not math.isfinite(x):
            return str(x)
        if isinstance(x, float) and x == 0 and math.copysign(1, x) < 0:
            return "-0"
        return float(f"{x:.9g}") if isinstance(x, float) and single else x

    single = tensor.dtype == torch.float32
    tensor = tensor.contiguous()
    return {"shape": list(tensor.shape), "dtype": str(tensor.dtype)[6:], "data": [number(x) for x in tensor.reshape(-1).tolist()]}


def case(method, kernel, inputs, expected, **options):
    row = {"method": method, "kernel": kernel, "inputs": [plain(t) for t in inputs], "options": options}
    results = expected if isinstance(expected, (list, tuple)) else [expected]
    row["expected"] = [plain(t) for t in results]
    cases.append(row)


nan, inf = math.nan, math.inf
special = [0.0, -0.0, 1.0, -1.0, 0.5, 1.5, 2.5, -2.5, 3.0, 0.1, -0.3, 7.25, -11.75, nan, inf, -inf]

unary = {
    "neg": torch.neg, "abs": torch.abs, "sign": torch.sign, "sqrt": torch.sqrt, "rsqrt": torch.rsqrt, "exp": torch.exp, "expm1": torch.expm1,
    "log": torch.log, "log2": torch.log2, "log10": torch.log10, "log1p": torch.log1p, "sin": torch.sin, "cos": torch.cos, "tan": torch.tan,
    "asin": torch.asin, "acos": torch.acos, "atan": torch.atan, "sinh": torch.sinh, "cosh": torch.cosh, "tanh": torch.tanh, "asinh": torch.asinh,
    "acosh": torch.acosh, "atanh": torch.atanh, "sigmoid": torch.sigmoid, "softplus": lambda x: torch.nn.functional.softplus(x, threshold=1000),
    "erf": torch.erf, "erfinv": torch.erfinv, "lgamma": torch.lgamma, "digamma": torch.digamma, "reciprocal": torch.reciprocal,
    "floor": torch.floor, "ceil": torch.ceil, "round": torch.round, "trunc": torch.trunc, "isnan": torch.isnan, "isinf": torch.isinf,
    "isfinite": torch.isfinite, "logicalNot": torch.logical_not,
}
for name, f in unary.items():
    for dtype in (torch.float32, torch.float64):
        x = torch.tensor(special, dtype=dtype)
        case("unary", name, [x], f(x))
    x = torch.randn(3, 9) * 3
    case("unary", name, [x], f(x))
for dtype in (torch.bfloat16,):
    x = torch.tensor(special, dtype=dtype)
    for name in ("neg", "sqrt", "exp", "tanh", "sigmoid", "reciprocal"):
        case("unary", name, [x], unary[name](x))
for dtype in (torch.uint8, torch.int8, torch.int16, torch.int32, torch.int64):
    x = torch.tensor([0, 1, 2, 3, 100, 127], dtype=dtype)
    for name in ("abs", "neg", "sign", "logicalNot"):
        case("unary", name, [x], unary[name](x))
    case("unary", "bitwiseNot", [x], torch.bitwise_not(x))
case("unary", "bitwiseNot", [torch.tensor([True, False])], torch.tensor([False, True]))

binary = {
    "add": torch.add, "sub": torch.sub, "mul": torch.mul, "div": torch.div, "pow": torch.pow,
    "floorDiv": lambda a, b: torch.div(a, b, rounding_mode="floor"), "truncDiv": lambda a, b: torch.div(a, b, rounding_mode="trunc"),
    "remainder": torch.remainder, "fmod": torch.fmod, "maximum": torch.maximum, "minimum": torch.minimum, "atan2": torch.atan2,
    "eq": torch.eq, "ne": torch.ne, "lt": torch.lt, "le": torch.le, "gt": torch.gt, "ge": torch.ge,
    "logicalAnd": torch.logical_and, "logicalOr": torch.logical_or, "logicalXor": torch.logical_xor,
}
bits = {"bitwiseAnd": torch.bitwise_and, "bitwiseOr": torch.bitwise_or, "bitwiseXor": torch.bitwise_xor,
        "leftShift": torch.bitwise_left_shift, "rightShift": torch.bitwise_right_shift}
for name, f in binary.items():
    for dtype in (torch.float32, torch.float64):
        a = torch.tensor(special, dtype=dtype)
        case("binary", name, [a.reshape(-1, 1), a.reshape(1, -1)], f(a.reshape(-1, 1), a.reshape(1, -1)))
    for left, right in (((4, 1, 6), (5, 1)), ((2, 3), (2, 3)), ((3, 4, 5), ()), ((), (3, 2)), ((0, 3), (1, 3)), ((2, 3, 4, 5), (3, 1, 1)), ((64,), (64,))):
        a, b = torch.randn(left) * 4, torch.randn(right) * 4
        case("binary", name, [a, b], f(a, b))
    for dtype in (torch.uint8, torch.int32, torch.int64):
        if name in ("div", "atan2"):
            continue
        a = torch.tensor([0, 1, 2, 3, 7, 100, 12], dtype=dtype)
        b = torch.tensor([1, 2, 3, 3, 2, 5, 5], dtype=dtype)
        case("binary", name, [a, b], f(a, b))
        if dtype != torch.uint8 and name != "pow":
            case("binary", name, [-a, b], f(-a, b))
            case("binary", name, [a, -b], f(a, -b))
case("binary", "mul", [torch.tensor([2 ** 30, 123456789], dtype=torch.int32)] * 2, torch.tensor([2 ** 30, 123456789], dtype=torch.int32) ** 2)
case("binary", "add", [torch.tensor([True, True, False]), torch.tensor([True, False, False])], torch.tensor([True, True, False]))
case("binary", "mul", [torch.tensor([True, True, False]), torch.tensor([True, False, False])], torch.tensor([True, False, False]))
for name, f in bits.items():
    for dtype in (torch.uint8, torch.int32, torch.int64):
        a, b = torch.tensor([0, 1, 6, 7, 100, 77], dtype=dtype), torch.tensor([1, 3, 2, 3, 1, 4], dtype=dtype)
        case("binary", name, [a, b], f(a, b))
    if "Shift" not in name:
        a, b = torch.tensor([2 ** 40 + 5, -3]), torch.tensor([2 ** 40 + 3, 2 ** 35 + 1])
        case("binary", name, [a, b], f(a, b))
for dtype in (torch.float16, torch.bfloat16):
    a, b = (torch.randn(40) * 8).to(dtype), (torch.randn(40) * 8).to(dtype)
    case("binary", "add", [a, b], (a.float() + b.float()).to(dtype))
    case("binary", "mul", [a, b], (a.float() * b.float()).to(dtype))
    case("binary", "div", [a, b], (a.float() / b.float()).to(dtype))

for source in (torch.float32, torch.float64):
    x = torch.tensor([0.0, -0.0, 1.5, -1.5, 2.7, 100.3, 0.1, 1e-8], dtype=source)
    for target in (torch.bool, torch.int8, torch.int16, torch.int32, torch.int64, torch.float16, torch.bfloat16, torch.float32, torch.float64):
        case("cast", "", [x], x.to(target), dtype=str(target)[6:])
x = torch.tensor([1e5, 65519.0, 65520.0, 1e-7, 5.9e-8, 2.9e-8, 3.1e-8, nan, inf, 6.1e-5, 2049.0, 2051.0])
case("cast", "", [x], x.to(torch.float16), dtype="float16")
case("cast", "", [x], x.to(torch.bfloat16), dtype="bfloat16")
x = torch.tensor([0, 1, 2, 255, 256, 257, -1, 40000, 2 ** 31, 2 ** 33 + 5])
for target in (torch.bool, torch.uint8, torch.int8, torch.int16, torch.int32, torch.float32, torch.float64):
    case("cast", "", [x], x.to(target), dtype=str(target)[6:])

mask = torch.rand(3, 1, 5) > 0.5
a, b = torch.randn(4, 5), torch.randn(3, 1, 1)
case("where", "", [mask, a, b], torch.where(mask, a, b))
case("where", "", [mask, a * nan, b], torch.where(mask, a * nan, b))

x = torch.randn(2, 3, 4, 5)
for order in ((0, 2, 3, 1), (3, 2, 1, 0), (1, 0, 3, 2), (0, 1, 3, 2)):
    case("transpose", "", [x], x.permute(order), permutation=list(order))
big = torch.randn(33, 70)
case("transpose", "", [big], big.t(), permutation=[1, 0])
case("slice", "", [x], x[1:2, 0:3:2, 1:4, ::3], start=[1, 0, 1, 0], length=[1, 2, 3, 2], step=[1, 2, 1, 3])
case("flip", "", [x], x.flip(1, 3), axes=[1, 3])
case("expand", "", [x[:, :1]], x[:, :1].expand(2, 7, 4, 5), shape=[2, 7, 4, 5])
case("expand", "", [x[0, 0]], x[0, 0].expand(3, 4, 5), shape=[3, 4, 5])
case("pad", "", [x], torch.nn.functional.pad(x, (1, 2, 0, 3, 2, 0), value=-1.5), padding=[[0, 0], [2, 0], [0, 3], [1, 2]], value=-1.5)
case("concat", "", [x, x[:, :2], x[:, :0]], torch.cat([x, x[:, :2], x[:, :0]], 1), axis=1)
case("concat", "", [x, x * 2], torch.cat([x, x * 2], 3), axis=3)

holed = x.clone()
holed[0, 1, 2, 3] = nan
holed[1, 0, 0, 0] = inf
reductions = {
    "sum": lambda t, d, k: t.sum(d, k), "sumSquares": lambda t, d, k: (t * t).sum(d, k), "max": lambda t, d, k: t.amax(d, k), "min": lambda t, d, k: t.amin(d, k),
}
for axes in ([0], [1], [3], [0, 2], [1, 3], [0, 2, 3], [1, 2, 3], [0, 1, 2, 3]):
    for name, f in reductions.items():
        for t in (x, holed):
            case("reduce", name, [t], f(t, axes, len(axes) % 2 == 0), axes=axes, keepDims=len(axes) % 2 == 0)
for axis in range(4):
    for t in (x, holed):
        case("reduce", "prod", [t], t.prod(axis), axes=[axis], keepDims=False)
        case("reduce", "any", [t > 1], (t > 1).any(axis), axes=[axis], keepDims=False)
        case("reduce", "all", [t > -1], (t > -1).all(axis), axes=[axis], keepDims=False)
        case("reduce", "argmax", [t], t.argmax(axis), axes=[axis], keepDims=False)
        case("reduce", "argmin", [t], t.argmin(axis), axes=[axis], keepDims=False)
        case("cumulative", "sum", [t], t.cumsum(axis), axis=axis)
        case("cumulative", "prod", [t], t.cumprod(axis), axis=axis)
        case("cumulative", "max", [t], t.cummax(axis)[0], axis=axis)
        case("cumulative", "min", [t], t.cummin(axis)[0], axis=axis)
        for descending in (False, True):
            values, indices = torch.sort(t, dim=axis, descending=descending, stable=True)
            case("sort", "", [t], [values, indices], axis=axis, descending=descending)
case("reduce", "argmax", [x], x.argmax(), axes=[0, 1, 2, 3], keepDims=False)
case("reduce", "sum", [torch.zeros(0, 3)], torch.zeros(0, 3).sum(0), axes=[0], keepDims=False)
case("reduce", "prod", [torch.zeros(2, 0)], torch.zeros(2, 0).prod(1), axes=[1], keepDims=False)
case("reduce", "sum", [torch.arange(12).reshape(3, 4)], torch.arange(12).reshape(3, 4).sum(1), axes=[1], keepDims=False)
ties = torch.tensor([3.0, 1.0, 3.0, 2.0, 1.0, 3.0, -0.0, 0.0])
for descending in (False, True):
    case("sort", "", [ties], list(torch.sort(ties, stable=True, descending=descending)), axis=0, descending=descending)

index = torch.tensor([[0, 119, 5], [5, 7, 60]])
case("take", "", [x, index], torch.take(x, index))
values = torch.tensor([[1.0, -0.0, 4.0], [8.0, float("nan"), 32.0]])
case("replace", "", [torch.ones(2, 3, 4, 5), index, values], torch.ones(2, 3, 4, 5).put(index, values))
pasted = x.clone()
pasted[:, 1:3, 2:, 4:] = 7.5
case("paste", "", [x, torch.full_like(x[:, 1:3, 2:, 4:], 7.5)], pasted, start=[0, 1, 2, 4])
case("put", "", [torch.tensor([[1.0, 2.0, 4.0], [8.0, 16.0, 32.0]]), index], torch.zeros(2, 3, 4, 5).put(index, torch.tensor([[1.0, 2.0, 4.0], [8.0, 16.0, 32.0]]), accumulate=True), shape=[2, 3, 4, 5])

for left, right in (((3, 4), (4, 5)), ((1, 7), (7, 1)), ((9, 33), (33, 6)), ((2, 3, 4), (2, 4, 5)), ((2, 2, 3, 8), (2, 2, 8, 3)), ((3, 0), (0, 2)), ((0, 3), (3, 2))):
    a, b = torch.randn(left), torch.randn(right)
    case("matmul", "", [a, b], a @ b)
    case("matmul", "", [a.double(), b.double()], a.double() @ b.double())
a, b = torch.arange(12).reshape(3, 4), torch.arange(8).reshape(4, 2)
case("matmul", "", [a, b], a @ b)
a = torch.randn(3, 4)
a[1, 2] = nan
case("matmul", "", [a, torch.randn(4, 5) * 0], a @ (torch.randn(4, 5) * 0))


def convolution(x_shape, w_shape, stride, padding, dilation, groups, dtype=torch.float32, poison=None):
    x = torch.randn(x_shape, dtype=dtype, requires_grad=True)
    w = torch.randn(w_shape, dtype=dtype, requires_grad=True)
    if poison is not None:
        with torch.no_grad():
            x.view(-1)[5] = poison
    options = {"stride": list(stride), "padding": list(padding), "dilation": list(dilation), "groups": groups}
    y = torch.nn.functional.conv2d(x, w, stride=stride, padding=padding, dilation=dilation, groups=groups)
    g = torch.randn_like(y)
    gx, gw = torch.autograd.grad(y, (x, w), g)
    case("conv2d", "", [x.detach(), w.detach()], y.detach(), **options)
    case("conv2dInput", "", [g, w.detach()], gx, shape=list(x_shape), **options)
    case("conv2dWeight", "", [x.detach(), g], gw, shape=list(w_shape), **options)


convolution((2, 3, 8, 8), (4, 3, 4, 4), (2, 2), (1, 1), (1, 1), 1)
convolution((2, 3, 9, 7), (5, 3, 3, 3), (1, 1), (1, 1), (1, 1), 1)
convolution((1, 2, 9, 7), (3, 2, 3, 2), (2, 3), (0, 1), (1, 1), 1)
convolution((3, 4, 11, 10), (6, 2, 3, 3), (2, 2), (2, 1), (1, 1), 2)
convolution((2, 4, 8, 8), (4, 1, 3, 3), (1, 1), (1, 1), (1, 1), 4)
convolution((2, 2, 12, 12), (3, 2, 3, 3), (2, 1), (2, 2), (2, 3), 1)
convolution((2, 2, 5, 5), (3, 2, 1, 1), (1, 1), (0, 0), (1, 1), 1)
convolution((2, 2, 5, 5), (3, 2, 1, 1), (3, 3), (0, 0), (1, 1), 1)
convolution((4, 1, 6, 6), (2, 1, 6, 6), (1, 1), (0, 0), (1, 1), 1)
convolution((2, 3, 10, 10), (4, 3, 5, 5), (3, 3), (2, 2), (1, 1), 1)
convolution((2, 3, 4, 4), (4, 3, 2, 2), (2, 2), (3, 3), (1, 1), 1)
convolution((2, 3, 6, 6), (4, 3, 3, 3), (1, 1), (1, 1), (1, 1), 1, torch.float64)
convolution((1, 1, 4, 4), (1, 1, 2, 2), (1, 1), (0, 0), (1, 1), 1, poison=nan)
convolution((1, 1, 4, 4), (1, 1, 2, 2), (1, 1), (1, 1), (1, 1), 1, poison=inf)
convolution((0, 2, 5, 5), (3, 2, 2, 2), (1, 1), (0, 0), (1, 1), 1)

with open(os.path.join(os.path.dirname(__file__), "torch.json"), "w") as file:
    file.write("[\n" + ",\n".join(json.dumps(row, separators=(",", ":")) for row in cases) + "\n]\n")
print(len(cases))
