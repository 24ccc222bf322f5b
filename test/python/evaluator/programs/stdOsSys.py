import json
import logging
import os
import os.path as osp
import string
import sys
import warnings
import bisect
import heapq

print(os.path.join('a', 'b', 'c.txt'), os.path.join('a/', '/b'), osp.basename('/x/y.py'), osp.dirname('/x/y.py'), osp.splitext('a/b.tar.gz'), osp.split('a/b'), osp.normpath('a/../b/./c'), osp.isabs('/a'), os.sep)
print(sys.argv[1:], sys.version_info[0], sys.version_info >= (3, 6), sys.maxsize, sys.float_info.epsilon, sys.platform)
warnings.filterwarnings('ignore')
warnings.warn('not seen')
logging.basicConfig(level=logging.INFO)
log = logging.getLogger(__name__)
log.debug('not seen %s', 5)
sys.stdout.write('written\n')
print(json.dumps({'a': [1, 2.5, None, True, 'é"'], 'b': {}}), json.dumps([1, {'x': 2}], indent=2), json.dumps({'b': 1, 'a': 2}, sort_keys=True), json.loads('{"k": [1, 2.5, "s\\n", null, true, -3e2]}'))
print(string.ascii_lowercase, string.digits, bisect.bisect([1, 3, 5], 3), bisect.bisect_left([1, 3, 5], 3))
h = []
for v in (5, 1, 4, 2):
    heapq.heappush(h, v)
print([heapq.heappop(h) for _ in range(4)], heapq.nlargest(2, [1, 5, 3]), heapq.nsmallest(2, [4, 1, 3]))
os.environ['MY_VAR'] = '1'
print(os.environ['MY_VAR'], os.environ.get('SURELY_NOT_SET', 'default'), os.getenv('SURELY_NOT_SET'))
print('to nowhere', file=sys.stderr)
if __name__ == '__main__':
    print('main')
try:
    sys.exit(3)
except SystemExit as stop:
    print(stop.code)
print('a', 'b', sep='-', end='!\n')
print()
print(*[1, 2], sep='\n')
