x = 1


def f():
    def g():
        global x
        x += 10
        return x
    return g()


print(f(), x)


def nested():
    a = 1
    def mid():
        a = 2
        def inner():
            nonlocal a
            a += 1
            return a
        return inner(), a
    return mid(), a


print(nested())


def defaults(a, items=[], *, cache={}):
    items.append(a)
    cache[a] = len(items)
    return items, cache


print(defaults(1), defaults(2), defaults.__defaults__, defaults.__kwdefaults__)


class Counter:
    total = 0
    def inc(self):
        self.total += 1
        return self.total, Counter.total


c = Counter()
print(c.inc(), c.inc(), Counter().inc())


class Shared:
    items = []
    def add(self, x): self.items.append(x)


Shared().add(1); Shared().add(2)
print(Shared.items)
funcs = {}
for name in ('a', 'b'):
    def fn(x, name=name): return f'{name}{x}'
    funcs[name] = fn
print(funcs['a'](1), funcs['b'](2))
def gen_scope():
    i = 'outer'
    lst = [i for i in range(3)]
    return i, lst
print(gen_scope())
def conditional(flag):
    if flag:
        value = 1
    try:
        return value
    except UnboundLocalError as e:
        return str(e)
print(conditional(True), conditional(False))
def except_scope():
    try:
        raise ValueError('v')
    except ValueError as err:
        pass
    try:
        return err
    except UnboundLocalError as e:
        return type(e).__name__
print(except_scope())
def with_del():
    z = 1
    del z
    try:
        z
    except UnboundLocalError as e:
        return str(e)
print(with_del())
while (n := x) > 8:
    x -= 2
print(n, x)
print([(k, v) for k in range(2) if (v := k * 2) >= 0], v)
def recursive_lambda():
    fact = lambda n: 1 if n == 0 else n * fact(n - 1)
    return fact(10)
print(recursive_lambda())
def make(n):
    class Local:
        value = n
        def get(self): return n + self.value
    return Local
print(make(3)().get(), make(4).value, make(1).__qualname__)
def shadow(list):
    return list + [1]
print(shadow([0]), list('ab'))
def argument_modify(d, l, n):
    d['k'] = 1; l += [1]; n += 1
    return n
d, l, n = {}, [], 0
argument_modify(d, l, n)
print(d, l, n)
def star_only(*, a): return a
def pos_only(a, /, **kw): return a, kw
print(star_only(a=1), pos_only(1, a=2))
def many(a, b=1, *args, c, d=2, **kw): return (a, b, args, c, d, kw)
print(many(1, c=3), many(*(1, 2, 3), **{'c': 4, 'e': 5}), many(1, *[2], *[3, 4], c=0, **{'x': 1}, **{'y': 2}))
print((lambda *a, k=1, **kw: (a, k, kw))(1, 2, k=3, z=4))
exec_order = []
def o(v): exec_order.append(v); return v
{o('k1'): o('v1'), o('k2'): o('v2')}
[o(1), o(2)][o(0)]
o('a').__add__(o('b'))
print(exec_order)
def assign_order():
    order = []
    def i(v): order.append(v); return v
    lst = [0] * 3
    lst[i(1)] = i(2)
    lst[i(0)] += i(5)
    return order, lst
print(assign_order())
i = 0
a = [1, 2, 3]
i, a[i] = 1, 9
print(i, a)
