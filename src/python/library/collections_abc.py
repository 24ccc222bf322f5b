"""collections.abc: what has the methods is an instance."""


class _Structural(type):
    def __instancecheck__(cls, value):
        return cls.__subclasscheck__(type(value))

    def __subclasscheck__(cls, other):
        if cls in other.__mro__:
            return True
        wanted = cls.__dict__.get('_methods')
        if wanted is None:
            return False
        concrete = cls.__dict__.get('_classes')
        if concrete is not None:
            return issubclass(other, concrete)
        return all(getattr(other, name, None) is not None for name in wanted)

    def register(cls, other):
        cls._classes = (cls.__dict__.get('_classes') or ()) + (other,)
        return other

    def __getitem__(cls, item):
        return cls


def _interface(name, methods, classes=None, bases=()):
    return _Structural(name, bases, {'_methods': methods, '_classes': classes, '__module__': 'collections.abc'})


Hashable = _interface('Hashable', ('__hash__',))
Iterable = _interface('Iterable', ('__iter__',))
Iterator = _interface('Iterator', ('__iter__', '__next__'))
Generator = _interface('Generator', ('__iter__', '__next__', 'send', 'throw', 'close'))
Reversible = _interface('Reversible', ('__iter__', '__reversed__'))
Sized = _interface('Sized', ('__len__',))
Container = _interface('Container', ('__contains__',))
Collection = _interface('Collection', ('__len__', '__iter__', '__contains__'))
Callable = _interface('Callable', ('__call__',))
Sequence = _interface('Sequence', ('__getitem__', '__len__'), (list, tuple, str, range, bytes))
MutableSequence = _interface('MutableSequence', ('__getitem__', '__setitem__'), (list,))
Set = _interface('Set', ('__contains__',), (set, frozenset))
MutableSet = _interface('MutableSet', ('add',), (set,))
Mapping = _interface('Mapping', ('__getitem__', 'keys'), (dict,))
MutableMapping = _interface('MutableMapping', ('__setitem__', 'keys'), (dict,))
Awaitable = _interface('Awaitable', ('__await__',))
