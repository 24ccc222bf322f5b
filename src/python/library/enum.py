"""Python's enum."""


class auto:
    """A value that the enumeration chooses; parts combined with an operator are worked out with it."""

    def __init__(self, combine=None, *parts):
        self._combine = combine
        self._parts = parts
        self._value = None

    def __or__(self, other):
        return auto(lambda a, b: a | b, self, other)

    def __and__(self, other):
        return auto(lambda a, b: a & b, self, other)

    def __xor__(self, other):
        return auto(lambda a, b: a ^ b, self, other)

    __ror__ = __or__

    def _resolve(self, choose):
        if self._value is None:
            parts = [part._resolve(choose) if isinstance(part, auto) else part for part in self._parts]
            self._value = self._combine(*parts) if self._combine else choose()
        return self._value


def _is_member(name, value):
    if name.startswith('_'):
        return False
    return not (hasattr(type(value), '__get__') or isinstance(value, (type, staticmethod, classmethod, property)) or callable(value))


class EnumMeta(type):
    def __new__(metacls, name, bases, namespace, **kwargs):
        members = {key: value for key, value in namespace.items() if _is_member(key, value)}
        rest = {key: value for key, value in namespace.items() if key not in members}
        cls = super().__new__(metacls, name, bases, rest, **kwargs)
        for method in ('__repr__', '__str__', '__format__'):
            holder = next(base for base in cls.__mro__ if method in base.__dict__)
            if holder in (int, str, float, tuple, object):
                setattr(cls, method, next(base for base in cls.__mro__ if base.__class__ is metacls and method in base.__dict__).__dict__[method])
        cls._member_map_ = {}
        cls._value2member_map_ = {}
        last = []
        for key, value in members.items():
            if isinstance(value, auto):
                value = value._resolve(lambda: cls._generate_next_value_(key, 1, len(last), last))
            last.append(value)
            _add_member(cls, key, value)
        return cls

    def __call__(cls, value, names=None, **kwargs):
        if names is not None:
            return _functional(cls, value, names, kwargs.get('start', 1))
        for member in cls._member_map_.values():
            if member is value or member._value_ == value:
                return member
        found = cls._missing_(value)
        if found is not None:
            return found
        raise ValueError(f'{value!r} is not a valid {cls.__qualname__}')

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get('_member_map_', {}) and name in cls.__dict__:
            raise AttributeError(f'cannot reassign member {name!r}')
        super().__setattr__(name, value)

    def __iter__(cls):
        return iter(cls._canonical())

    def __reversed__(cls):
        return reversed(cls._canonical())

    def _canonical(cls):
        return [member for name, member in cls._member_map_.items() if member._name_ == name and cls._is_canonical(member)]

    def _is_canonical(cls, member):
        return True if not issubclass(cls, Flag) else member._value_ > 0 and member._value_ & (member._value_ - 1) == 0

    def __len__(cls):
        return len(cls._canonical())

    def __contains__(cls, value):
        return any(member is value or member._value_ == value for member in cls._member_map_.values())

    def __getitem__(cls, name):
        return cls._member_map_[name]

    @property
    def __members__(cls):
        return dict(cls._member_map_)

    def __repr__(cls):
        return f"<{'flag' if issubclass(cls, Flag) else 'enum'} {cls.__name__!r}>"

    def __bool__(cls):
        return True


EnumType = EnumMeta


def _add_member(cls, name, value):
    for member in cls._member_map_.values():
        if member._value_ == value and type(member._value_) is type(value):
            cls._member_map_[name] = member
            setattr(cls, name, member)
            return
    args = value if isinstance(value, tuple) else (value,)
    own_new = [base.__dict__['__new__'] for base in cls.__mro__ if '__new__' in base.__dict__ and base not in (Enum, object)]
    mixed = [base for base in cls.__mro__ if base in (int, str, float, tuple)]
    if own_new and not mixed:
        member = cls.__new__(cls, *args)
    elif mixed:
        member = cls.__new__(cls, *args)
    else:
        member = object.__new__(cls)
    if not hasattr(member, '_value_'):
        member._value_ = mixed[0](*args) if mixed else value
    member._name_ = name
    member.__objclass__ = cls
    if any('__init__' in base.__dict__ for base in cls.__mro__ if base not in (object, int, str, float, tuple, Enum)):
        member.__init__(*args)
    cls._member_map_[name] = member
    setattr(cls, name, member)


def _beyond(cls, value, whole):
    width = max(value.bit_length(), whole.bit_length())
    drawn = lambda number: f'0b0 {number & ((1 << width) - 1):0{width}b}'
    return f'{cls!r} invalid value {value}\n    given {drawn(value)}\n  allowed {drawn(whole)}'


def _functional(cls, name, names, start):
    if isinstance(names, str):
        names = names.replace(',', ' ').split()
    pairs = names.items() if isinstance(names, dict) else [pair if isinstance(pair, tuple) else (pair, start + index) for index, pair in enumerate(names)]
    return type(cls)(name, (cls,), dict(pairs))


class Enum(metaclass=EnumMeta):
    @property
    def name(self):
        return self._name_

    @property
    def value(self):
        return self._value_

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        numbers = [value for value in last_values if isinstance(value, int)]
        return max(numbers) + 1 if numbers else start

    @classmethod
    def _missing_(cls, value):
        return None

    def __repr__(self):
        return f'<{self.__class__.__name__}.{self._name_}: {self._value_!r}>'

    def __str__(self):
        return f'{self.__class__.__name__}.{self._name_}'

    def __format__(self, spec):
        return format(str(self), spec)

    def __hash__(self):
        return hash(self._name_)

    def __eq__(self, other):
        return self is other

    def __reduce_ex__(self, protocol):
        return self.__class__, (self._value_,)


class IntEnum(int, Enum):
    def __str__(self):
        return int.__repr__(self)

    def __format__(self, spec):
        return format(self._value_, spec)


class StrEnum(str, Enum):
    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()

    def __str__(self):
        return self._value_

    def __format__(self, spec):
        return format(self._value_, spec)


class Flag(Enum):
    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return 1 << max(last_values).bit_length() if last_values else 1

    @classmethod
    def _missing_(cls, value):
        if not isinstance(value, int):
            return None
        whole = cls._whole()
        if value < 0:
            value = whole + 1 + value if whole & (whole + 1) == 0 else whole & value
        if value & ~whole and not issubclass(cls, int):
            raise ValueError(_beyond(cls, value, whole))
        member = int.__new__(cls, value) if issubclass(cls, int) else object.__new__(cls)
        member._value_ = value
        rest = value & ~whole
        names = [each._name_ for each in cls._canonical() if each._value_ & value] + ([str(rest)] if rest else [])
        member._name_ = '|'.join(names) if len(names) > 1 or not rest else None
        member._name_ = member._name_ or None
        return cls._value2member_map_.setdefault(value, member)

    @classmethod
    def _whole(cls):
        whole = 0
        for member in cls._member_map_.values():
            whole |= member._value_
        return whole

    def __or__(self, other):
        return self.__class__(self._value_ | other._value_)

    def __and__(self, other):
        return self.__class__(self._value_ & other._value_)

    def __xor__(self, other):
        return self.__class__(self._value_ ^ other._value_)

    def __invert__(self):
        return self.__class__(self._whole() & ~self._value_)

    def __iter__(self):
        return iter([member for member in self.__class__._canonical() if member._value_ & self._value_])

    def __len__(self):
        return bin(self._value_).count('1')

    def __repr__(self):
        return f'<{self.__class__.__name__}: {self._value_}>' if self._name_ is None else f'<{self.__class__.__name__}.{self._name_}: {self._value_!r}>'

    def __str__(self):
        return f'{self.__class__.__name__}({self._value_})' if self._name_ is None else f'{self.__class__.__name__}.{self._name_}'

    def __bool__(self):
        return bool(self._value_)

    def __contains__(self, other):
        return other._value_ & self._value_ == other._value_

    def __eq__(self, other):
        return isinstance(other, Flag) and self.__class__ is other.__class__ and self._value_ == other._value_

    def __hash__(self):
        return hash(self._value_)


class IntFlag(int, Flag):
    """Flags that are numbers: combined with a number, it counts as a flag."""

    def __str__(self):
        return int.__repr__(self)

    def __format__(self, spec):
        return format(self._value_, spec)

    def _combined(self, other, combine):
        return self.__class__(combine(self._value_, other._value_ if isinstance(other, IntFlag) else int(other))) if isinstance(other, int) else NotImplemented

    def __or__(self, other):
        return self._combined(other, lambda a, b: a | b)

    def __and__(self, other):
        return self._combined(other, lambda a, b: a & b)

    def __xor__(self, other):
        return self._combined(other, lambda a, b: a ^ b)

    __ror__, __rand__, __rxor__ = __or__, __and__, __xor__
    __invert__ = Flag.__invert__


def unique(enumeration):
    aliases = [f'{name} -> {member.name}' for name, member in enumeration.__members__.items() if name != member.name]
    if aliases:
        raise ValueError(f"duplicate values found in {enumeration!r}: {', '.join(aliases)}")
    return enumeration
