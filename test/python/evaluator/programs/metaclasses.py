class Meta(type):
    def __new__(mcs, name, bases, namespace, **kwargs):
        namespace['made_by'] = mcs.__name__
        cls = super().__new__(mcs, name, bases, namespace)
        cls.options = kwargs
        return cls

    def __init__(cls, name, bases, namespace, **kwargs):
        super().__init__(name, bases, namespace)
        cls.registered = name

    def __call__(cls, *args, **kwargs):
        print('creating', cls.__name__)
        return super().__call__(*args, **kwargs)

    @property
    def upper(cls):
        return cls.__name__.upper()

    def __len__(cls):
        return 7


class Thing(metaclass=Meta, flag=True):
    def __init__(self, x): self.x = x


class Sub(Thing):
    pass


t = Thing(5)
print(t.x, Thing.made_by, Thing.options, Thing.registered, Thing.upper, len(Thing), type(Thing).__name__, Sub.registered, type(Sub) is Meta)


class Plugin:
    registry = {}

    def __init_subclass__(cls, /, name=None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.registry[name or cls.__name__] = cls


class One(Plugin): pass
class Two(Plugin, name='second'): pass


print(Plugin.registry)


class Generic:
    def __class_getitem__(cls, item):
        return f'{cls.__name__}[{item}]'


print(Generic['int'])


class Singleton:
    _instance = None

    def __new__(cls):
        if cls._instance is None:
            cls._instance = super().__new__(cls)
        return cls._instance


print(Singleton() is Singleton())


class MyInt(int):
    def __new__(cls, value): return super().__new__(cls, value * 2)
    def __add__(self, other): return MyInt(int(self) + other)
    def twice(self): return self * 2


m = MyInt(5)
print(m, m + 1, m.twice(), m == 10, isinstance(m, int), [0] * 3, m > 3, hash(m) == hash(10), f'{m:03d}', {10: 'a'}[m], type(m).__name__, -m, m * 1.5, 2 ** m)


class MyList(list):
    def first(self): return self[0]
    def append(self, x): super().append(x); print('appended', x)


l = MyList([1, 2])
l.append(3)
print(l, l.first(), len(l), isinstance(l, list), l + [4], l == [1, 2, 3], sorted(l, reverse=True))


class MyDict(dict):
    def __getattr__(self, k): return self[k]
    def __setattr__(self, k, v): self[k] = v
    def __missing__(self, k): return f'missing {k}'


d = MyDict(a=1)
d.b = 2
print(d, d.a, d['zz'], dict(d), 'b' in d, {**d})


class MyStr(str):
    def shout(self): return self.upper() + '!'


print(MyStr('hi').shout(), MyStr('x') + 'y', len(MyStr('abc')), MyStr('a') == 'a', {'a': 1}[MyStr('a')], 'b' in MyStr('abc'), f"{MyStr('q')}")


class MyFloat(float):
    pass


print(MyFloat(1.5) + 1, MyFloat('2.5'), round(MyFloat(2.567), 1))
class T(tuple):
    def __new__(cls, *a): return super().__new__(cls, a)
    @property
    def x(self): return self[0]
print(T(1, 2), T(1, 2).x, T(1) == (1,), T(3, 4)[1:])
class Interface:
    __slots__ = ('a',)
    def __init__(self): self.a = 1
print(Interface().a)
print(int.__mro__, bool.__bases__, type.__mro__, type(type))
