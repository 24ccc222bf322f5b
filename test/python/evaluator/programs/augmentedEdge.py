class Tracked:
    def __init__(self): self.log = []
    def __getitem__(self, k): self.log.append(('get', k)); return 10
    def __setitem__(self, k, v): self.log.append(('set', k, v))
    def __delitem__(self, k): self.log.append(('del', k))


t = Tracked()
t[1] += 5
t[1:2] = 'x'
t['a', 'b'] -= 1
t[...] **= 2
del t[3], t[4:]
print(t.log)


class InPlace:
    def __init__(self, v): self.v = v
    def __iadd__(self, o): self.v += o; return self
    def __isub__(self, o): return NotImplemented
    def __sub__(self, o): return InPlace(self.v - o)
    def __ior__(self, o): self.v = ('or', o); return self


a = b = InPlace(1)
a += 2
print(a is b, b.v)
a -= 1
print(a is b, a.v, b.v)
b |= 5
print(b.v)
t = ([1], 'x')
try:
    t[0] += [2]
except TypeError as error:
    print(error, t)
s = 'ab'
try:
    s[0] = 'x'
except TypeError as error:
    print(error)
try:
    (1, 2)[0] = 3
except TypeError as error:
    print(error)
try:
    del (1, 2)[0]
except TypeError as error:
    print(error)
d = {'n': {'m': [1, 2]}}
d['n']['m'][0] += 10
d['n']['k'] = d['n'].pop('m')
print(d)
l = [1, 2, 3]
m = l
l = l + [4]
m += [5]
print(l, m)
x = 5
x += x * x - x
print(x, x.__iadd__ if hasattr(x, '__iadd__') else 'none')
matrix = [[0] * 2] * 2
matrix[0][0] = 1
print(matrix)
counts = {}
for c in 'hello':
    counts[c] = counts.get(c, 0) + 1
    counts['total'] = counts.setdefault('total', 0) + 1
print(counts)
class P:
    n = 0
p = P()
p.n += 1
print(p.n, P.n, vars(p))
i, v = 0, [10, 20, 30]
i, v[i] = 2, 99
print(i, v)
v[:], w = [1, 2], v
print(v, w is v)
*v[:1], z = 7, 8, 9
print(v, z)
