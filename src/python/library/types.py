"""Python's types."""
import _unknown


class SimpleNamespace:
    def __init__(self, /, **kwargs):
        self.__dict__.update(kwargs)

    def __repr__(self):
        return f"namespace({', '.join(f'{k}={v!r}' for k, v in self.__dict__.items())})"

    def __eq__(self, other):
        return isinstance(other, SimpleNamespace) and self.__dict__ == other.__dict__


def _function():
    pass


def _generator():
    yield


class _Class:
    def method(self):
        pass


class CodeType:
    """What a function's `__code__` tells of its parameters and names."""

    def __init__(self, name, parameters, names):
        count = lambda *kinds: sum(kind in kinds for _, kind, *_ in parameters)
        given = [row[0] for kinds in ((0, 1), (3,), (2,), (4,)) for row in parameters if row[1] in kinds]
        self.co_name, self.co_varnames = name, (*given, *(each for each in names if each not in given))
        self.co_argcount, self.co_posonlyargcount, self.co_kwonlyargcount = count(0, 1), count(0), count(3)
        self.co_nlocals = len(self.co_varnames)


FunctionType = type(_function)
LambdaType = FunctionType
GeneratorType = type(_generator())
MethodType = type(_Class().method)
BuiltinFunctionType = type(len)
BuiltinMethodType = type(len)
NoneType = type(None)
EllipsisType = type(Ellipsis)
NotImplementedType = type(NotImplemented)
MappingProxyType = dict
DynamicClassAttribute = property
ModuleType = type(_unknown)


class GenericAlias:
    def __new__(cls, origin, args):
        return origin


def new_class(name, bases=(), kwds=None, exec_body=None):
    namespace = {}
    if exec_body is not None:
        exec_body(namespace)
    return type(name, bases, namespace)
