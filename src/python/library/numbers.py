"""Python's numbers."""
from collections.abc import _interface

Number = _interface('Number', (), (int, float))
Complex = _interface('Complex', (), (int, float))
Real = _interface('Real', (), (int, float))
Rational = _interface('Rational', (), (int,))
Integral = _interface('Integral', (), (int,))
