import sys as system, math
from math import (pi, sqrt as root,
                  floor)
import os.path
from collections import OrderedDict as OD, namedtuple
from functools import *

try:
    import json
except ImportError:
    json = None
try:
    from math import does_not_exist
except ImportError as error:
    print(type(error).__name__, str(error)[:42])
try:
    math.does_not_exist
except AttributeError as error:
    print(error)
print(pi == math.pi, root(4), floor(2.5), os.path.basename('a/b'), OD(a=1), json is not None, reduce(lambda a, b: a + b, 'abc'), system.version_info.major)
print(__name__, __doc__, '__file__' in globals(), 'pi' in globals(), type(math), math.__name__, sorted(n for n in dir() if n.startswith('r')))
counter = 0


def bump(by=counter + 1):
    global counter
    counter += by
    return counter


print(bump(), bump(5), counter)
if counter > 3:
    def chosen(): return 'big'
else:
    def chosen(): return 'small'
print(chosen())
for name in ('one', 'two'):
    globals()['dynamic_' + name] = name.upper()
print(dynamic_one, dynamic_two)
CONSTANTS = dict(A=1, B=2)
locals().update(CONSTANTS)
print(A + B)
def use_later(): return defined_later()
def defined_later(): return 'later'
print(use_later())
with_comment = 1  # a comment
if __name__ == '__main__':
    main_only = 'yes'
print(main_only)
