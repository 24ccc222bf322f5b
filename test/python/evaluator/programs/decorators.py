import functools


def logged(func):
    @functools.wraps(func)
    def wrapper(*args, **kwargs):
        print('calling', func.__name__, args, kwargs)
        return func(*args, **kwargs)
    return wrapper


def times(n):
    def decorate(func):
        def wrapper(*args):
            return [func(*args) for _ in range(n)]
        return wrapper
    return decorate


@logged
def add(a, b=1):
    """Adds."""
    return a + b


@times(3)
@logged
def say(x): return x


print(add(1, b=2), add.__name__, add.__doc__, add.__wrapped__(5))
print(say('hi'))


class Count:
    def __init__(self, func): self.func, self.n = func, 0
    def __call__(self, *args):
        self.n += 1
        return self.func(*args)


@Count
def counted(x): return x * 2


counted(1); counted(2)
print(counted.n, counted(3))


def register(registry):
    def deco(cls):
        registry[cls.__name__] = cls
        return cls
    return deco


known = {}


@register(known)
class Thing:
    @functools.cached_property
    def slow(self):
        print('computing')
        return 42

    @functools.lru_cache(maxsize=None)
    def cached(self, x):
        print('cached call')
        return x * 2


t = known['Thing']()
print(t.slow, t.slow, t.cached(2), t.cached(2))
p = functools.partial(add, 10)
print(p(), p(b=5), p.func is add, p.args, functools.partial(int, base=2)('101'))
print(functools.reduce(lambda a, b: a * b, [1, 2, 3, 4]), functools.reduce(lambda a, b: a + b, [], 'init'))


@functools.total_ordering
class Size:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return self.n == o.n
    def __lt__(self, o): return self.n < o.n


print(Size(1) <= Size(1), Size(2) > Size(1), Size(2) >= Size(3), sorted([3, 1, 2], key=functools.cmp_to_key(lambda a, b: b - a)))


@functools.singledispatch
def show(x): return 'object'


@show.register(int)
def _(x): return 'int'


print(show(1), show('s'))
def attributes(): pass
attributes.level = 3
print(attributes.level, attributes.__dict__)
