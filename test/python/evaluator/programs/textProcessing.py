import string
from collections import Counter, defaultdict

text = """The quick brown fox
jumps over the lazy dog.

The dog sleeps; the fox doesn't!"""
words = [w.strip(string.punctuation).lower() for w in text.split()]
print(Counter(words).most_common(3), len(words), len(set(words)), max(words, key=len))
index = defaultdict(list)
for number, line in enumerate(text.splitlines(), 1):
    for word in line.split():
        index[word.strip('.;!').lower()].append(number)
for word in sorted(index)[:5]:
    print(f'{word:<8}|{", ".join(map(str, index[word])):>10}')
table = [('name', 'qty', 'price'), ('apple', 3, 1.5), ('fig', 10, 0.25)]
widths = [max(len(str(row[i])) for row in table) for i in range(3)]
for row in table:
    print(' | '.join(str(cell).ljust(w) if i == 0 else str(cell).rjust(w) for i, (cell, w) in enumerate(zip(row, widths))))
print('-' * sum(widths), '=' * 3, sep='\n')


def caesar(s, k):
    return ''.join(chr((ord(c) - 97 + k) % 26 + 97) if c.islower() else c for c in s)


print(caesar('hello, world', 3), caesar(caesar('abc', 5), -5))
print(''.join(reversed('abc')), 'racecar' == 'racecar'[::-1], 'a-b_c d'.replace('-', ' ').replace('_', ' ').split(), 'CamelCaseName'.swapcase())
parsed = dict(pair.split('=', 1) for pair in 'a=1;b=2=3;c='.split(';'))
print(parsed, '&'.join(f'{k}={v}' for k, v in parsed.items()))
print('%-10s|%10s|' % ('left', 'right'), '%3d%%' % 50, '%s' % {'a': 1}, '%r' % 'x', '%5.1f' % 3.14159, '%e' % 12345, '%x' % 255, '%o' % 8, '%c' % 'z', '%05d' % -3)
print('{0:>10}|{1:<10}|{2:^10}'.format('r', 'l', 'c'), '{:,}'.format(1234567), '{:.2%}'.format(0.256), '{:+}'.format(5), '{:#b}'.format(5), '{!r:>6}'.format('a'), '{:{}}'.format('x', '>4'))
name, score = 'ann', 93.456
print(f'{name.title()!r:>10} {score:06.1f} {score:>10.2f} {"yes" if score > 90 else "no"} {score!s:.4} {name:*^9} {len(name):02d} {score:.0f} {2**10:,} {1e6:.1e} {name[::-1]} {{}} {name!a}')
line = 'epoch: 3, loss: 0.25, acc: 0.9'
values = {k.strip(): float(v) for k, v in (part.split(':') for part in line.split(','))}
print(values, sorted(values, key=values.get), max(values.items(), key=lambda kv: kv[1]))
print('tab\tsep'.expandtabs(4), 'a\\b', 'new\\nline', "quote's", 'x' 'y' "z", 'é'.encode('utf-8'), b'\xc3\xa9'.decode('utf-8'), 'ab\x00c'.isprintable())
print([c for c in 'a1b2' if c.isdigit()], ''.isspace(), 'abc'.isascii(), 'x'.zfill(0), '-1'.zfill(4), '+5'.zfill(4), 'abc'.ljust(2), 'abc'.center(8, '.'), 'abcd'.center(7, '.'))
