async def never_called():
    return 1


def annotated(a: 'int' = 1, *args: "tuple", b: print = 2, **kw: dict) -> None:
    """Docstring."""


print(annotated.__doc__, annotated(1), annotated.__name__)
if True: print('one line'); print('two')
x = 1 if True else 2 if False else 3
print(x, (1,), (), [1, 2,], {1: 2,}, 1 if [] else 2)
a = b = c = 0
print(a, b, c, not a, a or b or 'last', a and b)
print(1 < 2 == 2 != 3 >= 3, 1 == 1 in [1], not 1 == 2, 2 ** 3 ** 0, -2 ** 2, (-2) ** 2, 7 // 2 * 2 + 7 % 2, 1 + 2 * 3 - 4 / 2, ~1 + 1, 5 & 3 | 4 ^ 1, 1 << 2 + 1)
print('a' 'b' f'{1}' 'c', r'\n' '\n'.strip() + 'x', "it's", 'say "x"', '''a
b''', u'u', b'b', rb'\x', '\x41\u00e9\U0001F600\101\0'.encode())
lst = [
    1,  # comment
    2,
]
total = (1 +
         2 +
         3)
print(lst, total, lst[
    0], \
    'continued')
class Empty: pass
class Doc:
    """A class."""
    x: int
    y: int = 2
    def m(self): ...
print(Doc.__doc__, Doc.y, Doc.__annotations__, hasattr(Doc, 'x'), Empty.__doc__, Doc().m())
def f(): pass
def g(): return
def h(): yield
print(f(), g(), list(h()))
lambda: 0
print([*range(2)], {*'a'}, {**{}}, (*[], 1), print(end=''))
for i in range(3): pass
else: print('else', i)
try: pass
finally: print('fin')
with open('/dev/null') as fh: pass
print(__name__, type(__file__).__name__)
assert True, 'no'
del lst[0], x
print(lst)
global_in_module = 1
global global_in_module_2
global_in_module_2 = 2
print(global_in_module_2)
print(0 == False, '' == False, [] == False, None == False, 1 == True, 'a' == 'a', 1 is True)
