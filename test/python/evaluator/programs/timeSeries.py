from collections import deque
from itertools import groupby, islice
from operator import itemgetter

rows = [('a', 3, 1.5), ('b', 1, 2.5), ('a', 2, 0.5), ('c', 9, 9.0), ('b', 4, 1.0)]
for key, group in groupby(sorted(rows), key=itemgetter(0)):
    items = list(group)
    print(key, [n for _, n, _ in items], sum(map(itemgetter(2), items)))


def moving(values, size):
    window = deque(maxlen=size)
    for value in values:
        window.append(value)
        if len(window) == size:
            yield sum(window) / size


print(list(moving(range(8), 3)), list(moving([], 2)))


def pairs(values):
    it = iter(values)
    previous = next(it, None)
    for value in it:
        yield previous, value
        previous = value


print(list(pairs('abcd')), [b - a for a, b in pairs([1, 4, 9, 16])])


def batches(n, size, drop_last=False):
    for start in range(0, n, size):
        stop = min(start + size, n)
        if drop_last and stop - start < size:
            return
        yield range(start, stop)


print([list(b) for b in batches(7, 3)], [len(b) for b in batches(7, 3, True)])


class Loader:
    def __init__(self, data, size, transform=None):
        self.data, self.size, self.transform = data, size, transform or (lambda x: x)
    def __len__(self): return -(-len(self.data) // self.size)
    def __iter__(self):
        it = iter(self.data)
        while batch := list(islice(it, self.size)):
            yield [self.transform(x) for x in batch]


loader = Loader(range(5), 2, lambda x: x * 10)
print(len(loader), list(loader), list(loader), next(iter(loader)))
infinite = (x for loop in iter(lambda: loader, None) for batch in loop for x in batch)
print(list(islice(infinite, 8)))
for epoch in range(2):
    for i, batch in enumerate(loader):
        if i == 1: continue
        print(epoch, i, batch, end=' | ' if i < len(loader) - 1 else '\n')
running = {}
for name, n, value in rows:
    total, count = running.get(name, (0, 0))
    running[name] = total + value, count + 1
print({k: round(t / c, 3) for k, (t, c) in running.items()}, max(running.items(), key=lambda kv: kv[1][0])[0])
