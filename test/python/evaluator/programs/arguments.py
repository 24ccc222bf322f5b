def f(a, b=2, *args, c, d=4, **kwargs):
    return a, b, args, c, d, kwargs


print(f(1, c=3))
print(f(1, 2, 3, 4, c=5, e=6, d=7))
print(f(*[1, 2], **{'c': 3, 'z': 9}))
print((lambda x, /, y, *, z=0: (x, y, z))(1, y=2, z=3))


def show(call):
    try:
        print(call())
    except TypeError as error:
        print('TypeError:', error)


def g(a, b): return a + b
def h(a, /, b=1): return a, b
def k(*, key): return key
def none(): return None
class C:
    def m(self, x): return x


show(lambda: g())
show(lambda: g(1))
show(lambda: g(1, 2, 3))
show(lambda: g(1, b=2, a=3))
show(lambda: g(1, c=2))
show(lambda: h(a=1))
show(lambda: h(1, 2, 3))
show(lambda: k())
show(lambda: k(1, key=2))
show(lambda: none(1))
show(lambda: C().m())
show(lambda: C().m(1, 2))
show(lambda: C.m())
show(lambda: f())
show(lambda: g(*5))
show(lambda: g(**5))
show(lambda: (lambda a, b, c, d: 0)(1))
