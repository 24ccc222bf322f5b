for a in (7, -7, 0, 1, 10 ** 20, -10 ** 20):
    for b in (2, -2, 3, -3, 10 ** 10, -(10 ** 10) - 1):
        print(a, b, a // b, a % b, divmod(a, b), a / b, a & b, a | b, a ^ b, a * b, a - b)
for n in (0, 1, 5, -5, 255, 2 ** 31, -2 ** 63, 10 ** 30):
    print(n, bin(n), oct(n), hex(n), n.bit_length(), ~n, -n, abs(n), n << 3, n >> 3, n ** 2, n ** 3, float(n), str(n), repr(n), bool(n), hash(n), int(str(n)), n.bit_count())
for text in ('5', ' 12 ', '-3', '+4', '1_000', '0x1f', '1e5', '', ' ', '--1', '1__0', '_1', '12.0', 'z', '0b11', '00', '0o7'):
    for base in (10, 0, 16, 36):
        try:
            print(repr(text), base, int(text, base))
        except ValueError as error:
            print(error)
for text in ('1.5', '-1e3', 'inf', '-Infinity', 'nan', '1_0.5', '.5', '5.', '1e', 'e5', '', '0x1', '1.5.2', ' 3 ', '1e400', '-1e-400', '+.5e+3'):
    try:
        print(repr(text), float(text))
    except ValueError as error:
        print(error)
for x in (2.5, -2.5, 1e20, 0.1, -0.0, 3.999999, 1e-300):
    print(x, int(x), x.is_integer(), x.as_integer_ratio() if abs(x) < 1e10 and abs(x) > 1e-10 or x == 0 else '', hash(x) == hash(x), x // 1, x % 1, divmod(x, 0.3), -x, abs(x), x ** 2, bool(x), x == int(x), x < int(x) + 1)
print(2 ** 0.5, 2 ** -2, (-8) ** (1 / 3) if False else '', 0.0 ** 0, 0 ** 0.0, 1 ** 1000, (-1) ** 999, 10 ** -3, 4 ** 0.5, 1e200 * 1e200, -1e200 * 1e200, 1e-200 * 1e-200, 5 % 3.5, -5 % 3.5, 5.5 // -2, 2 ** 62 + 0.0, 3 == 3.0, 2 ** 53 == 2 ** 53 + 1.0, 10 ** 16 + 1 == 1e16)
print(max(1, 2.5, True), min(3, 1.5), sum([1, 2.5, True]), sum([], 5), 1 + True, True / 2, -True, ~True, True << 2, True & 1, True and 5, 5 == 5.0 == True + 4, isinstance(True + True, bool), type(True | False), type(True + 0))
print(1_000.5, 0xFF, 0b11, 0o17, 1e3, 1E-2, .5, 5., 0xdead_beef, 1j if False else 'no complex')
import sys
print(sys.maxsize + 1, -sys.maxsize - 2, 2 ** 1000 % 10 ** 9 + 7, pow(2, 1000, 10 ** 9 + 7), pow(-3, 5, 7), (10 ** 18 + 1) * (10 ** 18 - 1), 10 ** 40 // 3 ** 20, -10 ** 40 // 3 ** 20)
try:
    print(str(10 ** 5000))
except ValueError as error:
    print(error)
