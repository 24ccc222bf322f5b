"""Python's functools, as far as training code uses it."""


WRAPPER_ASSIGNMENTS = ('__module__', '__name__', '__qualname__', '__doc__')
WRAPPER_UPDATES = ('__dict__',)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    for name in assigned:
        if hasattr(wrapped, name):
            setattr(wrapper, name, getattr(wrapped, name))
    for name in updated:
        getattr(wrapper, name).update(getattr(wrapped, name, {}))
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    return lambda wrapper: update_wrapper(wrapper, wrapped, assigned, updated)


class partial:
    def __new__(cls, func, /, *args, **keywords):
        if not callable(func):
            raise TypeError('the first argument must be callable')
        self = super().__new__(cls)
        if isinstance(func, partial):
            args = func.args + args
            keywords = {**func.keywords, **keywords}
            func = func.func
        self.func = func
        self.args = args
        self.keywords = keywords
        return self

    def __init__(self, *args, **keywords):
        pass

    def __call__(self, /, *args, **keywords):
        return self.func(*self.args, *args, **{**self.keywords, **keywords})

    def __repr__(self):
        parts = [repr(self.func)] + [repr(a) for a in self.args] + [f'{k}={v!r}' for k, v in self.keywords.items()]
        return f"functools.partial({', '.join(parts)})"


class partialmethod:
    def __init__(self, func, /, *args, **keywords):
        self.func = func
        self.args = args
        self.keywords = keywords

    def __get__(self, instance, owner=None):
        def call(self_, /, *args, **keywords):
            return self.func(self_, *self.args, *args, **{**self.keywords, **keywords})
        return call.__get__(instance, owner)


_nothing = object()


def reduce(function, iterable, initial=_nothing):
    iterator = iter(iterable)
    if initial is _nothing:
        try:
            result = next(iterator)
        except StopIteration:
            raise TypeError('reduce() of empty iterable with no initial value') from None
    else:
        result = initial
    for item in iterator:
        result = function(result, item)
    return result


class _CacheInfo:
    def __init__(self, hits, misses, maxsize, currsize):
        self.hits, self.misses, self.maxsize, self.currsize = hits, misses, maxsize, currsize

    def __repr__(self):
        return f'CacheInfo(hits={self.hits}, misses={self.misses}, maxsize={self.maxsize}, currsize={self.currsize})'


def _cached(function, maxsize, typed):
    known = {}
    counts = {'hits': 0, 'misses': 0}

    def wrapper(*args, **keywords):
        key = (args, tuple(keywords.items()))
        if typed:
            key = (key, tuple(type(a) for a in args))
        if key in known:
            counts['hits'] += 1
            value = known.pop(key)
            known[key] = value
            return value
        counts['misses'] += 1
        value = function(*args, **keywords)
        if maxsize != 0:
            known[key] = value
        if maxsize is not None and len(known) > maxsize:
            del known[next(iter(known))]
        return value

    def cache_clear():
        known.clear()
        counts['hits'] = counts['misses'] = 0

    update_wrapper(wrapper, function)
    wrapper.cache_info = lambda: _CacheInfo(counts['hits'], counts['misses'], maxsize, len(known))
    wrapper.cache_clear = cache_clear
    return wrapper


def lru_cache(maxsize=128, typed=False):
    if callable(maxsize):
        return _cached(maxsize, 128, typed)
    return lambda function: _cached(function, maxsize, typed)


def cache(function, /):
    return _cached(function, None, False)


class cached_property:
    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = getattr(func, '__doc__', None)

    def __set_name__(self, owner, name):
        self.attrname = name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        value = self.func(instance)
        instance.__dict__[self.attrname] = value
        return value


def cmp_to_key(compare):
    class Key:
        def __init__(self, obj):
            self.obj = obj

        def __lt__(self, other):
            return compare(self.obj, other.obj) < 0

        def __gt__(self, other):
            return compare(self.obj, other.obj) > 0

        def __eq__(self, other):
            return compare(self.obj, other.obj) == 0

        __hash__ = None
    return Key


def total_ordering(cls):
    defined = [name for name in ('__lt__', '__le__', '__gt__', '__ge__') if name in cls.__dict__]
    if not defined:
        raise ValueError('must define at least one ordering operation: < > <= >=')
    root = defined[0]

    def less(a, b):
        if root == '__lt__':
            return a.__lt__(b)
        if root == '__gt__':
            return not a.__gt__(b) and a != b
        if root == '__le__':
            return a.__le__(b) and a != b
        return not a.__ge__(b)

    made = {
        '__lt__': lambda self, other: less(self, other),
        '__le__': lambda self, other: less(self, other) or self == other,
        '__gt__': lambda self, other: not less(self, other) and self != other,
        '__ge__': lambda self, other: not less(self, other),
    }
    for name, function in made.items():
        if name not in cls.__dict__:
            setattr(cls, name, function)
    return cls


def singledispatch(function):
    registry = {object: function}

    def dispatch(cls):
        for base in cls.__mro__:
            if base in registry:
                return registry[base]
        return function

    def register(cls, implementation=None):
        if implementation is None and not isinstance(cls, type):
            implementation = cls
            cls = next(annotation for name, annotation in implementation.__annotations__.items() if name != 'return')
        if implementation is None:
            return lambda f: register(cls, f)
        registry[cls] = implementation
        return implementation

    def wrapper(*args, **keywords):
        return dispatch(type(args[0]))(*args, **keywords)

    update_wrapper(wrapper, function)
    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = registry
    return wrapper


class singledispatchmethod:
    """`singledispatch` on what comes after `self`."""

    def __init__(self, function):
        self.func, self.dispatcher = function, singledispatch(function)

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, method)

    def __get__(self, instance, owner=None):
        def method(*args, **keywords):
            chosen = self.dispatcher.dispatch(type(args[0]))
            return chosen.__get__(instance, owner)(*args, **keywords)

        method.register = self.register
        return method
