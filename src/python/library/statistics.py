"""Python's statistics: the common ones."""
import math


class StatisticsError(ValueError):
    pass


def _values(data, least, name):
    values = list(data)
    if len(values) < least:
        raise StatisticsError(f'{name} requires at least {"one data point" if least == 1 else "two data points"}')
    return values


def mean(data):
    values = _values(data, 1, 'mean')
    if all(isinstance(v, int) for v in values):
        total = sum(values)
        return total // len(values) if total % len(values) == 0 else total / len(values)
    return math.fsum(values) / len(values)


def fmean(data):
    values = _values(data, 1, 'fmean')
    return math.fsum(values) / len(values)


def median(data):
    values = sorted(_values(data, 1, 'median'))
    half = len(values) // 2
    return values[half] if len(values) % 2 else (values[half - 1] + values[half]) / 2


def mode(data):
    values = _values(data, 1, 'mode')
    return max(values, key=values.count)


def _squares(values, center):
    """The exact sum of squared distances from the mean, or from what is given for it."""
    from fractions import Fraction
    exact = [Fraction(value) for value in values]
    middle = sum(exact, Fraction(0)) / len(exact) if center is None else Fraction(center)
    return sum(((value - middle) ** 2 for value in exact), Fraction(0))


def _as_number(fraction, values):
    return fraction.numerator if fraction.denominator == 1 and all(isinstance(v, int) for v in values) else fraction.numerator / fraction.denominator


def pvariance(data, mu=None):
    values = _values(data, 1, 'pvariance')
    return _as_number(_squares(values, mu) / len(values), values)


def variance(data, xbar=None):
    values = _values(data, 2, 'variance')
    return _as_number(_squares(values, xbar) / (len(values) - 1), values)


def stdev(data, xbar=None):
    return math.sqrt(variance(data, xbar))


def pstdev(data, mu=None):
    return math.sqrt(pvariance(data, mu))


def quantiles(data, *, n=4, method='exclusive'):
    values = sorted(data)
    count = len(values)
    if count < 2:
        raise StatisticsError('must have at least two data points')
    result = []
    for i in range(1, n):
        if method == 'inclusive':
            j, delta = divmod(i * (count - 1), n)
            result.append((values[j] * (n - delta) + values[j + 1] * delta) / n)
        else:
            j = min(max(i * (count + 1) // n, 1), count - 1)
            delta = i * (count + 1) - j * n
            result.append((values[j - 1] * (n - delta) + values[j] * delta) / n)
    return result


def harmonic_mean(data, weights=None):
    values = list(data)
    return len(values) / sum(1 / value for value in values)


def geometric_mean(data):
    from math import exp, log
    values = list(data)
    return exp(sum(log(value) for value in values) / len(values))


def median_low(data):
    values = sorted(data)
    return values[(len(values) - 1) // 2]


def median_high(data):
    values = sorted(data)
    return values[len(values) // 2]


def multimode(data):
    counts = {}
    for value in data:
        counts[value] = counts.get(value, 0) + 1
    return [value for value, count in counts.items() if count == max(counts.values())]


def correlation(x, y, /):
    mx, my = fmean(x), fmean(y)
    sxy = sum((a - mx) * (b - my) for a, b in zip(x, y))
    return sxy / (sum((a - mx) ** 2 for a in x) * sum((b - my) ** 2 for b in y)) ** 0.5
