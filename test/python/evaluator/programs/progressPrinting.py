import sys

for i in range(3):
    print(i, end=', ')
print()
print('a', 'b', 'c', sep='-', end='!\n')
print('no newline', end='')
sys.stdout.write(' then this\n')
print('tab\tnew\nline', 'quote"s', "it's", sep=' | ')
print([1, 'a', None, 2.0], {'k': (1,)}, {1}, 'plain', 1.0, True, None, ..., sep='\n')
print('%d/%d [%s%s] %3d%%' % (3, 10, '#' * 3, '.' * 7, 30))
print('\r' + 'x' * 3)
width = 20
for fraction in (0, 0.25, 0.5, 1):
    filled = int(width * fraction)
    print(f'|{"█" * filled:<{width}}| {fraction:>6.1%}')
header = ('epoch', 'd_loss', 'g_loss', 'gp')
rows = [(1, 0.693147, 0.7, 1.0), (2, 0.51, 1.23456789, 0.0012), (10, -12.5, 100.0, 1e-9)]
print(' '.join(f'{h:>10}' for h in header))
for epoch, *losses in rows:
    print(f'{epoch:>10d}', *(f'{loss:>10.4f}' for loss in losses))
for epoch, *losses in rows:
    print('[Epoch {:d}/{total}] [D loss: {:.4f}] [G loss: {:f}] [gp: {:g}]'.format(epoch, *losses, total=10))
    print('[Epoch %d] [D loss: %f] [G loss: %.2e] [gp: %s]' % (epoch, *losses))
print(*range(5), sep='', end='\n\n')
print(f'{"name":<10}{"value":^10}{"x":>5}|', f'{3.14159:{10}.{3}}|', f'{42:#06x}', f'{1e-5:.1e}', f'{-7:=+5d}', f'{0.1 + 0.2!r}', f'{"a" "b"}', f"{'nested ' + f'{1 + 1}'}")
print('multi', """line
text""", end='\n---\n')
print(str(print)[:9], repr('\n'), repr("a'b"), repr('a"b'), repr('a\'b"c'), ascii('ñ'), repr(b'\n\x00a'))
print(f'{sys.argv[1:]}', f'{sys.maxsize:,}', sep=' / ')
