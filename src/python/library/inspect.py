"""Python's inspect, as far as signatures, kinds of objects and their members go."""
import enum as _enum
import types as _types


class _Empty:
    pass


class _ParameterKind(_enum.IntEnum):
    POSITIONAL_ONLY, POSITIONAL_OR_KEYWORD, VAR_POSITIONAL, KEYWORD_ONLY, VAR_KEYWORD = range(5)

    @property
    def description(self):
        return {0: 'positional-only', 1: 'positional or keyword', 2: 'variadic positional', 3: 'keyword-only', 4: 'variadic keyword'}[self.value]


class Parameter:
    empty = _Empty
    POSITIONAL_ONLY, POSITIONAL_OR_KEYWORD, VAR_POSITIONAL, KEYWORD_ONLY, VAR_KEYWORD = _ParameterKind

    def __init__(self, name, kind, default=_Empty, annotation=_Empty):
        self.name, self.kind, self.default, self.annotation = name, _ParameterKind(kind), default, annotation

    def __str__(self):
        text = {2: '*', 4: '**'}.get(self.kind, '') + self.name
        if self.annotation is not _Empty:
            text += ': ' + (self.annotation.__name__ if isinstance(self.annotation, type) else repr(self.annotation).replace('typing.', ''))
        if self.default is not _Empty:
            text += (' = ' if self.annotation is not _Empty else '=') + repr(self.default)
        return text

    def __repr__(self):
        return f'<Parameter "{self}">'


class Signature:
    empty = _Empty

    def __init__(self, parameters=(), return_annotation=_Empty):
        self.parameters = {parameter.name: parameter for parameter in parameters}
        self.return_annotation = return_annotation

    def bind(self, *args, **kwargs):
        names = [name for name, each in self.parameters.items() if each.kind in (0, 1)]
        return BoundArguments(self, {**dict(zip(names, args)), **kwargs})

    def __str__(self):
        parts = []
        star = False
        values = list(self.parameters.values())
        for index, parameter in enumerate(values):
            if parameter.kind == 3 and not star:
                parts.append('*')
                star = True
            star = star or parameter.kind == 2
            parts.append(str(parameter))
            if parameter.kind == 0 and (index + 1 == len(values) or values[index + 1].kind != 0):
                parts.append('/')
        result = '' if self.return_annotation is _Empty else f" -> {getattr(self.return_annotation, '__name__', repr(self.return_annotation))}"
        return f"({', '.join(parts)}){result}"

    def __repr__(self):
        return f'<Signature {self}>'


class BoundArguments:
    def __init__(self, signature, arguments):
        self.signature, self.arguments = signature, arguments

    def apply_defaults(self):
        for name, parameter in self.signature.parameters.items():
            if name not in self.arguments and parameter.default is not _Empty:
                self.arguments[name] = parameter.default


def signature(obj):
    bound = isinstance(obj, _types.MethodType)
    if isinstance(obj, type):
        obj, bound = obj.__init__, True
    elif not isinstance(obj, (_types.FunctionType, _types.MethodType)) and hasattr(type(obj), '__call__') and not isinstance(obj, _types.BuiltinFunctionType):
        obj, bound = type(obj).__call__, True
    obj = getattr(obj, '__wrapped__', obj)
    found = getattr(obj, '__parameters__', None)
    if found is None:
        raise ValueError(f'no signature found for builtin {obj!r}')
    annotations = getattr(obj, '__annotations__', {})
    parameters = []
    for name, kind, has_default, default in found:
        parameters.append(Parameter(name, kind, default if has_default else _Empty, annotations.get(name, _Empty)))
    return Signature(parameters[1:] if bound else parameters, annotations.get('return', _Empty))


def getfullargspec(func):
    from collections import namedtuple
    values = list(signature(func).parameters.values())
    if isinstance(func, _types.MethodType):
        values = [Parameter('self', 1)] + values
    defaults = tuple(each.default for each in values if each.kind < 2 and each.default is not _Empty)
    make = namedtuple('FullArgSpec', 'args varargs varkw defaults kwonlyargs kwonlydefaults annotations')
    return make(
        [each.name for each in values if each.kind < 2], next((each.name for each in values if each.kind == 2), None), next((each.name for each in values if each.kind == 4), None),
        defaults or None, [each.name for each in values if each.kind == 3], {each.name: each.default for each in values if each.kind == 3 and each.default is not _Empty} or None, getattr(func, '__annotations__', {}))


def isfunction(obj):
    return isinstance(obj, _types.FunctionType)


def ismethod(obj):
    return isinstance(obj, _types.MethodType)


def isbuiltin(obj):
    return isinstance(obj, _types.BuiltinFunctionType)


def isclass(obj):
    return isinstance(obj, type)


def ismodule(obj):
    return isinstance(obj, _types.ModuleType)


def isgenerator(obj):
    return isinstance(obj, _types.GeneratorType)


def isgeneratorfunction(obj):
    return False


def isabstract(obj):
    return isinstance(obj, type) and bool(getattr(obj, '__abstractmethods__', ()))


def iscoroutinefunction(obj):
    return False


def isroutine(obj):
    return isfunction(obj) or ismethod(obj) or isbuiltin(obj)


def getmembers(obj, predicate=None):
    found = [(name, getattr(obj, name)) for name in dir(obj) if hasattr(obj, name)]
    return [(name, value) for name, value in found if predicate is None or predicate(value)]


def getdoc(obj):
    text = getattr(obj, '__doc__', None)
    return None if text is None else cleandoc(text)


def cleandoc(text):
    from textwrap import dedent
    first, newline, rest = text.partition('\n')
    return (first.strip() + newline + dedent(rest)).strip('\n')


def getmro(cls):
    return cls.__mro__


def getmodule(obj):
    return None


def currentframe():
    return None


def stack():
    return []


def unwrap(func):
    while hasattr(func, '__wrapped__'):
        func = func.__wrapped__
    return func
