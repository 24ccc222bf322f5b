"""An object that says what functions of torch do with it."""
import functools
import torch

handled = {}


def implements(function):
    def register(own):
        handled[function] = own
        return own
    return register


class ScaledIdentity:
    def __init__(self, size, value):
        self.size, self.value = size, value

    def __repr__(self):
        return f'ScaledIdentity({self.size}, {self.value})'

    @classmethod
    def __torch_function__(cls, func, types, args=(), kwargs=None):
        if func not in handled or not all(issubclass(t, (torch.Tensor, ScaledIdentity)) for t in types):
            return NotImplemented
        return handled[func](*args, **(kwargs or {}))


@implements(torch.mean)
def mean(input):
    return input.value / input.size


@implements(torch.trace)
def trace(input):
    return input.value * input.size


print(torch.mean(ScaledIdentity(5, 2.)), torch.trace(ScaledIdentity(3, 4)))
try:
    torch.mul(ScaledIdentity(2, 1), torch.ones(2))
except TypeError as error:
    print(error)
