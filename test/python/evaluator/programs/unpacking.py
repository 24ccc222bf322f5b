a, b = 1, 2
a, b = b, a
print(a, b)
first, *middle, last = range(5)
print(first, middle, last)
(x, y), z = [1, 2], 3
print(x, y, z)
*init, tail = 'abc'
print(init, tail)
[p, [q, *r]] = [1, [2, 3, 4]]
print(p, q, r)
d = {}
d['k'], d['l'] = 1, 2
print(d)
i = j = k = []
i.append(1)
print(j, k is i)
for (m, n), o in [((1, 2), 3), ((4, 5), 6)]:
    print(m, n, o)
for bad in ('a, b = 1, 2, 3', 'a, b = [1]', 'a, b = 5', 'a, *b, c = [1]'):
    try:
        if bad.startswith('a, b = 1'):
            a, b = 1, 2, 3
        elif bad.startswith('a, b = ['):
            a, b = [1]
        elif bad.startswith('a, b = 5'):
            a, b = 5
        else:
            a, *b, c = [1]
    except (ValueError, TypeError) as error:
        print(error)
l = [1, 2, 3, 4, 5, 6]
l[1:3] = ['x']
print(l)
l[::2] = [0, 0, 0]
print(l)
del l[0], l[-1]
print(l)
l += (7, 8)
l *= 2
print(l)
t = (1,)
t += (2,)
print(t)
n = 5
n **= 2
n //= 3
n %= 5
n <<= 3
n |= 1
n ^= 3
n &= 14
print(n)
s = 'a'
s *= 3
s += 'b'
print(s)
def f(): return 1, 2
u, v = f()
print(u, v)
x: int = 5
y: 'str'
print(x)
