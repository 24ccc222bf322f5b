print(7 // 2, -7 // 2, 7 // -2, 7 % 3, -7 % 3, 7 % -3, divmod(-7, 2), 2 ** 100, 2 ** -1, (-2) ** 3, 0 ** 0)
print(10 ** 30 // 7, -10 ** 30 % 7, 1 << 70, -1 >> 3, 0xff, 0o17, 0b101, 1_000_000, ~5, 5 & 3, 5 | 3, 5 ^ 3)
print(int('42'), int(' -7 '), int('ff', 16), int('0x1f', 0), int('1_000'), int(3.9), int(-3.9), int(True), int('101', 2), int(1e20))
print(bin(10), oct(64), hex(255), hex(-255), bin(-5), (255).bit_length(), (10).to_bytes(2, 'big'), pow(3, 200, 13), pow(3, -1, 7), pow(2, 10))
print(round(5), round(1234, -2), round(25, -1), round(35, -1), abs(-5), (5).__add__(3), (-5).__abs__(), int.__name__)
print(1 == 1.0, True == 1, True + True, hash(1) == hash(1.0) == hash(True), 10 / 2, 7 / 2, 10 ** 20 / 10 ** 18, 3 / 7)
print(10 ** 400 // 10 ** 399, str(2 ** 64), len(str(3 ** 500)), 1 if 10 ** 20 > 1e19 else 0, 2 ** 53 + 1 == 2.0 ** 53, 10 ** 22 == 1e22)
print(sum(range(101)), max(3, 1, 2), min([4, 2, 8]), sorted([3, -1, 2], key=abs), isinstance(True, int), type(1), type(True), True & False, True ^ True, not 0)
print(5 .real, (5).imag, (6).numerator, float(2 ** 60), int(float(2 ** 60)), -0, +5, - -5)
for call in (lambda: 1 // 0, lambda: 1 % 0, lambda: 1 / 0, lambda: int('12a'), lambda: int('9', 8), lambda: int(None), lambda: 0 ** -1, lambda: 10 ** 400 / 1, lambda: float(10 ** 400)):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
print((2 ** 200) / (2 ** 190), (10 ** 50) / (3 * 10 ** 49), 123456789 * 987654321, -(2 ** 70) // 3, (-(2 ** 70)) % 1000)
print(range(10)[3], range(0, 20, 3)[-1], list(range(10, 0, -3)), len(range(5, 100, 7)), 12 in range(0, 20, 4), range(3) == range(0, 3, 1), range(10)[2:5], range(0))
