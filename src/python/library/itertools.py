"""Python's itertools: lazy, as generators."""


def count(start=0, step=1):
    while True:
        yield start
        start += step


def cycle(iterable):
    saved = []
    for item in iterable:
        yield item
        saved.append(item)
    while saved:
        for item in saved:
            yield item


def repeat(object, times=None):
    if times is None:
        while True:
            yield object
    for _ in range(times):
        yield object


def accumulate(iterable, func=None, *, initial=None):
    iterator = iter(iterable)
    total = initial
    if initial is None:
        try:
            total = next(iterator)
        except StopIteration:
            return
    yield total
    for item in iterator:
        total = total + item if func is None else func(total, item)
        yield total


def _from_iterable(iterables):
    for iterable in iterables:
        for item in iterable:
            yield item


def chain(*iterables):
    return _from_iterable(iterables)


chain.from_iterable = _from_iterable


def compress(data, selectors):
    return (item for item, selected in zip(data, selectors) if selected)


def dropwhile(predicate, iterable):
    iterator = iter(iterable)
    for item in iterator:
        if not predicate(item):
            yield item
            break
    for item in iterator:
        yield item


def takewhile(predicate, iterable):
    for item in iterable:
        if not predicate(item):
            return
        yield item


def filterfalse(predicate, iterable):
    for item in iterable:
        if not (item if predicate is None else predicate(item)):
            yield item


def groupby(iterable, key=None):
    """Groups are gathered whole, which tells apart only code that reads a group late."""
    group = []
    current = None
    for item in iterable:
        value = item if key is None else key(item)
        if group and value != current:
            yield current, iter(group)
            group = []
        current = value
        group.append(item)
    if group:
        yield current, iter(group)


def islice(iterable, *args):
    bounds = slice(*args)
    start = bounds.start or 0
    step = bounds.step or 1
    stop = bounds.stop
    if start < 0 or step < 1 or (stop is not None and stop < 0):
        raise ValueError('Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.')
    return _islice(iterable, start, stop, step)


def _islice(iterable, start, stop, step):
    if stop is not None and stop <= start:
        return
    wanted = start
    for index, item in enumerate(iterable):
        if index == wanted:
            yield item
            wanted += step
        if stop is not None and (index + 1 >= stop or wanted >= stop):
            return


def pairwise(iterable):
    iterator = iter(iterable)
    try:
        first = next(iterator)
    except StopIteration:
        return
    for second in iterator:
        yield first, second
        first = second


def product(*iterables, repeat=1):
    pools = [tuple(pool) for pool in iterables] * repeat
    indices = [0] * len(pools)
    if any(len(pool) == 0 for pool in pools):
        return
    while True:
        yield tuple(pool[i] for pool, i in zip(pools, indices))
        for place in reversed(range(len(pools))):
            indices[place] += 1
            if indices[place] < len(pools[place]):
                break
            indices[place] = 0
        else:
            return


def permutations(iterable, r=None):
    pool = tuple(iterable)
    r = len(pool) if r is None else r
    for chosen in _arrangements(len(pool), r, ()):
        yield tuple(pool[i] for i in chosen)


def _arrangements(n, r, chosen):
    if len(chosen) == r:
        yield chosen
        return
    for i in range(n):
        if i not in chosen:
            yield from _arrangements(n, r, chosen + (i,))


def combinations(iterable, r):
    pool = tuple(iterable)
    for chosen in _choices(len(pool), r, 0, (), 1):
        yield tuple(pool[i] for i in chosen)


def combinations_with_replacement(iterable, r):
    pool = tuple(iterable)
    for chosen in _choices(len(pool), r, 0, (), 0):
        yield tuple(pool[i] for i in chosen)


def _choices(n, r, start, chosen, stride):
    if len(chosen) == r:
        yield chosen
        return
    for i in range(start, n):
        yield from _choices(n, r, i + stride, chosen + (i,), stride)


def starmap(function, iterable):
    for args in iterable:
        yield function(*args)


def tee(iterable, n=2):
    iterator = iter(iterable)
    seen = []

    def branch():
        index = 0
        while True:
            if index == len(seen):
                try:
                    seen.append(next(iterator))
                except StopIteration:
                    return
            yield seen[index]
            index += 1
    return tuple(branch() for _ in range(n))


def zip_longest(*iterables, fillvalue=None):
    iterators = [iter(iterable) for iterable in iterables]
    done = [False] * len(iterators)
    while iterators:
        row = []
        for place, iterator in enumerate(iterators):
            try:
                row.append(fillvalue if done[place] else next(iterator))
            except StopIteration:
                done[place] = True
                row.append(fillvalue)
        if all(done):
            return
        yield tuple(row)
