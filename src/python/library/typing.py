"""Python's typing: inert, subscriptable."""
import collections
import collections.abc
from abc import ABCMeta as _ABCMeta

TYPE_CHECKING = False


class _Alias:
    """What subscribing a form gives: `Optional[int]`, `List[str]`."""

    def __init__(self, origin, args, name):
        self.__origin__ = origin
        self.__args__ = args
        self._name = name

    def __getitem__(self, params):
        return self

    def __call__(self, *args, **kwargs):
        return self.__origin__(*args, **kwargs)

    def __mro_entries__(self, bases):
        return (self.__origin__,) if isinstance(self.__origin__, type) else ()

    def __or__(self, other):
        return _either(self, other)

    def __ror__(self, other):
        return _either(other, self)

    def __eq__(self, other):
        return isinstance(other, _Alias) and self._name == other._name and self.__args__ == other.__args__

    def __hash__(self):
        return hash(self._name)

    def __repr__(self):
        if self._name == 'UnionType':
            return ' | '.join('None' if a is type(None) else _text(a) for a in self.__args__)
        if self._name == 'Union' and len(self.__args__) == 2 and type(None) in self.__args__:
            return f'typing.Optional[{_text([a for a in self.__args__ if a is not type(None)][0])}]'
        return f"typing.{self._name}[{', '.join(_text(a) for a in self.__args__)}]"


def _text(arg):
    if isinstance(arg, type):
        return arg.__qualname__ if arg.__module__ == 'builtins' else f'{arg.__module__}.{arg.__qualname__}'
    return '...' if arg is Ellipsis else repr(arg)


class _Form:
    """`Optional`, `List`, … themselves."""

    def __init__(self, name, origin=None):
        self._name = name
        self.__origin__ = origin

    def __getitem__(self, params):
        if not isinstance(params, tuple):
            params = (params,)
        if self._name == 'Optional':
            return _Alias(Union, (params[0], type(None)), 'Union')
        if self._name == 'Union':
            flat = []
            for param in params:
                for each in param.__args__ if isinstance(param, _Alias) and param._name == 'Union' else (type(None) if param is None else param,):
                    if each not in flat:
                        flat.append(each)
            return flat[0] if len(flat) == 1 else _Alias(self, tuple(flat), 'Union')
        return _Alias(self.__origin__ if self.__origin__ is not None else self, params, self._name)

    def __call__(self, *args, **kwargs):
        if self.__origin__ is None:
            raise TypeError(f'Cannot instantiate typing.{self._name}')
        return self.__origin__(*args, **kwargs)

    def __mro_entries__(self, bases):
        return (self.__origin__,) if self.__origin__ is not None else ()

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __repr__(self):
        return f'typing.{self._name}'

    def __instancecheck__(self, value):
        return isinstance(value, self.__origin__)

    @property
    def __args__(self):
        if self.__origin__ is None:
            raise AttributeError('__args__')
        return (self.__origin__,)


def _either(a, b):
    """`a | b` of two classes."""
    parts = []
    for each in (a, b):
        for part in each.__args__ if isinstance(each, _Alias) and each._name in ('Union', 'UnionType') else (type(None) if each is None else each,):
            if part not in parts:
                parts.append(part)
    return _Alias(Union, tuple(parts), 'UnionType')


Any = _Form('Any')
Optional = _Form('Optional')
Union = _Form('Union')
Literal = _Form('Literal')
Final = _Form('Final')
ClassVar = _Form('ClassVar')
NoReturn = _Form('NoReturn')
Never = _Form('Never')
Self = _Form('Self')
Annotated = _Form('Annotated')
Concatenate = _Form('Concatenate')
TypeAlias = _Form('TypeAlias')
TypeGuard = _Form('TypeGuard')
Required = _Form('Required')
NotRequired = _Form('NotRequired')
Unpack = _Form('Unpack')
LiteralString = _Form('LiteralString')
AnyStr = _Form('AnyStr')
List = _Form('List', list)
Dict = _Form('Dict', dict)
Tuple = _Form('Tuple', tuple)
Set = _Form('Set', set)
FrozenSet = _Form('FrozenSet', frozenset)
Type = _Form('Type', type)
Text = str
DefaultDict = _Form('DefaultDict', collections.defaultdict)
OrderedDict = _Form('OrderedDict', collections.OrderedDict)
Counter = _Form('Counter', collections.Counter)
Deque = _Form('Deque', collections.deque)
Callable = _Form('Callable', collections.abc.Callable)
Iterable = _Form('Iterable', collections.abc.Iterable)
Iterator = _Form('Iterator', collections.abc.Iterator)
Generator = _Form('Generator', collections.abc.Generator)
Sequence = _Form('Sequence', collections.abc.Sequence)
MutableSequence = _Form('MutableSequence', collections.abc.MutableSequence)
Mapping = _Form('Mapping', collections.abc.Mapping)
MutableMapping = _Form('MutableMapping', collections.abc.MutableMapping)
AbstractSet = _Form('AbstractSet', collections.abc.Set)
Collection = _Form('Collection', collections.abc.Collection)
Container = _Form('Container', collections.abc.Container)
Hashable = _Form('Hashable', collections.abc.Hashable)
Sized = _Form('Sized', collections.abc.Sized)
Awaitable = _Form('Awaitable')
Coroutine = _Form('Coroutine')
AsyncIterator = _Form('AsyncIterator')
AsyncGenerator = _Form('AsyncGenerator')
ContextManager = _Form('ContextManager')
Pattern = _Form('Pattern')
Match = _Form('Match')
IO = _Form('IO')
TextIO = _Form('TextIO')
BinaryIO = _Form('BinaryIO')
SupportsFloat = _Form('SupportsFloat')
SupportsInt = _Form('SupportsInt')
SupportsIndex = _Form('SupportsIndex')


class TypeVar:
    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False):
        self.__name__ = name
        self.__constraints__ = constraints
        self.__bound__ = bound

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __repr__(self):
        return '~' + self.__name__


class ParamSpec(TypeVar):
    @property
    def args(self):
        return self

    @property
    def kwargs(self):
        return self


TypeVarTuple = ParamSpec


class Generic:
    __slots__ = ()

    def __class_getitem__(cls, params):
        return cls


class _ProtocolMeta(_ABCMeta):
    """Asked for an instance, a protocol that may be asked looks for its names."""

    def __instancecheck__(cls, instance):
        if super().__instancecheck__(instance):
            return True
        if Protocol not in cls.__bases__:
            return False
        if not cls.__dict__.get('_is_runtime'):
            raise TypeError('Instance and class checks can only be used with @runtime_checkable protocols')
        return all(hasattr(instance, name) for name in _protocol_names(cls))

    def __subclasscheck__(cls, other):
        if super().__subclasscheck__(other):
            return True
        if Protocol not in cls.__bases__:
            return False
        if not cls.__dict__.get('_is_runtime'):
            raise TypeError('Instance and class checks can only be used with @runtime_checkable protocols')
        return all(hasattr(other, name) for name in _protocol_names(cls))


def _protocol_names(cls):
    own = [base for base in cls.__mro__ if isinstance(base, _ProtocolMeta) and base is not Protocol]
    names = {name for base in own for name in (*base.__dict__, *getattr(base, '__annotations__', {}))}
    return [name for name in names if name not in _not_asked]


_not_asked = {'__module__', '__qualname__', '__doc__', '__dict__', '__annotations__', '__slots__', '__init__', '__abstractmethods__', '__class_getitem__', '__init_subclass__', '_is_runtime', '_derived', '_registered'}


class Protocol(metaclass=_ProtocolMeta):
    __slots__ = ()

    def __class_getitem__(cls, params):
        return cls

    def __init_subclass__(cls, *args, **kwargs):
        pass


class _NamedTupleMeta(type):
    def __new__(mcls, name, bases, namespace):
        if namespace.get('_root'):
            return super().__new__(mcls, name, bases, namespace)
        fields = tuple(namespace.get('__annotations__', {}))
        defaults = {key: namespace[key] for key in fields if key in namespace}
        extra = {key: value for key, value in namespace.items() if key not in fields and key not in ('__dict__', '__classcell__')}
        return collections._named_tuple_class(name, fields, defaults, extra)


class NamedTuple(metaclass=_NamedTupleMeta):
    _root = True

    def __new__(cls, typename, fields=(), **kwargs):
        return collections.namedtuple(typename, [name for name, _ in fields] + list(kwargs))


class _TypedDictMeta(type):
    def __new__(mcls, name, bases, namespace, total=True):
        return super().__new__(mcls, name, (dict,), namespace)


class TypedDict(dict, metaclass=_TypedDictMeta):
    pass


def NewType(name, tp):
    return lambda value: value


def cast(typ, val):
    return val


def overload(func):
    return func


def final(func):
    return func


def no_type_check(func):
    return func


def runtime_checkable(cls):
    cls._is_runtime = True
    return cls


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    return dict(getattr(obj, '__annotations__', {}))


def get_origin(tp):
    return tp.__origin__ if isinstance(tp, _Alias) else None


def get_args(tp):
    return tp.__args__ if isinstance(tp, _Alias) else ()


def assert_never(value):
    raise AssertionError(f'Expected code to be unreachable, but got: {value!r}')


def reveal_type(value):
    return value
