MODELS = {}


def register(name=None, *, tags=()):
    def wrap(cls):
        key = name or cls.__name__.lower()
        assert key not in MODELS, f'{key} twice'
        MODELS[key] = (cls, tuple(tags))
        return cls
    return wrap


@register(tags=['a'])
class Net:
    def __init__(self, width=4, **kwargs):
        self.width = width
        for key, value in kwargs.items():
            setattr(self, key, value)


@register('big', tags=('b', 'c'))
class Big(Net):
    def __init__(self, *args, depth, **kwargs):
        super().__init__(*args, **kwargs)
        self.depth = depth


def build(name, *args, **kwargs):
    try:
        cls, tags = MODELS[name]
    except KeyError:
        raise ValueError(f'unknown {name!r}, choose from {sorted(MODELS)}') from None
    return cls(*args, **kwargs), tags


net, tags = build('big', 8, depth=3, dropout=0.5)
print(type(net).__name__, vars(net), tags, build('net')[0].width)
for bad in (('none',), ('big',), ('net', 1, 2)):
    try:
        build(*bad)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
try:
    register('big')(Net)
except AssertionError as error:
    print(error)
