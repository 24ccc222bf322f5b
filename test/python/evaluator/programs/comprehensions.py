print([x for x in range(5)], [x * y for x in range(3) for y in range(x)], [x for x in range(20) if x % 2 if x % 3])
print({x: x ** 2 for x in range(4)}, {x % 3 for x in range(10)}, [[i * j for j in range(3)] for i in range(3)])
x = 'outer'
print([x for x in 'abc'], x)
print([y := 5, y * 2], y)
print([last := n for n in range(4)], last)
print({**{'a': 1}, 'b': 2, **{'a': 3}}, [*range(3), *'ab'], {*[1, 2], 3}, (*'ab', 1))


class K:
    items = [1, 2, 3]
    doubled = [i * 2 for i in items]


print(K.doubled)
print(list(zip([1, 2, 3], 'ab')), list(enumerate('ab', 1)), list(map(lambda a, b: a + b, [1, 2], [3, 4])), list(filter(None, [0, 1, '', 'a'])), list(reversed([1, 2, 3])))
print(any(n > 3 for n in range(5)), all(n for n in []), sorted(((len(w), w) for w in ['ccc', 'a', 'bb']), reverse=True))
matrix = [[1, 2], [3, 4], [5, 6]]
print([list(row) for row in zip(*matrix)], [a for row in matrix for a in row], dict(zip('ab', range(2))))
if (n := len(matrix)) > 2:
    print(n)
print([(a, b) for a, (b, *_) in [(1, (2, 3)), (4, (5,))]])
def f():
    return [z for z in range(3) if (w := z) > 0], w
print(f())
