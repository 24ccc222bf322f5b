"""Python's fractions."""
from math import gcd as _gcd


class Fraction:
    def __init__(self, numerator=0, denominator=None):
        if isinstance(numerator, str):
            numerator, _, below = numerator.partition('/')
            if '.' in numerator:
                whole, _, part = numerator.partition('.')
                numerator, denominator = int(whole + part), 10 ** len(part)
            else:
                numerator, denominator = int(numerator), int(below or 1)
        elif isinstance(numerator, Fraction):
            numerator, denominator = numerator.numerator, numerator.denominator * (denominator or 1)
        elif isinstance(numerator, float):
            numerator, denominator = numerator.as_integer_ratio()
        denominator = 1 if denominator is None else denominator
        if denominator == 0:
            raise ZeroDivisionError(f'Fraction({numerator}, 0)')
        common = _gcd(numerator, denominator) * (-1 if denominator < 0 else 1)
        self.numerator, self.denominator = numerator // common, denominator // common

    def limit_denominator(self, max_denominator=1000000):
        if self.denominator <= max_denominator:
            return self
        p0, q0, p1, q1 = 0, 1, 1, 0
        n, d = self.numerator, self.denominator
        while True:
            a = n // d
            q2 = q0 + a * q1
            if q2 > max_denominator:
                break
            p0, q0, p1, q1 = p1, q1, p0 + a * p1, q2
            n, d = d, n - a * d
        k = (max_denominator - q0) // q1
        first, second = Fraction(p0 + k * p1, q0 + k * q1), Fraction(p1, q1)
        return second if abs(second - self) <= abs(first - self) else first

    def __add__(self, other):
        return _either(self, other, lambda a, b: Fraction(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator), lambda a, b: a + b)

    __radd__ = __add__

    def __sub__(self, other):
        return self + -other

    def __rsub__(self, other):
        return -self + other

    def __mul__(self, other):
        return _either(self, other, lambda a, b: Fraction(a.numerator * b.numerator, a.denominator * b.denominator), lambda a, b: a * b)

    __rmul__ = __mul__

    def __truediv__(self, other):
        return _either(self, other, lambda a, b: Fraction(a.numerator * b.denominator, a.denominator * b.numerator), lambda a, b: a / b)

    def __rtruediv__(self, other):
        return Fraction(self.denominator, self.numerator) * other

    def __pow__(self, other):
        return Fraction(self.numerator ** other, self.denominator ** other) if other >= 0 else Fraction(self.denominator ** -other, self.numerator ** -other)

    def __neg__(self):
        return Fraction(-self.numerator, self.denominator)

    def __abs__(self):
        return Fraction(abs(self.numerator), self.denominator)

    def __float__(self):
        return self.numerator / self.denominator

    def __int__(self):
        return int(self.numerator / self.denominator)

    def __bool__(self):
        return self.numerator != 0

    def __eq__(self, other):
        return _either(self, other, lambda a, b: (a.numerator, a.denominator) == (b.numerator, b.denominator), lambda a, b: a == b)

    def __lt__(self, other):
        return _either(self, other, lambda a, b: a.numerator * b.denominator < b.numerator * a.denominator, lambda a, b: a < b)

    def __le__(self, other):
        return self == other or self < other

    def __gt__(self, other):
        return not self <= other

    def __ge__(self, other):
        return not self < other

    def __hash__(self):
        return hash(self.numerator / self.denominator) if self.denominator != 1 else hash(self.numerator)

    def __str__(self):
        return str(self.numerator) if self.denominator == 1 else f'{self.numerator}/{self.denominator}'

    def __repr__(self):
        return f'Fraction({self.numerator}, {self.denominator})'


def _either(self, other, exact, rounded):
    if isinstance(other, float):
        return rounded(float(self), other)
    return exact(self, Fraction(other)) if isinstance(other, (int, Fraction)) else NotImplemented
