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


def pvariance(data, mu=None):
    values = _values(data, 1, 'pvariance')
    center = mean(values) if mu is None else mu
    result = math.fsum((v - center) ** 2 for v in values) / len(values)
    return int(result) if result == int(result) and all(isinstance(v, int) for v in values) else result


def variance(data, xbar=None):
    values = _values(data, 2, 'variance')
    center = mean(values) if xbar is None else xbar
    result = math.fsum((v - center) ** 2 for v in values) / (len(values) - 1)
    return int(result) if result == int(result) and all(isinstance(v, int) for v in values) else result


def stdev(data, xbar=None):
    return math.sqrt(variance(data, xbar))


def pstdev(data, mu=None):
    return math.sqrt(pvariance(data, mu))
