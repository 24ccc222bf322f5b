"""Python's abc."""


def abstractmethod(function):
    function.__isabstractmethod__ = True
    return function


def abstractproperty(function):
    return property(abstractmethod(function))


def _is_abstract(value):
    for part in (value, getattr(value, 'fget', None), getattr(value, 'fset', None), getattr(value, '__func__', None)):
        if getattr(part, '__isabstractmethod__', False) is True:
            return True
    return False


class ABCMeta(type):
    def __new__(mcls, name, bases, namespace, /, **kwargs):
        cls = super().__new__(mcls, name, bases, namespace, **kwargs)
        names = {key for key, value in namespace.items() if _is_abstract(value)}
        for base in bases:
            for key in getattr(base, '__abstractmethods__', ()):
                if _is_abstract(getattr(cls, key, None)):
                    names.add(key)
        cls.__abstractmethods__ = tuple(sorted(names))
        cls._derived = ()
        for base in bases:
            if isinstance(base, ABCMeta):
                base._derived = base.__dict__.get('_derived', ()) + (cls,)
        return cls

    def register(cls, subclass):
        cls._registered = cls.__dict__.get('_registered', ()) + (subclass,)
        return subclass

    def __instancecheck__(cls, instance):
        return cls.__subclasscheck__(type(instance))

    def __subclasscheck__(cls, subclass):
        if cls in subclass.__mro__:
            return True
        hook = getattr(cls, '__subclasshook__', None)
        if hook is not None:
            answer = hook(subclass)
            if answer is not NotImplemented:
                return answer
        return any(issubclass(subclass, each) for each in cls.__dict__.get('_registered', ()) + cls.__dict__.get('_derived', ()))


class ABC(metaclass=ABCMeta):
    pass
