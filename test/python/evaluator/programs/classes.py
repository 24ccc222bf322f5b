class Base:
    kind = 'base'
    count = 0

    def __init__(self, name):
        self.name = name
        Base.count += 1

    def describe(self):
        return f'{self.kind}:{self.name}'

    @property
    def loud(self):
        return self.name.upper()

    @loud.setter
    def loud(self, value):
        self.name = value.lower()

    @staticmethod
    def helper(x):
        return x * 2

    @classmethod
    def make(cls, *args):
        return cls(*args)

    def __repr__(self):
        return f'{type(self).__name__}({self.name!r})'


class Derived(Base):
    kind = 'derived'

    def __init__(self, name, extra):
        super().__init__(name)
        self.extra = extra

    def describe(self):
        return super().describe() + f'+{self.extra}'


d = Derived('n', 3)
print(d, d.describe(), d.loud, d.helper(4), Derived.helper(5), Derived.make('q', 1), Base.count)
d.loud = 'LOUD'
print(d.name, isinstance(d, Base), issubclass(Derived, Base), isinstance(d, (int, Base)), Derived.__mro__)
try:
    d.nothing
except AttributeError as error:
    print(error)
try:
    Derived.nothing
except AttributeError as error:
    print(error)


class ReadOnly:
    @property
    def value(self):
        return 1


try:
    ReadOnly().value = 2
except AttributeError as error:
    print(error)
print(hasattr(d, 'name'), hasattr(d, 'nothing'), getattr(d, 'nothing', 'default'))
setattr(d, 'new', 5)
print(d.new, sorted(vars(d)))
del d.new
print(hasattr(d, 'new'))


class A:
    def who(self): return 'A'
class B(A):
    def who(self): return 'B' + super().who()
class C(A):
    def who(self): return 'C' + super().who()
class D(B, C):
    def who(self): return 'D' + super().who()


print(D().who(), [c.__name__ for c in D.__mro__])


class Counter:
    instances = []

    def __new__(cls, *args):
        self = super().__new__(cls)
        cls.instances.append(args)
        return self

    def __init__(self, *args):
        self.args = args


Counter(1)
Counter(2, 3)
print(Counter.instances)
P = type('P', (Base,), {'kind': 'made', 'twice': lambda self: self.name * 2})
print(P('ab').twice(), P('z').describe(), P.__name__, type(P), type(d))
try:
    class Bad(int, str):
        pass
except TypeError as error:
    print(type(error).__name__)
print(Base.__name__, Base.describe.__name__, Base.describe.__qualname__, d.describe.__self__ is d)
bound = d.describe
print(bound(), Base.describe(d))
try:
    object().x = 1
except AttributeError as error:
    print(error)
try:
    Base()
except TypeError as error:
    print(error)
try:
    object(1)
except TypeError as error:
    print(error)
class Private:
    def __init__(self):
        self.__secret = 1
    def get(self):
        return self.__secret
print(Private().get(), list(vars(Private())))
