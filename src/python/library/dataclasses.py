"""Python's dataclasses."""


class _Missing:
    def __repr__(self):
        return '<dataclasses._MISSING_TYPE object>'


MISSING = _Missing()
KW_ONLY = _Missing()


class FrozenInstanceError(AttributeError):
    pass


class Field:
    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = metadata or {}
        self.kw_only = kw_only

    def has_default(self):
        return self.default is not MISSING or self.default_factory is not MISSING


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None, kw_only=MISSING):
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError('cannot specify both default and default_factory')
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


class InitVar:
    def __class_getitem__(cls, item):
        return cls


def _is_class_variable(annotation):
    text = annotation if isinstance(annotation, str) else repr(annotation)
    return text.startswith(('typing.ClassVar', 'ClassVar'))


def _own_fields(cls, kw_only):
    found = {}
    for name, annotation in cls.__dict__.get('__annotations__', {}).items():
        if annotation is KW_ONLY or annotation == 'KW_ONLY':
            kw_only = True
            continue
        if _is_class_variable(annotation):
            continue
        given = cls.__dict__.get(name, MISSING)
        made = given if isinstance(given, Field) else field(default=given)
        if isinstance(made.default, (list, dict, set)):
            raise ValueError(f"mutable default {type(made.default)} for field {name} is not allowed: use default_factory")
        made.name = name
        made.type = annotation
        if made.kw_only is MISSING:
            made.kw_only = kw_only
        if isinstance(given, Field):
            if made.default is MISSING:
                delattr(cls, name)
            else:
                setattr(cls, name, made.default)
        found[name] = made
    return found


def _listed(names):
    if len(names) <= 2:
        return ' and '.join(names)
    return ', '.join(names[:-1]) + ', and ' + names[-1]


def _make_init(cls, all_fields):
    positional = [f for f in all_fields if f.init and not f.kw_only]
    keyword = [f for f in all_fields if f.init and f.kw_only]
    label = f'{cls.__qualname__}.__init__()'
    seen_default = None
    for f in positional:
        if f.has_default():
            seen_default = f
        elif seen_default is not None:
            raise TypeError(f"non-default argument '{f.name}' follows default argument")

    def bind(args, kwargs):
        if len(args) > len(positional):
            least = 1 + sum(1 for f in positional if not f.has_default())
            most = 1 + len(positional)
            takes = str(most) if least == most else f'from {least} to {most}'
            raise TypeError(f"{label} takes {takes} positional argument{'' if takes == '1' else 's'} but {len(args) + 1} were given")
        values = {f.name: value for f, value in zip(positional, args)}
        known = [f.name for f in positional + keyword]
        for name, value in kwargs.items():
            if name in values:
                raise TypeError(f"{label} got multiple values for argument '{name}'")
            if name not in known:
                raise TypeError(f"{label} got an unexpected keyword argument '{name}'")
            values[name] = value
        for kind, group in (('positional', positional), ('keyword-only', keyword)):
            missing = [repr(f.name) for f in group if f.name not in values and not f.has_default()]
            if missing:
                raise TypeError(f"{label} missing {len(missing)} required {kind} argument{'' if len(missing) == 1 else 's'}: {_listed(missing)}")
        return values

    def __init__(self, /, *args, **kwargs):
        values = bind(args, kwargs)
        only_init = []
        for f in all_fields:
            if f.init and f.name in values:
                value = values[f.name]
            elif f.default_factory is not MISSING:
                value = f.default_factory()
            elif f.default is not MISSING:
                value = f.default
            else:
                continue
            if f.type is InitVar:
                only_init.append(value)
            else:
                object.__setattr__(self, f.name, value)
        if hasattr(self, '__post_init__'):
            self.__post_init__(*only_init)

    return __init__


def _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots):
    collected = {}
    for base in reversed(cls.__mro__[1:]):
        collected.update(base.__dict__.get('__dataclass_fields__', {}))
    collected.update(_own_fields(cls, kw_only))
    cls.__dataclass_fields__ = collected
    listed = list(collected.values())
    stored = [f for f in listed if f.type is not InitVar]
    compared = [f.name for f in stored if f.compare]

    def as_tuple(self):
        return tuple(getattr(self, name) for name in compared)

    def __repr__(self):
        pairs = ', '.join(f'{f.name}={getattr(self, f.name)!r}' for f in stored if f.repr)
        return f'{self.__class__.__qualname__}({pairs})'

    def __eq__(self, other):
        if other.__class__ is not self.__class__:
            return NotImplemented
        return as_tuple(self) == as_tuple(other)

    def ordered(compare):
        def method(self, other):
            if other.__class__ is not self.__class__:
                return NotImplemented
            return compare(as_tuple(self), as_tuple(other))
        return method

    own = cls.__dict__
    if init:
        cls.__init__ = _make_init(cls, listed)
    if repr and '__repr__' not in own:
        cls.__repr__ = __repr__
    if eq and '__eq__' not in own:
        cls.__eq__ = __eq__
        if '__hash__' not in own:
            cls.__hash__ = (lambda self: hash(as_tuple(self))) if frozen or unsafe_hash else None
    elif unsafe_hash:
        cls.__hash__ = lambda self: hash(as_tuple(self))
    if order:
        cls.__lt__ = ordered(lambda a, b: a < b)
        cls.__le__ = ordered(lambda a, b: a <= b)
        cls.__gt__ = ordered(lambda a, b: a > b)
        cls.__ge__ = ordered(lambda a, b: a >= b)
    if frozen:
        cls.__setattr__ = _refuse_set
        cls.__delattr__ = _refuse_delete
    if match_args and '__match_args__' not in own:
        cls.__match_args__ = tuple(f.name for f in listed if f.init and not f.kw_only)
    return cls


def _refuse_set(self, name, value):
    raise FrozenInstanceError(f'cannot assign to field {name!r}')


def _refuse_delete(self, name):
    raise FrozenInstanceError(f'cannot delete field {name!r}')


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False):
    def wrap(cls):
        return _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots)
    return wrap if cls is None else wrap(cls)


def fields(class_or_instance):
    known = getattr(class_or_instance, '__dataclass_fields__', None)
    if known is None:
        raise TypeError('must be called with a dataclass type or instance')
    return tuple(f for f in known.values() if f.type is not InitVar)


def is_dataclass(obj):
    return hasattr(obj if isinstance(obj, type) else type(obj), '__dataclass_fields__')


def asdict(obj, *, dict_factory=dict):
    return _plain(obj, dict_factory, lambda o: dict_factory([(f.name, _inner(getattr(o, f.name), lambda v: asdict(v, dict_factory=dict_factory))) for f in fields(o)]))


def astuple(obj, *, tuple_factory=tuple):
    return tuple_factory([_inner(getattr(obj, f.name), lambda v: astuple(v, tuple_factory=tuple_factory)) for f in fields(obj)])


def _plain(obj, factory, convert):
    if not is_dataclass(obj) or isinstance(obj, type):
        raise TypeError('asdict() should be called on dataclass instances')
    return convert(obj)


def _inner(value, convert):
    if is_dataclass(value) and not isinstance(value, type):
        return convert(value)
    if isinstance(value, tuple) and hasattr(value, '_fields'):
        return type(value)(*[_inner(item, convert) for item in value])
    if isinstance(value, (list, tuple)):
        return type(value)(_inner(item, convert) for item in value)
    if isinstance(value, dict):
        return type(value)((_inner(k, convert), _inner(v, convert)) for k, v in value.items())
    return value


def replace(obj, /, **changes):
    for f in fields(obj):
        if f.init and f.name not in changes:
            changes[f.name] = getattr(obj, f.name)
    return obj.__class__(**changes)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, **options):
    names = dict(namespace or {})
    annotations = {}
    for item in fields:
        if isinstance(item, str):
            annotations[item] = 'typing.Any'
            continue
        annotations[item[0]] = item[1]
        if len(item) == 3:
            names[item[0]] = item[2]
    names['__annotations__'] = annotations
    return dataclass(type(cls_name, bases, names), **options)
