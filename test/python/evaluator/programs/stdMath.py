import math
from math import sqrt, pi

print(sqrt(784), 1 / sqrt(784), pi, math.e, math.tau, math.inf, math.nan, math.floor(-2.5), math.ceil(-2.5), math.trunc(-2.5), math.fabs(-3), math.copysign(1, -0.0))
print(math.log(10), math.log(8, 2), math.log2(8), math.log10(1000), math.log(10 ** 400), math.exp(1), math.pow(2, 0.5), math.hypot(3, 4), math.degrees(math.pi), math.radians(180))
print(math.gcd(12, 18), math.gcd(0, 5), math.lcm(4, 6), math.isqrt(17), math.factorial(10), math.comb(10, 3), math.perm(5, 2), math.prod([1, 2, 3, 4]), math.prod((1, 28, 28)), math.prod([]))
print(math.isnan(math.nan), math.isinf(-math.inf), math.isfinite(1.0), math.isclose(0.1 + 0.2, 0.3), math.isclose(1, 1.1), math.fsum([0.1] * 10), math.modf(3.25), math.frexp(8.5), math.ldexp(0.5, 4), math.fmod(-7, 3), math.remainder(7, 4))
print(math.sin(1), math.cos(1), math.tan(1), math.atan2(1, -1), math.asin(1), math.acos(0), math.atan(1), math.sinh(1), math.tanh(0.5), round(math.erf(0.3), 12), round(math.gamma(4.5), 10), math.gamma(5), round(math.lgamma(10.5), 10), round(math.erfc(2.0), 12))
for call in (lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.exp(1000), lambda: math.factorial(-1), lambda: math.sqrt('a'), lambda: math.acos(2), lambda: math.pow(0, -1), lambda: math.floor(math.inf), lambda: math.isqrt(-1)):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
class Num:
    def __float__(self): return 4.0
    def __floor__(self): return 'floored'
print(math.sqrt(Num()), math.floor(Num()), math.dist([1, 2], [4, 6]), math.log1p(1e-10), math.expm1(1e-10), math.ulp(1.0), math.nextafter(1.0, 2.0))
