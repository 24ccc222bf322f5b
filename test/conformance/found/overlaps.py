"""Parts of a tensor that overlap what is written, and other calls that are refused."""
import torch
def attempt(f):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)
def assign(x, key, value):
    x[key] = value
    return x
def shifted(x):
    x[1:] += x[:-1]
    return x
x = torch.arange(6.)
attempt(lambda: shifted(x))
attempt(lambda: assign(x, slice(1, None), x[:-1]))
attempt(lambda: x.add_(x))
attempt(lambda: x[:3].add_(x[3:]))
attempt(lambda: x.view(2, 3)[0].add_(x.view(2, 3)))
attempt(lambda: x.view(2, 3).t().add_(x.view(3, 2)))
attempt(lambda: x[::2].add_(x[1::2]))
attempt(lambda: assign(x, slice(0, 3), x[3:]))
attempt(lambda: assign(x, torch.tensor([0, 1]), torch.tensor([1, 2])))
attempt(lambda: assign(x, x > 2, torch.tensor(7)))
attempt(lambda: torch.tensor([True, False]).isposinf())
attempt(lambda: torch.tensor([1, -2]).copysign(-1.))
w = torch.tensor([90., 180.], requires_grad=True)
print(w.deg2rad(), w.rad2deg())
attempt(lambda: w.fliplr())
attempt(lambda: torch.tensor(1.).flipud())
attempt(lambda: torch.arange(3).unflatten(0, [2, -1]))
attempt(lambda: torch.zeros(2).fill_(torch.ones(2)))
attempt(lambda: torch.meshgrid(torch.arange(2), torch.ones(2), indexing='ij'))
attempt(lambda: torch.ones(3).renorm(2, 0, 1.))
