s = 'Hello, World'
print(s.upper(), s.lower(), s.title(), s.swapcase(), s.capitalize(), s.replace('l', 'L'), s.replace('l', 'L', 2), s.find('o'), s.rfind('o'), s.find('z'), s.count('l'), s.index('W'))
print(s[0], s[-1], s[1:4], s[::-1], s[::2], s[-3:], s[:100], s[5:2] == '', len(s), 'World' in s, s.startswith('He'), s.endswith(('x', 'ld')), s.startswith('W', 7))
print('a,b,,c'.split(','), ' a  b '.split(), 'a b c d'.split(' ', 2), 'a b c d'.rsplit(' ', 1), 'a\nb\r\nc'.splitlines(), ''.split(), ''.split(','), 'abc'.partition('b'), 'abcb'.rpartition('b'), 'x'.partition('y'))
print('  x '.strip() + '|', '  x '.lstrip() + '|', '  x '.rstrip() + '|', 'xxaxx'.strip('x'), 'abc'.strip('ac'), 'prefix_x'.removeprefix('prefix_'), 'x.py'.removesuffix('.py'))
print('ab'.center(7, '*'), 'ab'.ljust(5) + '|', 'ab'.rjust(5), '42'.zfill(5), '-42'.zfill(5), 'abc'.center(6) + '|', '-'.join(['a', 'b']), 'ab' * 3, 3 * 'ab', 'a' 'b')
print('abc'.isalpha(), '12'.isdigit(), 'a1'.isalnum(), ' '.isspace(), 'A'.isupper(), 'a'.islower(), 'Ab'.istitle(), 'x_1'.isidentifier(), ''.isalpha(), '½'.isnumeric(), '1.5'.isdigit())
print(repr('it\'s'), repr("say \"hi\""), repr('both \' and "'), repr('tab\t nl\n back\\'), repr('\x00\x7f\xe9é€😀'), 'é€😀', len('é€😀'), '😀x'[1], '😀x'[::-1], ascii('é😀'))
print('a' < 'b', 'a' < 'B', 'abc' < 'abd', '' < 'a', 'a' == 'a', max('hello'), sorted('hello'), list('abc'), 'abc' > 'ab', ord('A'), chr(97), chr(128512), '\u00e9', '\N{BULLET}')
print('%s %r %d %5d|%-5d|%05d %x %X %o %c %% %5s|%-5s|%.2s' % ('s', 'r', 42, 42, 42, 42, 255, 255, 8, 'c', 'ab', 'ab', 'abcdef'))
print('%(a)s-%(b)03d' % {'a': 1, 'b': 2}, '%s' % (1,), '%s' % [1, 2], '%s' % None, '%*d' % (5, 42), '%+d % d' % (3, 3), '%i' % 3.7, '%#x' % 255)
print('{} {}'.format(1, 2), '{1} {0}'.format('a', 'b'), '{a} {b}'.format(a=1, b=2), '{0.real} {1[0]} {2[k]}'.format(5, [7], {'k': 9}), '{:>5}|{:<5}|{:^5}|{:*^7}'.format('a', 'b', 'c', 'd'), '{!r} {!s}'.format('q', 'q'), '{{}}'.format(), '{:{w}.{p}f}'.format(3.14159, w=8, p=2))
name, width, value = 'x', 6, 3.14159
print(f'{name} {name!r} {value:.2f} {value:{width}.1f} {name:>{width}} {1 + 1} {{}} {"nested"} {name=} {value = :.1f} {[i for i in range(3)]} {{"k": 1}}')
print(f'{1000000:,} {1000000:_} {255:x} {255:#x} {255:08b} {255:#010b} {-5:+d} {5:+d} {5: d} {65:c} {5:<5}| {5:^5}| {5:05d} {-5:05d} {True} {True:d} {None} {"a":5}| {12345678:>15,}')
print('abc'.encode(), b'abc'.decode(), str(b'a'), b'\x00\xff', bytes([65, 66]), 'Straße'.casefold(), 'abc'.translate(str.maketrans('ab', 'xy')), 'a\tb'.expandtabs(4), 'aXbX'.split('X'))
print(str(1), str(None), str([1, 'a']), str((1,)), str({}), str({'a': (1, 2)}), str(set()), str(1.0), str(True), repr([1.5, 'x', None, (1,), {2: 3}]), str(range(3)), str(slice(1, 2)))
print("multi\
line", '''triple
quoted''', r'raw\n', 'a\x41\u0041\101', 'tab\tend')
print('x'.join('abc'), 'abc'.find(''), 'aaa'.count('aa'), 'banana'.replace('', '-'), 'a.b.c'.rsplit('.', 1)[0], 'AbC'.lower() == 'abc', 'z' * 0 == '', 'é'.upper(), 'ß'.upper())
