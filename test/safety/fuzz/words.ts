/** @file The names that fuzzed programs use: asked of the running evaluator, so that what is added to the library is fuzzed as well. */

export interface Words {
  readonly builtins: readonly string[];
  /** Attributes of values of all kinds. */
  readonly attributes: readonly string[];
  /** `math.sqrt`, `torch.nn.functional.relu`. */
  readonly members: readonly string[];
  /** `('ab').join`. */
  readonly methods: readonly string[];
}

const modules = ['torch', 'nn', 'F', 'math', 'itertools', 'functools', 'collections', 're', 'random', 'copy', 'json', 'string', 'operator', 'heapq', 'bisect', 'statistics', 'fractions', 'dataclasses', 'enum', 'textwrap', 'struct', 'datetime', 'types', 'contextlib', 'base64', 'csv', 'io', 'hashlib', 'pathlib', 'time', 'os', 'sys', 'logging', 'inspect', 'ast', 'numpy', 'cmath', 'numbers', 'typing', 'weakref', 'fnmatch', 'configparser', 'argparse', 'unittest', 'pickle', 'uuid', 'zlib', 'pprint', 'decimal'];
const parts = ['torch.autograd', 'torch.linalg', 'torch.optim', 'torch.nn.init', 'torch.utils.data', 'torch.distributions', 'os.path'];
const spelledOtherwise: Readonly<Record<string, string>> = { nn: 'import torch.nn as nn', F: 'import torch.nn.functional as F' };
const values = ['0', '0.5', '1j', "'ab'", "b'ab'", '(1, 2)', '[1, 2]', "{'a': 1}", '{1}', 'frozenset()', 'range(3)', '(lambda: 0)', '(i for i in [1])', 'ValueError(1)', 'slice(1)', 'torch.ones(2, 3)', 'torch.arange(4)', 'torch.ones(2, requires_grad=True)', 'torch.nn.Linear(2, 3)', 'torch.Size([1])', 'torch.float32', "re.compile('a')", "re.match('a', 'a')", 'type', 'int', 'dict', 'nn.Sequential(nn.ReLU())', 'torch.optim.SGD([torch.ones(1, requires_grad=True)], 1)', 'collections.Counter()', 'collections.deque()', 'collections.OrderedDict()', 'collections.defaultdict(list)', 'fractions.Fraction(1, 2)', 'datetime.date(2020, 1, 1)', 'datetime.timedelta(1)', "pathlib.Path('a')", 'random.Random(1)', "io.StringIO('a')"];

/** What every program begins with: names of all sorts, and the modules that it speaks of. */
export function withPrelude(text: string): string {
  const used = modules.filter((name) => new RegExp(`\\b${name}\\b`).test(text));
  return `${[...used.map((name) => spelledOtherwise[name] ?? `import ${name}`), "a, b, c, x, self, _ = [1, 2], {'a': 1}, 3, 'text', (0.5, None), [[]]", 'def f(*a, **b): return a', 'def g(n=3): yield from range(n)', 'class C: v = 1'].join('\n')}\n${text}`;
}

/** A program that prints them. */
export const wordsProgram = withPrelude(`
import builtins
def members(name, of):
    return ' '.join(name + '.' + each for each in dir(of) if not each.startswith('_') or each.startswith('__'))
print(*(name for name in dir(builtins) if not name.startswith('_') and name not in ('exit', 'quit', 'breakpoint', 'input')))
print(*sorted({name for value in [${values.join(', ')}] for name in dir(value)}))
for name in ${JSON.stringify([...modules, ...parts])}:
    try:
        print(members(name, eval(name)))
    except Exception:
        print()
print('-')
for name in ${JSON.stringify(values)}:
    print(name + '\\t' + ' '.join(dir(eval(name))))
# ${[...modules, ...parts].join(' ')}
`);

/** From what `wordsProgram` printed. */
export function wordsOf(printed: string): Words {
  const [named = '', ofValues = ''] = printed.split('\n-\n');
  const [builtins = [], attributes = [], ...members] = named.split('\n').map((line) => line.split(' ').filter((word) => word !== ''));
  const methods = ofValues.split('\n').flatMap((line) => {
    const [value = '', names = ''] = line.split('\t');
    return names.split(' ').filter((name) => name !== '').map((name) => `(${value}).${name}`);
  });
  return { builtins, attributes, members: members.flat(), methods };
}
