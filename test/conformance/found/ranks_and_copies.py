"""Ranks that operations ask for, roundings that are copies, names of nodes that are easily mixed up."""
import torch
import torch.nn as nn
import torch.nn.functional as F


def attempt(run):
    try:
        print(run())
    except Exception as error:
        print(f'{type(error).__name__}: {error}')


x = torch.arange(6.).view(2, 3)
number = torch.tensor(2.)
attempt(lambda: F.pixel_shuffle(x, 2))
attempt(lambda: F.pixel_unshuffle(number, 2))
attempt(lambda: torch.conv_tbc(x, x, x))
attempt(lambda: torch.split(number, [1, 2]))
attempt(lambda: torch.tensor_split(number, 2))
attempt(lambda: torch.narrow(number, 0, 0, 1))
attempt(lambda: torch.trapezoid(number, dim=0))
attempt(lambda: torch.pinverse(torch.ones(4)))
attempt(lambda: torch.linalg.cross(torch.ones(2, 3), torch.ones(3)))
attempt(lambda: torch.linalg.lu_solve(torch.eye(2), torch.ones(2), torch.ones(2, 1)))
attempt(lambda: torch.histogram(torch.ones(4), 3, weight=torch.ones(3)))
attempt(lambda: torch.bincount(torch.ones(3)))
attempt(lambda: F.softmax(x, dim=1, dtype=torch.int64))
attempt(lambda: F.softmax(x, dim=0, dtype=torch.int64))
attempt(lambda: F.smooth_l1_loss(x, x, beta=-1.))
attempt(lambda: torch.put(x, torch.tensor([0]), torch.tensor([1])))
attempt(lambda: x.index_copy(0, torch.tensor([[0]]), x))
attempt(lambda: x.as_strided_scatter(x, size=[1, 2], stride=(1,)))
attempt(lambda: torch.ones(3, 2) // torch.ones(2, 2))
attempt(lambda: x.mean(dtype=torch.long))
attempt(lambda: torch.index_fill(number, 0, torch.tensor([0]), 5.))

whole = torch.tensor([1, 2, 3])
rounded, floor = whole.round(), whole.floor()
whole *= 10
print(rounded, floor, whole, torch.ones(2, 2, dtype=torch.uint8).sum_to_size(2, 1))

leaf = torch.rand(3, requires_grad=True)
print(leaf.copysign(-1.).grad_fn.name(), leaf.copysign(leaf).grad_fn.name(), leaf.nextafter(leaf + 1).grad_fn.name(), torch.roll(leaf, 0).grad_fn.name())

print(torch.arange(6).resize_as_(torch.zeros(3, 2)), torch.zeros(2).resize_(2, 2).shape)


class Counted(nn.Module):
    def __init__(self):
        super().__init__()
        self.register_buffer('steps', torch.tensor(0))


counted = Counted()
print(counted.load_state_dict({'steps': torch.tensor([7])}), counted.steps)
