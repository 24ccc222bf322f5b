for i in range(5):
    if i == 1:
        continue
    if i == 3:
        break
    print(i)
else:
    print('no break')
for i in []:
    pass
else:
    print('empty else')
n = 0
while n < 3:
    n += 1
else:
    print('while else', n)
while True:
    n -= 1
    if n < 0:
        break
print(n)
x = 5
print('big' if x > 3 else 'small', x > 3 and 'and', x < 3 or 'or', not x, 1 < x < 10, 1 < x > 2, x == 5 != 6, 0 or [] or 'last', 1 and 0 and 2)
if x < 0: print('neg')
elif x == 5: print('five')
else: print('other')
calls = []
def t(v): calls.append(v); return v
t(0) and t(1); t(1) or t(2); t(1) < t(0) < t(9)
print(calls)
l = [1, 2, 3]
for v in l:
    if v < 3:
        l.append(v + 10)
    if len(l) > 6:
        break
print(l)
def f():
    for i in range(3):
        for j in range(3):
            if i * j == 2:
                return i, j
print(f())
def g(n):
    while n:
        try:
            n -= 1
            if n == 2: continue
            if n == 0: break
            print('n', n)
        finally:
            print('fin', n)
    else:
        print('else')
g(4)
i = 10
for i in range(2): pass
print(i)
del i
try: i
except NameError as e: print(e)
pass
...
print(None is None, 1 is not None, [] is [], 'a' in ['a'], 'b' not in ['a'], None == 0, ... is Ellipsis, NotImplemented)
lam = lambda *a, **k: (a, k)
print(lam(1, x=2), (lambda: 5)(), (lambda x: lambda y: x + y)(1)(2))
def doc():
    """Doc string."""
    return doc.__name__
print(doc())
