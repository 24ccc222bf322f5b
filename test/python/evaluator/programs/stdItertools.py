import itertools as it
import operator
from itertools import chain

print(list(it.islice(it.count(5, 2), 4)), list(it.islice(it.cycle('ab'), 5)), list(it.repeat(1, 3)), list(it.accumulate([1, 2, 3, 4])), list(it.accumulate([1, 2, 3], operator.mul, initial=10)))
print(list(chain([1], [2, 3], 'a')), list(chain.from_iterable([[1], [2]])), list(it.compress('abcd', [1, 0, 1, 0])), list(it.dropwhile(lambda x: x < 3, [1, 2, 3, 1])), list(it.takewhile(lambda x: x < 3, [1, 2, 3, 1])), list(it.filterfalse(lambda x: x % 2, range(5))))
print([(k, list(g)) for k, g in it.groupby('aabbbc')], [(k, len(list(g))) for k, g in it.groupby([1, 3, 2, 4, 5], key=lambda x: x % 2)])
print(list(it.product('ab', [1, 2])), list(it.product([0, 1], repeat=2)), list(it.permutations('abc', 2)), list(it.combinations('abcd', 2)), list(it.combinations_with_replacement('ab', 2)), len(list(it.permutations(range(4)))))
print(list(it.starmap(pow, [(2, 3), (3, 2)])), list(it.zip_longest([1, 2, 3], 'a', fillvalue='-')), list(it.pairwise([1, 2, 3])), list(it.islice(range(10), 2, 8, 3)), list(it.islice('abc', 2)), list(it.product([], [1])))
a, b = it.tee(x * x for x in range(3))
print(list(a), list(b))
print(operator.itemgetter(1)([1, 2]), operator.itemgetter('a', 'b')({'a': 1, 'b': 2}), operator.attrgetter('real')(5), operator.methodcaller('upper')('x'), operator.add(1, 2), operator.contains([1], 1))
grouped = {k: list(v) for k, v in it.groupby(sorted(['bb', 'a', 'cc', 'd'], key=len), key=len)}
print(grouped)
