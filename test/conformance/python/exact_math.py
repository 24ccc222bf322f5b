# exact
"""Logarithms and exponentials to the last digit."""
import math

print([math.log(k) for k in range(1, 60)])
print([math.exp(k / 7) for k in range(-20, 20)])
print(math.log(8, 2), math.log(1000, 10), math.log(0.1), math.log(1e-300), math.log(123456789), math.log(2 ** 2000))
print(math.exp(1), math.exp(-745), math.exp(709), math.log(5e-324), math.exp(0.0), math.log(1))
print([-sum(p * math.log(p) for p in ps) for ps in ((0.5, 0.5), (0.1, 0.9), (0.2, 0.3, 0.5))])
print([1 / (1 + math.exp(-x)) for x in (-3, -0.7, 0.2, 1.9)], math.log(1 + math.exp(0.3)))
print([0.5 * (1 + math.cos(math.pi * step / 10)) for step in range(11)])
try:
    math.exp(1000)
except OverflowError as error:
    print(error)
try:
    math.log(0)
except ValueError as error:
    print(error)
