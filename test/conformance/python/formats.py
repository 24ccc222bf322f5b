# exact
"""How numbers and texts are written: repr, format specifications, % and str methods."""
import math

for x in (0.1, 1 / 3, 1e16, 1e15, 123456789.123456789, 1e-5, 0.0001, 5e-324, 1.7976931348623157e308, -0.0, float('inf'), -float('inf'), float('nan'), 1e22, 1e23, 2.5, 100.0, 1e100):
    print(x, repr(x), f'{x:.4f}', f'{x:g}', f'{x:e}', f'{x:10.3e}|', f'{x:+.2%}', f'{x:G}', f'{x:.3}', f'{x:,}', '%.3f %g %e %s %r %5.1f' % (x, x, x, x, x, x))
for n in (0, -1, 255, 10 ** 30, -12345):
    print(n, f'{n:d} {n:5} {n:<5}| {n:^7}| {n:05} {n:+} {n:x} {n:#X} {n:b} {n:#o} {n:,} {n:_} {n:e} {n:.2f} {n: }', '%d %5d %-5d| %05d %x %X %o %+d %i' % (n, n, n, n, n, n, n, n, n))
value, width, digits, name = 3.14159, 10, 3, 'loss'
print(f'{value:{width}.{digits}f}|{value!r:>12}|{name!r}|{name:>8}|{name:*^10}|{name:<8}|{name[:2]}|{name!s:.2}|{value=}|{value = :.2f}|{name=!s}|{{}}|{1 + 2}|{"a" if value else "b"}')
print(f'{[f"{i:02d}" for i in range(3)]} {({"k": 1})["k"]} {(lambda q: q * 2)(4)} {value:>{width}} {"nested {}".format(1)} {name.upper()!r:_>10}')
print(f'''multi
line {value:.1f}''' ' joined ' "x" f'{1}')
print('{} {}'.format(1, 2), '{0} {1} {0}'.format('a', 'b'), '{x:.2f} {y[0]} {z.real} {y[1]!r}'.format(x=1.5, y=[1, 'q'], z=3), '{:>{w}}|'.format('a', w=5), '{:{}.{}f}'.format(2.0, 8, 2), '{{}}'.format(), '{!r:<5}|'.format('a'), '{d[key]}'.format(d={'key': 5}))
print('%s %r %5s|%-5s| %c %% %.2s %*d' % ('a', 'a', 'b', 'c', 'd', 'efg', 6, 3), '%(x)d %(y).1f' % {'x': 1, 'y': 2}, '%s' % [1, 2], '%s' % ((1, 2),), '%#x' % 255)
for bad in (lambda: '%d' % 'x', lambda: '%d %d' % 1, lambda: '%d' % (1, 2), lambda: '{} {}'.format(1), lambda: '{x}'.format(), lambda: f'{"a":d}', lambda: f'{1.5:d}', lambda: f'{[]:5}', lambda: '%q' % 1, lambda: '{'.format(1), lambda: f'{None:.2f}', lambda: f'{1:.2d}', lambda: '%s %s' % ('a',)):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__, error)
print(round(0.5), round(1.5), round(2.5), round(2.675, 2), round(1234, -2), round(-1.5), round(1e20), round(0.125, 2), round(True), round(5.015, 2), round(25, -1), round(1.0), type(round(1.2, 0)))
print(7 // 2, -7 // 2, 7 % -3, -7 % 3, 7.5 // 2, -7.5 % 2, divmod(-7, 2), divmod(7.5, -2), 2 ** -1, 2 ** 100, (-8) ** 3, 0 ** 0, 10 ** -2, pow(3, 4, 5), pow(3, -1, 7), -2 ** 2, 1e308 * 10, 5 % 3.5)
print((255).bit_length(), (10).to_bytes(2, 'big'), int.from_bytes(b'\x01\x00', 'little'), (0.1).hex(), float.fromhex('0x1.8p1'), (0.75).as_integer_ratio(), (3.0).is_integer(), (7).bit_count(), 1_000_000, 0xff, 0b11, 0o17, 1e3, .5, 5., int('0x1f', 16), int('-12'), int(' 7 '), int('1_000'), int(3.99), int(-3.99), float(' 1e3 '), float('-inf'), int('z', 36))
print(hash(1) == hash(1.0), hash(2 ** 61 - 1), hash(-1), hash(0.5), hash(float('inf')), True + True, True == 1, bool('False'), complex(1, 2), (1 + 2j) * (3 - 1j), abs(3 + 4j), (1j) ** 2, str(2 - 0j), 1j.imag)
print(math.pi, math.sqrt(2), math.exp(1), math.log(10), math.log(8, 2), math.log2(10), math.log10(1000), math.sin(1), math.cos(1), math.tan(1), math.atan2(1, -1), math.hypot(3, 4), math.floor(-1.5), math.ceil(1.2), math.trunc(-1.7), math.factorial(20), math.comb(10, 3), math.perm(5, 2), math.gcd(12, 18), math.lcm(4, 6), math.isqrt(17), math.prod([1, 2, 3]), math.fsum([0.1] * 10), math.inf, math.nan, math.tau, math.e, math.degrees(1), math.radians(180), math.copysign(1, -0.0), math.fmod(-7, 3), math.modf(1.5), math.frexp(10), math.ldexp(0.5, 3), math.isclose(0.1 + 0.2, 0.3), math.isnan(math.nan), math.expm1(1e-10), math.log1p(1e-10), math.dist([0, 0], [3, 4]), math.nextafter(1, 2), math.ulp(1.0), math.sinh(1), math.acosh(2))
for bad in (lambda: math.sqrt(-1), lambda: math.log(0), lambda: 1 / 0, lambda: 1 % 0, lambda: 1.0 // 0, lambda: 0.0 ** -1, lambda: math.exp(1000), lambda: int('1.5'), lambda: float('x'), lambda: int(float('nan')), lambda: int(math.inf), lambda: 10.0 ** 400, lambda: math.factorial(-1), lambda: 'a' + 1, lambda: 1 + 'a', lambda: [] + (), lambda: 'a' * 'b', lambda: -'a', lambda: [1][5], lambda: {}['k'], lambda: (1).x, lambda: None.foo, lambda: 'abc'.index('z'), lambda: [].pop(), lambda: [1].remove(2), lambda: {}.popitem(), lambda: set().pop(), lambda: next(iter([])), lambda: 3(), lambda: 3[0], lambda: len(3), lambda: iter(3), lambda: {[]: 1}, lambda: hash([]), lambda: int([]), lambda: float(None), lambda: sorted([1, 'a']), lambda: max([]), lambda: sum(['a']), lambda: chr(-1), lambda: ord('ab'), lambda: range(1.5), lambda: [1, 2]['a'], lambda: 'abc'['a'], lambda: (1, 2)[5], lambda: [1, 2] < 3, lambda: abs('a'), lambda: round('a'), lambda: isinstance(1, 2), lambda: getattr(1, 'q'), lambda: print(1, foo=2), lambda: zip([1], 2), lambda: list(zip([1], [1, 2], strict=True)), lambda: dict([1]), lambda: dict([(1, 2, 3)]), lambda: 'a'.join([1]), lambda: bytes('a'), lambda: 'x'.encode() + 'y', lambda: 1 in 2, lambda: (lambda a: a)(b=1)):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__, error)
print(repr('a\'b'), repr('a"b\''), repr('\n\t\\\x00\x7fé\u200b😀'), repr(b'a\x00\xff\''), 'tab\tx', r'raw\n', 'a' 'b', '\N{BULLET}', ascii('é😀'), 'é'.encode(), b'\xc3\xa9'.decode())
print('Hello World'.lower(), 'a,b,,c'.split(','), ' a  b '.split(), 'a.b.c'.rsplit('.', 1), 'abc'.partition('b'), 'x'.join('abc'), 'abc'.replace('b', 'X'), 'abcabc'.find('c', 3), 'aXbX'.count('X'), 'abc'.startswith(('x', 'a')), 'abc'.endswith('c'), ' x '.strip(), 'xxax'.strip('x'), 'abc'.center(9, '*'), '42'.zfill(5), '-42'.zfill(5), 'a\nb\r\nc'.splitlines(), 'hello world'.title(), 'hello'.capitalize(), 'aBc'.swapcase(), 'abc'.isalpha(), '12'.isdigit(), 'a1'.isalnum(), ' '.isspace(), 'abc'.removeprefix('a'), 'abc'.removesuffix('c'), 'a-b'.translate(str.maketrans('-', '_')), 'abc'[::-1], 'abc' * 2, 'b' in 'abc', 'A'.casefold(), 'a\tb'.expandtabs(4), 'abc'.rfind('c'), 'name'.isidentifier(), 'ABC'.isupper(), 'abc' < 'abd', ord('a'), chr(97))
print([1, 'a', None, 2.0, (1,), (), {}, set(), {1}, {'a': [1]}, b'x', range(3), slice(1, 2), ..., print, len, int, type, True, frozenset([1]), 1j])
print({1: 'a', 'b': 2.5}, {'x', }, [[]], ((),), {'k': {'n': [1, {2}]}}, dict(a=1, b='c'), list('ab'), tuple('ab'))
print(1, 2, sep=', ', end=';\n')
print(*range(3), sep='')
print()
