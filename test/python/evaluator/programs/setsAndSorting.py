people = [('ann', 30), ('bob', 25), ('cid', 30), ('dan', 25)]
print(sorted(people, key=lambda p: p[1]), sorted(people, key=lambda p: (-p[1], p[0])), sorted(people, key=lambda p: p[1], reverse=True), min(people, key=lambda p: p[1]), max(people, key=lambda p: p[1]))
people.sort(key=lambda p: p[0], reverse=True); print(people)
print(sorted('banana'), sorted({3: 'c', 1: 'a'}), sorted([(1, 'b'), (1, 'a'), (0, 'z')]), sorted([[2], [1, 5], [1]]), sorted(['10', '9', '1'], key=int), sorted([0.5, 2, True, -1]))
a, b = {1, 2, 3, 4}, {3, 4, 5}
print(len(a | b), sorted(a & b), sorted(a - b), sorted(a ^ b), a >= {1}, a > a, {1} < a, a.issuperset([1, 2]), a.isdisjoint({9}))
a |= {10}; a &= {1, 10, 3}; a -= {3}; print(sorted(a)); a ^= {1, 2}; print(sorted(a))
a.update([7, 8], {9}); print(sorted(a)); a.difference_update([7]); a.intersection_update([8, 9, 2]); a.symmetric_difference_update([9, 100]); print(sorted(a))
fs = frozenset('ab'); print(fs == {'a', 'b'}, fs | {'c'} == {'a', 'b', 'c'}, {fs: 1}[frozenset('ba')], isinstance(fs, frozenset), type(fs | {'c'}).__name__, type({'c'} | fs).__name__)
print({1, True, 1.0}, {(1, 2), (1, 2)}, len({'a', 'b', 'a'}), set('hello') == set('olleh'), {x % 3 for x in range(9)} == {0, 1, 2}, bool(set()), set([1]) == frozenset([1]))
for call in (lambda: {[]}, lambda: {{}: 1}, lambda: {1} + {2}, lambda: {1} | [2], lambda: set(5), lambda: hash([]), lambda: hash({}), lambda: frozenset([1]).add(2), lambda: set().pop()):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
d = {}
for w in 'the cat the dog the end'.split():
    d[w] = d.get(w, 0) + 1
print(d, sorted(d, key=d.get, reverse=True), sorted(d.items(), key=lambda kv: (-kv[1], kv[0])), {v: k for k, v in d.items()}, max(d, key=d.get), sum(d.values()))
print(dict(sorted(d.items())), list(d)[0], next(iter(d)), dict(zip(d, range(4))), d.keys() | {'x'} == {'the', 'cat', 'dog', 'end', 'x'}, 'the' in d.keys(), 3 in d.values(), ('cat', 1) in d.items())
inverse = {}
for k, v in d.items():
    inverse.setdefault(v, []).append(k)
print(inverse)
nested = {'a': {'b': {'c': 1}}}
print(nested['a']['b']['c'], nested.get('x', {}).get('y'), 'b' in nested['a'])
nested['a']['b']['d'] = [1]; nested['a']['b']['d'].append(2); print(nested)
m = {'x': 1, **{'y': 2}}; m |= {'z': 3}; print(m, m | {'x': 0}, {**m, 'w': 4}); del m['x']; print(m, len(m), list(m.items()))
print({1: 'int', '1': 'str', (1,): 'tuple', None: 'none', 1.5: 'float', True: 'bool'})
it = iter({'a': 1, 'b': 2}.items()); print(next(it), list(it))
print([1, 2] in [[1, 2]], (1, 2) == [1, 2], [1, 2] == [1.0, 2.0], [[]] * 2, [None] * 2, [1, [2, [3]]] == [1, [2, [3]]], [1, 2] + [3] * 2, 3 * (1,), [1, 2, 3] > [1, 2], 'abc' < 'abd', (1, 'a') < (1, 'b'))
l = list(range(10)); del l[::2]; print(l); l[1:1] = [100]; print(l); l[:] = []; print(l); l = [1, 2, 3]; l[5:] = [4]; print(l, l[-100:100], l[10:], l[::-2]); l[-1:] = []; print(l)
matrix = [[0] * 3 for _ in range(2)]; matrix[0][1] = 5; print(matrix, [row[:] for row in matrix], [[r[i] for r in matrix] for i in range(3)], [sum(col) for col in zip(*matrix)])
