"""What newcomers write by mistake, and the small questions they ask: overflow, masks, missing arguments, modules without super()."""
import torch
import torch.nn as nn
import torch.nn.functional as F
import numpy as np
import warnings


def show(attempt):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)


r = torch.arange(6.0).reshape(2, 3)
show(lambda: torch.softmax(r))
show(lambda: r.softmax())
show(lambda: F.softmax(r))
show(lambda: F.log_softmax(r))
show(lambda: nn.Softmax()(r))
show(lambda: torch.tensor([300], dtype=torch.uint8))
show(lambda: torch.tensor([-1], dtype=torch.uint8))
show(lambda: torch.tensor([1.7, -2.5], dtype=torch.int32))
show(lambda: torch.tensor([2 ** 31], dtype=torch.int32))
show(lambda: torch.tensor(200, dtype=torch.int8))
show(lambda: torch.tensor([r, r]))
show(lambda: torch.tensor([torch.tensor(1.0), torch.tensor(2.0)]))
show(lambda: torch.tensor([torch.tensor([1.0]), torch.tensor([2.0])]))
show(lambda: torch.tensor([[1, 2], [3]]))
show(lambda: torch.tensor([1, 'a']))
show(lambda: torch.tensor('a'))
show(lambda: torch.tensor(None))
show(lambda: torch.tensor([np.array([1.0, 2.0]), np.array([3.0, 4.0])]))
show(lambda: torch.broadcast_shapes((2, 3), (4,)))
show(lambda: torch.broadcast_shapes((2, 1), (4,)))
show(lambda: torch.broadcast_shapes((-2, 1), (4,)))
show(lambda: torch.broadcast_shapes(3, (2, 1)))
show(lambda: torch.broadcast_tensors(r, torch.zeros(4)))
show(lambda: torch.hsplit(torch.zeros(()), 2))
show(lambda: torch.hsplit(r, 2))
show(lambda: torch.vsplit(torch.zeros(3), 3))
show(lambda: torch.vsplit(torch.zeros(3, 2), 2))
show(lambda: torch.dsplit(r, 3))
show(lambda: r.max(1))
show(lambda: torch.max(r, 1, out=(torch.empty(2), torch.empty(2, dtype=torch.long))))
show(lambda: type(torch.max(r, 1, out=(torch.empty(2), torch.empty(2, dtype=torch.long)))).__name__)
show(lambda: type(r.sort()).__name__)
show(lambda: torch.unique(torch.tensor([[3, 1], [1, 2]])).stride())
show(lambda: torch.unique(torch.tensor([[3, 1], [1, 2]]), dim=1).stride())
show(lambda: torch.zeros_like(r.t()).stride())
show(lambda: torch.ones_like(r.expand(2, 2, 3)).stride())
show(lambda: torch.rand_like(r.t()).stride())
show(lambda: torch.empty_like(r[:, ::2]).stride())
show(lambda: torch.zeros_like(r.t(), memory_format=torch.contiguous_format).stride())
show(lambda: r.size('a'))
show(lambda: r.item(0))
show(lambda: r.item())
show(lambda: F.linear(r))
show(lambda: F.linear(r, torch.zeros(2, 4)))
show(lambda: r.masked_fill(torch.tensor([1.0, 0, 1]), 2))
show(lambda: r.masked_fill(torch.tensor([1, 0, 1]), 2))
show(lambda: r.masked_fill(torch.tensor([1, 0, 1], dtype=torch.uint8), 2))
show(lambda: r.masked_fill(torch.tensor([True, False, True]), torch.tensor([1.0, 2.0])))
show(lambda: r[torch.tensor([1.0, 0])])
show(lambda: torch.where(r, r, r))
show(lambda: torch.where(r > 1, 'a', r))


class NoSuper(nn.Module):
    def __init__(self):
        self.layer = nn.Linear(2, 2)


class NoSuperParameter(nn.Module):
    def __init__(self):
        self.weight = nn.Parameter(torch.zeros(2))


class NoSuperBuffer(nn.Module):
    def __init__(self):
        self.register_buffer('b', torch.zeros(2))


class NoSuperPlain(nn.Module):
    def __init__(self):
        self.size = 3


class Late(nn.Module):
    def __init__(self):
        self.size = 3
        super().__init__()


show(NoSuper)
show(NoSuperParameter)
show(NoSuperBuffer)
show(lambda: NoSuperPlain().size)
show(lambda: NoSuperPlain()(1))
show(lambda: list(NoSuperPlain().parameters()))
show(lambda: NoSuperPlain().missing)
show(lambda: Late().size)
show(lambda: nn.Linear(2, 2).weights)
show(lambda: setattr(nn.Linear(2, 2), 'weight', torch.zeros(2, 2)))
show(lambda: nn.Conv2d())
show(lambda: nn.Conv2d(1, 2))
show(lambda: nn.Linear())
show(lambda: nn.Linear(2))
show(lambda: nn.Linear(2, 2, 2, 2, 2, 2, 2))
show(lambda: nn.Linear('a', 2))
show(lambda: nn.Linear(2.0, 2))
show(lambda: nn.BatchNorm2d())
show(lambda: nn.Conv2d(4, 6, 3, groups=4))
show(lambda: nn.Conv2d(3, 6, 3, groups=2))
show(lambda: nn.Conv2d(3, 6, 3, padding='same', stride=2))
show(lambda: nn.GroupNorm(3, 4))
show(lambda: nn.GroupNorm(2, 4)(torch.zeros(2, 6, 3)))
show(lambda: nn.LayerNorm(4)(r))
show(lambda: nn.MSELoss(r, r))
show(lambda: nn.MSELoss()(r))
show(lambda: nn.Parameter([1.0]))
show(lambda: nn.Parameter(torch.tensor([1])))
show(lambda: nn.Parameter(torch.tensor([1]), requires_grad=False))
show(lambda: nn.Parameter())
show(lambda: np.array(torch.zeros(2, requires_grad=True)))
show(lambda: torch.zeros(2, requires_grad=True).numpy())
show(lambda: np.asarray(torch.zeros(2)))
show(lambda: torch.set_default_dtype(torch.int64))
show(lambda: torch.set_default_dtype('float'))
show(lambda: torch.set_default_tensor_type('torch.DoubleTensor'))
show(lambda: torch.tensor([1.0]).dtype)
show(lambda: torch.set_default_tensor_type(torch.FloatTensor))
for name in ('float32', 'float64', 'float16', 'bfloat16'):
    show(lambda: torch.finfo(getattr(torch, name)))
    show(lambda: torch.finfo(getattr(torch, name)).dtype)
for name in ('uint8', 'int8', 'int16', 'int32', 'int64'):
    show(lambda: torch.iinfo(getattr(torch, name)))
    show(lambda: (torch.iinfo(getattr(torch, name)).max, torch.iinfo(getattr(torch, name)).bits, torch.iinfo(getattr(torch, name)).dtype))
show(lambda: torch.finfo(torch.int32))
show(lambda: torch.iinfo(torch.float32))
show(lambda: torch.finfo().eps)
show(lambda: torch.get_default_dtype())
