import functools
import operator
import math


def numel(shape):
    return functools.reduce(operator.mul, shape, 1)


def conv_out(size, kernel, stride=1, padding=0, dilation=1):
    return (size + 2 * padding - dilation * (kernel - 1) - 1) // stride + 1


def broadcast(a, b):
    result = []
    for x, y in zip((1,) * (len(b) - len(a)) + tuple(a), (1,) * (len(a) - len(b)) + tuple(b)):
        if x != y and 1 not in (x, y):
            raise ValueError(f'shapes {a} and {b} do not broadcast')
        result.append(max(x, y))
    return tuple(result)


image = (256, 1, 28, 28)
n = numel(image[1:])
print(n, 1 / math.sqrt(n), n ** 0.5, math.sqrt(n * (1 / n)), (1 - 1) ** 2, 1 / 28)
size = 64
sizes = [size]
while size > 4:
    size = conv_out(size, 4, 2, 1)
    sizes.append(size)
print(sizes, broadcast((256, 1, 1, 1), image), broadcast((3,), (2, 3)))
try:
    broadcast((2, 3), (4,))
except ValueError as error:
    print(error)
B, *rest = image
print(B, rest, image[1:], image[-2:], image[:1] + (-1,), [1] * (len(image) - 1), (B,) + (1,) * 3, dict(zip('BCHW', image)))


class Size(tuple):
    def numel(self):
        return numel(self)

    def __repr__(self):
        return f'Size({list(self)})'


s = Size(image)
print(s, s.numel(), s[1:], Size(s[1:]), s == image, len(s), hash(s) == hash(image), {s: 1}[image])
