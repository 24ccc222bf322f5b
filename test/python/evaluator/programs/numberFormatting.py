for spec in ('', 'd', '5d', '<5d', '^5d', '+d', ' d', '05d', ',', '_', 'x', 'X', '#x', 'o', 'b', '#b', 'c', 'e', '.2f', '%', '>+8,d', '*^9', 'n', '08,d', '=+7d', '#010x'):
    print(repr(spec), [format(v, spec) for v in (0, 65, 1234)], [format(v, spec) for v in (-7, 10 ** 6)] if spec != 'c' else '')
for spec in ('', 'e', 'f', 'g', 'n', '%', '.0f', '.1f', '.3e', '.3g', '10.3f', '<10.2f', '^10.2f', '+.2f', ' .2f', '010.2f', ',.2f', '_.1f', 'E', 'G', '.10g', '.1', '.5', '#.3g', '#.0f', '=+10.1f', '012,.3f', 'F'):
    print(repr(spec), [format(v, spec) for v in (0.0, 1.0, 3.14159265, 1234567.891, 1e-7, 1e20, -0.5, 2.5, float('inf'), float('nan'))])
for spec in ('', 's', '10', '<10', '>10', '^10', '*^10', '.2', '10.2', 'x<5s', '05'):
    print(repr(spec), [format(v, spec) for v in ('', 'ab', 'abcdef')])
for text in ('%d', '%5d', '%-5d|', '%05d', '%+d', '% d', '%x', '%X', '%#x', '%o', '%#o', '%e', '%.2e', '%f', '%.1f', '%10.3f', '%-10.3f|', '%010.3f', '%+.1f', '%g', '%.3g', '%G', '%s', '%10s', '%-10s|', '%r', '%i', '%u'):
    print(text, [text % v for v in (0, 42, -7)], text % 3.7 if text[-1] not in 'xXo' and '#' not in text else '')
for x in (0.5, 1.5, 2.5, 0.125, 2.675, 1e15 + 0.5, 123456.789, 1 / 3, 5e-324, 1.7976931348623157e308, 0.1, 1e-5, 123e-7):
    print(x, round(x), round(x, 1), round(x, 2), round(x, -1), f'{x:.0f}', f'{x:.1f}', f'{x:.15g}', f'{x:.17g}', f'{x:.3e}', '%.12g' % x, '%.6f' % x)
