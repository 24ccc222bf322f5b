from collections import defaultdict
from functools import wraps


class Emitter:
    def __init__(self): self._handlers = defaultdict(list)
    def on(self, name, handler=None):
        if handler is None:
            return lambda h: self.on(name, h)
        self._handlers[name].append(handler)
        return handler
    def emit(self, name, *args):
        for handler in list(self._handlers[name]):
            if handler(*args) is False:
                self._handlers[name].remove(handler)


e = Emitter()
seen = []


@e.on('x')
def once(v):
    seen.append(('once', v))
    return False


e.on('x', lambda v: seen.append(('always', v)))
e.emit('x', 1); e.emit('x', 2); e.emit('y')
print(seen, len(e._handlers['x']))


class Handle:
    counter = 0

    def __init__(self, store):
        self.store, self.id = store, Handle.counter
        Handle.counter += 1

    def __enter__(self): return self
    def __exit__(self, *exc): self.store.pop(self.id, None)


store = {}
with Handle(store) as h:
    store[h.id] = 'hook'
    print(store)
print(store, Handle.counter)


def retry(times, exceptions=(Exception,)):
    def decorate(f):
        @wraps(f)
        def inner(*a, **k):
            for attempt in range(1, times + 1):
                try:
                    return f(*a, **k)
                except exceptions as error:
                    print(f'{f.__name__} attempt {attempt}: {error}')
                    if attempt == times:
                        raise
        return inner
    return decorate


state = {'n': 0}


@retry(3, (ValueError,))
def flaky(limit):
    state['n'] += 1
    if state['n'] < limit:
        raise ValueError(f'n={state["n"]}')
    return 'ok'


print(flaky(3))
state['n'] = 0
try:
    flaky(10)
except ValueError as error:
    print('gave up', error)
def memoize(f):
    known = {}
    @wraps(f)
    def inner(*args):
        if args not in known:
            known[args] = f(*args)
        return known[args]
    inner.known = known
    return inner
@memoize
def grid(m, n): return 1 if m == 1 or n == 1 else grid(m - 1, n) + grid(m, n - 1)
print(grid(10, 10), len(grid.known))
