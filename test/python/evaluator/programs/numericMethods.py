from itertools import count
import math


def newton(f, df, x, eps=1e-12):
    for i in count(1):
        step = f(x) / df(x)
        x -= step
        if abs(step) < eps:
            return x, i


print(newton(lambda x: x * x - 2, lambda x: 2 * x, 1.0))


def bisect(f, a, b):
    while b - a > 1e-9:
        m = (a + b) / 2
        a, b = (m, b) if f(a) * f(m) > 0 else (a, m)
    return (a + b) / 2


print(round(bisect(lambda x: x ** 3 - x - 2, 1, 2), 8))


def simpson(f, a, b, n=100):
    h = (b - a) / n
    return h / 3 * (f(a) + f(b) + 4 * sum(f(a + i * h) for i in range(1, n, 2)) + 2 * sum(f(a + i * h) for i in range(2, n, 2)))


print(round(simpson(lambda x: x ** 3, 0, 2), 12), round(simpson(math.sin, 0, math.pi), 8))


def gradient(f, xs, h=1e-6):
    return [(f([*xs[:i], x + h, *xs[i + 1:]]) - f([*xs[:i], x - h, *xs[i + 1:]])) / (2 * h) for i, x in enumerate(xs)]


print([round(g, 5) for g in gradient(lambda v: sum(x * x for x in v), [1.0, -2.0, 3.0])])


def solve(a, b):
    a = [row[:] + [v] for row, v in zip(a, b)]
    n = len(a)
    for i in range(n):
        p = max(range(i, n), key=lambda r: abs(a[r][i]))
        a[i], a[p] = a[p], a[i]
        for r in range(i + 1, n):
            k = a[r][i] / a[i][i]
            a[r] = [x - k * y for x, y in zip(a[r], a[i])]
    out = [0.0] * n
    for i in reversed(range(n)):
        out[i] = (a[i][n] - sum(a[i][j] * out[j] for j in range(i + 1, n))) / a[i][i]
    return out


print([round(x, 10) for x in solve([[2.0, 1, -1], [-3, -1, 2], [-2, 1, 2]], [8.0, -11, -3])])
norm = lambda v: math.sqrt(sum(x * x for x in v))
unit = lambda v: [x / norm(v) for x in v]
g = [[1.0] * 784, [0.5] * 784]
print([norm(unit(v)) for v in g], [(norm(v) - 1) ** 2 for v in g], sum((norm(v) - 1) ** 2 for v in g) / len(g), norm([1 / 28] * 784))
print(math.isclose(norm([1 / math.sqrt(784)] * 784), 1), sum(1 / 784 for _ in range(784)), math.fsum(1 / 784 for _ in range(784)))
def softmax(xs):
    m = max(xs)
    e = [math.exp(x - m) for x in xs]
    return [x / sum(e) for x in e]
print([round(p, 6) for p in softmax([1, 2, 3])], round(-sum(p * math.log(p) for p in softmax([1, 1])), 6))
