l = [3, 1, 2]
l.append(4); l.extend([5, 6]); l.insert(0, 0); l.insert(-1, 9)
print(l, l.pop(), l.pop(0), l.index(1), l.count(3), len(l), 2 in l)
l.sort(); print(l); l.sort(key=lambda x: -x); print(l); l.reverse(); print(l, l.copy() == l, l[:] is l)
l.remove(9); l.clear(); print(l)
print([1, 2] + [3], [0] * 3, [1, 2] == [1, 2], [1, 2] < [1, 3], [1] < [1, 0], [] < [0], (1, 2) < (1, 3), [[1]] * 2, [1, 2, 3][1:], [1, 2, 3][-2:], [1, 2, 3, 4][::2], [1, 2, 3][::-1])
d = {'b': 2, 'a': 1}
d['c'] = 3
print(d, d['a'], d.get('z'), d.get('z', 0), list(d), list(d.items()), list(d.values()), 'a' in d, len(d), d.pop('b'), d.pop('zz', None), d)
d.update({'x': 9}, y=8); print(d, d.setdefault('x', 0), d.setdefault('q', []), d)
print({**d, 'a': 0}, d | {'z': 1}, dict(a=1), dict([('k', 'v')]), dict.fromkeys('ab', 0), {1: 'a', 1.0: 'b', True: 'c'}, sorted(d.keys() - {'x'}, key=str), d.keys() & {'a', 'c'} == {'a', 'c'})
print(d == {'a': 1, 'c': 3, 'x': 9, 'y': 8, 'q': []}, d.popitem(), list(reversed(d)), d.items(), d.keys(), d.values())
for k in list(d):
    if k == 'c':
        del d[k]
print(d)
try:
    for k in d:
        d['new' + k] = 1
except RuntimeError as error:
    print(error)
s = {1, 2, 3}
print(s | {4}, s & {2, 3}, s - {1}, s ^ {3, 4}, s <= {1, 2, 3, 4}, s < s, {1, 2} == {2, 1}, 2 in s, len(s), s.issubset([1, 2, 3]), s.isdisjoint({9}), s.union([7]), s.intersection([1], [1, 2]))
s.add(4); s.discard(9); s.remove(1); s.update([8]); print(sorted(s), frozenset([1, 2]) == {1, 2}, hash(frozenset([1])) == hash(frozenset([1])), set(), frozenset())
try:
    s.remove(100)
except KeyError as error:
    print('KeyError', error)
t = (1, 'a', None)
print(t, t[1], t + (2,), t * 2, t.index('a'), t.count(None), len(t), (1,), (), tuple('ab'), (1, 2)[::-1], hash((1, 2)) == hash((1, 2)))
print({(1, 2): 'x'}[(1, 2)], {frozenset([1]): 2}[frozenset([1])], {None: 1, 'a': 2}[None], (1, [2]) == (1, [2]))
a = [1]; a.append(a); print(a)
e = {}; e['self'] = e; print(e)
nested = {'list': [1, {'deep': (1, 2)}], 'set': {1}}
print(nested, nested['list'][1]['deep'][0])
print(list({3: 1, 1: 2}), sorted({'b': 1, 'a': 2}.items(), key=lambda p: p[1]), max({'a': 3, 'b': 5}, key=lambda k: {'a': 3, 'b': 5}[k]), min([(2, 'a'), (1, 'b')]), sum([[1], [2]], []))
print([1, 2, 3].__len__(), [].__class__, type([]), isinstance({}, dict), list((1, 2)), tuple([1]), set('aab') == {'a', 'b'}, bool([]), bool({}), bool((0,)), not '')
x = [5, 3, 8]; y = sorted(x); print(x, y, sorted('bca', reverse=True), sorted([(1, 'b'), (1, 'a')], key=lambda p: p[0]), list(reversed(x)), [*map(str, x)], x.index(8), sorted(x, key=lambda v: (-v,)))
