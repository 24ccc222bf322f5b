class Node:
    __slots__ = ('value', 'next')

    def __init__(self, value, next=None):
        self.value = value
        self.next = next


class Linked:
    def __init__(self, items=()):
        self.head = None
        for item in reversed(list(items)):
            self.head = Node(item, self.head)

    def __iter__(self):
        node = self.head
        while node is not None:
            yield node.value
            node = node.next

    def __len__(self):
        return sum(1 for _ in self)

    def __getitem__(self, index):
        if isinstance(index, slice):
            return Linked(list(self)[index])
        for i, value in enumerate(self):
            if i == index:
                return value
        raise IndexError(index)

    def __reversed__(self):
        return iter(list(self)[::-1])

    def __add__(self, other):
        return Linked([*self, *other])

    def __eq__(self, other):
        return list(self) == list(other)

    def __repr__(self):
        return f"Linked({', '.join(map(repr, self))})"


l = Linked('abcd')
print(l, len(l), l[2], l[1:3], list(reversed(l)), 'c' in l, l + Linked([1]), l == list('abcd'), l != Linked())
try:
    l[10]
except IndexError as error:
    print('IndexError', error)
first, *others = l
print(first, others, max(l), sorted(l, reverse=True), ''.join(l), dict(enumerate(l)), list(zip(l, l[1:])))


def hanoi(n, a='A', b='B', c='C'):
    if n == 0:
        return []
    return hanoi(n - 1, a, c, b) + [(a, c)] + hanoi(n - 1, b, a, c)


print(len(hanoi(6)), hanoi(2))


def permutations(items):
    if len(items) <= 1:
        yield list(items)
        return
    for i, item in enumerate(items):
        for rest in permutations(items[:i] + items[i + 1:]):
            yield [item] + rest


print([''.join(p) for p in permutations('abc')])


def quicksort(xs):
    if len(xs) < 2:
        return xs
    pivot, *rest = xs
    return quicksort([x for x in rest if x < pivot]) + [pivot] + quicksort([x for x in rest if x >= pivot])


print(quicksort([3, 6, 1, 8, 2, 9, 2]))
memo = {}


def fib(n):
    if n not in memo:
        memo[n] = n if n < 2 else fib(n - 1) + fib(n - 2)
    return memo[n]


print(fib(60))


def primes(limit):
    sieve = [True] * (limit + 1)
    for n in range(2, limit + 1):
        if sieve[n]:
            yield n
            sieve[n * n::n] = [False] * len(sieve[n * n::n])


print(list(primes(50)))


def flatten(xs):
    for x in xs:
        if isinstance(x, (list, tuple)):
            yield from flatten(x)
        else:
            yield x


print(list(flatten([1, [2, (3, [4])], 5])))
def gcd(a, b):
    while b:
        a, b = b, a % b
    return a
print(gcd(1071, 462), [n for n in range(1, 30) if all(n % d for d in range(2, n))])
def collatz(n, steps=0):
    while n != 1:
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        steps += 1
    return steps
print([collatz(n) for n in range(1, 12)])
