from collections import ChainMap, Counter, OrderedDict, defaultdict, deque, namedtuple
import collections.abc

Point = namedtuple('Point', ['x', 'y'], defaults=[0])
p = Point(1)
print(p, p.x, p[1], p._asdict(), p._replace(y=5), Point._fields, Point(y=2, x=1) == (1, 2), Point._make([3, 4]), isinstance(p, tuple))
a, b = p
print(a, b, len(p), list(p), hash(p) == hash((1, 0)))
try:
    Point()
except TypeError as error:
    print(error)
try:
    p.x = 5
except AttributeError as error:
    print('AttributeError')
class Named(namedtuple('Base', 'a b')):
    @property
    def total(self): return self.a + self.b
print(Named(1, 2).total, Named(1, 2))
d = defaultdict(list)
d['a'].append(1)
d['b']
print(d, dict(d), d.get('zz'), 'zz' in d)
counts = defaultdict(int)
for c in 'hello':
    counts[c] += 1
print(dict(counts))
c = Counter('abracadabra')
print(c.most_common(2), c['a'], c['zz'], sum(c.values()), c + Counter('aaa'), c - Counter('aaa'), sorted(c.elements()), Counter(a=1) | Counter(a=3))
c.update('aaa'); c.subtract({'b': 1}); print(c)
o = OrderedDict([('a', 1), ('b', 2)])
o.move_to_end('a'); o['c'] = 3
print(o, list(o), o.popitem(last=False), o == OrderedDict(o), list(o.items()))
q = deque([1, 2, 3], maxlen=3)
q.append(4); q.appendleft(0)
print(q, q.pop(), q.popleft(), len(q), list(q), q[0], 2 in q)
q = deque('abc'); q.rotate(1); print(q, list(reversed(q))); q.extendleft('xy'); print(q)
print(ChainMap({'a': 1}, {'a': 2, 'b': 3})['b'], dict(ChainMap({'a': 1}, {'a': 2, 'b': 3})))
print(isinstance([], collections.abc.Sequence), isinstance({}, collections.abc.Mapping), isinstance((x for x in []), collections.abc.Iterator), isinstance(5, collections.abc.Iterable), isinstance(len, collections.abc.Callable), isinstance('s', collections.abc.Iterable), isinstance([], collections.abc.Hashable))
