def sum(values, start=0):
    total = start
    for value in values:
        total += value * 2
    return total


print(sum([1, 2, 3]))
del sum
print(sum([1, 2, 3]))
list_ = list
list = lambda *a: ('mine', a)
print(list(1, 2))
list = list_
print(list('ab'))


def use(len=len):
    return len('abc')


print(use())


class Namespace:
    print = staticmethod(lambda *a: 'not printed')
    id = 5
    def type(self): return type(self).__name__


print(Namespace.print('x'), Namespace.id, Namespace().type())
max = 10
try:
    max(1, 2)
except TypeError as error:
    print(error)
del max
print(max(1, 2))
import builtins
print(builtins.len('abc'), builtins.max is max, hasattr(builtins, 'print'))


def hash(value): return 'shadow'
print(hash(1), builtins.hash(1))
for range in range(2): pass
print(range)
del range
print(list(range(2)))
input = 'not a function'
print(input)
str = str
print(str(5))
def f(str): return str + 1
print(f(1))
[len for len in 'ab']
print(len('xyz'))
