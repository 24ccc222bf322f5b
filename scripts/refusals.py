"""Writes src/torch/schema/refusals.ts: which operations of PyTorch refuse which element types on the CPU, and in which words.

Reads calls with float32 arguments (scripts/refusals.mjs makes them), tries each with every other type, and keeps what PyTorch
complains of if it has to do with the type: if most calls of the operation are refused so.
"""
import collections
import itertools
import json
import pathlib
import re
import sys
import warnings

import torch

TYPES = {'bool': 'Bool', 'uint8': 'Byte', 'int8': 'Char', 'int16': 'Short', 'int32': 'Int', 'int64': 'Long', 'float16': 'Half', 'bfloat16': 'BFloat16', 'float64': 'Double'}
COMPILER = {'uint8': 'unsigned char', 'int8': 'signed char', 'int16': 'short int', 'int64': 'long int', 'float16': 'c10::Half', 'bfloat16': 'c10::BFloat16'}
KERNEL = re.compile(r'^"(\w+)" not implemented for \'\{scalar\}\'$')
# What depends on the elements, or on more than one type.
OTHER_CAUSES = re.compile(r'nonzero|Found dtype|uint8|ZeroDivision|groups|out of bounds|negative integer powers|overflow|Kernel size|INTERNAL|but expected|require gradients|desired output type (bool|int)$|scalar type Long|aweights|fweights')
PRELUDE = 'import math, torch\nimport torch.nn as nn\nimport torch.nn.functional as F\n'


def complaint(statements, dtype):
    """What PyTorch says of the last statement, with placeholders; '' if nothing, None if the arguments can't be made."""
    names = {}
    exec(PRELUDE, names)
    torch.manual_seed(1)
    *creations, call = [re.sub(r', dtype=torch\.float32(, requires_grad=True)?\)$', f', dtype=torch.float32).to(torch.{dtype})', statement) for statement in statements]
    try:
        for creation in creations:
            exec(creation, names)
    except Exception:
        return None
    try:
        exec(statements[-1], names)
    except RuntimeError as error:
        return general(str(error), dtype)
    except Exception:
        return None
    return ''


def general(text, dtype):
    """The words for every type."""
    text = re.sub(r'\b%s\b' % TYPES.get(dtype, 'Float'), '{scalar}', text)
    text = re.sub(r'torch\.%s\b' % dtype, 'torch.{dtype}', text)
    if dtype in COMPILER:
        text = re.sub(r'\b%s\b' % re.escape(COMPILER[dtype]), '{compiler}', text)
    return re.sub(r'\{scalar\}\{\[[\d, ]*\]\}', '{scalar}{shape}', text)


def refusals(samples):
    """Types by complaint."""
    good = [sample for sample in samples if complaint(sample, 'float32') == '']
    found = {}
    for dtype, name in TYPES.items():
        answers = [answer for answer in (complaint(sample, dtype) for sample in good) if answer is not None]
        text, count = collections.Counter(answers).most_common(1)[0] if answers else ('', 0)
        if text and count >= 0.6 * len(answers) and not OTHER_CAUSES.search(text):
            found.setdefault(text, []).append(name)
    return found


PLACES = {'torch': torch, 'Tensor': torch.Tensor, 'torch.nn.functional': torch.nn.functional, 'torch.special': torch.special, 'torch.linalg': torch.linalg}


def samples(dtype):
    """Arguments that some operation may like, simplest first: for those that no call was made of."""
    def of(*shape):
        return (torch.arange(1, 1 + int(torch.tensor(shape).prod())).reshape(shape) % 3 + 1).to(dtype)
    vector, matrix, batch, image = of(3), of(3, 3), of(2, 3, 3), of(1, 2, 4, 4)
    index = torch.tensor([[0, 1, 0], [1, 0, 2], [0, 0, 1]])
    for x in (matrix, vector, batch, image, of(1, 2, 4), of(1, 1, 4, 4, 4)):
        yield from ([x], [x, x], [x, x, x], [x, 0], [x, 1], [x, 2], [x, 0, index], [x, 0, index, x], [x, 0, index[0], x], [x, 0, 1], [x, 1, 0], [x, 0.5], [x, (1, 2)], [x, x > 1], [x, x > 1, 1], [x, 1, 0, 1], [x, x, 0.5], [x, index])
    yield from ([vector, matrix, vector], [matrix, vector], [batch, batch], [matrix, batch, batch], [batch, batch, batch], [image, of(3, 2, 2, 2)], [of(1, 2, 5), of(3, 2, 2)], [image, 2], [[matrix, matrix]], [matrix, torch.tensor([0, 1, 2])])


def kernel(function, arguments):
    """The kernel that is missing and the type."""
    try:
        function(*arguments)
    except Exception as error:
        match = re.match(r'^"(\w+)" not implemented for \'(\w+)\'', str(error))
        return match.groups() if match else (None, None)
    return None, ''


def missing_kernels(name):
    """Types by kernel, for the first arguments that suit float32."""
    function = next(getattr(module, name) for module in PLACES.values() if hasattr(module, name))
    places = [place for place, arguments in enumerate(samples(torch.float32)) if kernel(function, arguments) == (None, '')]
    for place in places[:3]:
        found = {}
        for dtype, scalar in TYPES.items():
            name, of = kernel(function, next(itertools.islice(samples(getattr(torch, dtype)), place, None)))
            if of == scalar:
                found.setdefault(f'"{name}" not implemented for \'{{scalar}}\'', []).append(scalar)
        if found:
            return found
    return {}


def completed(facts, kernels):
    """The facts, and for types that they don't mention the kernels."""
    known = {dtype for types in facts.values() for dtype in types}
    return {**facts, **{text: [*facts.get(text, []), *(dtype for dtype in types if dtype not in known)] for text, types in kernels.items() if set(types) - known}}


HEADER = '''/**
 * @file Which element types PyTorch 1.13 refuses on the CPU, by operation, and in which words. Written by
 * scripts/refusals.mjs; facts, no meaning.
 */

/** Words that are not those of a missing kernel. `{scalar}` is the type's name, `{compiler}` the C++ compiler's, `{shape}` the first tensor's shape. */
export const complaints: readonly string[] = [
'''
MIDDLE = '''];

/** Lines `operation: kernel types | #complaint types`. An operation that exists in several places and differs there has the place before it. */
export const refusalLines = `
'''


def main():
    warnings.simplefilter('ignore')
    found = collections.defaultdict(dict)
    for line in sys.stdin:
        call = json.loads(line)
        if call['name'].rstrip('_') != call['row'].rstrip('_') or not call['samples'] and call['name'].endswith('_'):
            continue
        facts = refusals(call['samples'])
        # What is changed in place is checked against the result's type for every operation alike.
        found[call['name']][call['place']] = {text: types for text, types in facts.items() if not (call['name'].endswith('_') and text.startswith('result type'))}
    for name, places in found.items():
        if not name.endswith('_') and any(hasattr(module, name) for module in PLACES.values()):
            kernels = missing_kernels(name)
            found[name] = {place: completed(facts, kernels) for place, facts in places.items()}
    complaints, lines = [], {}

    def words(text):
        kernel = KERNEL.match(text)
        if kernel:
            return kernel.group(1)
        if text not in complaints:
            complaints.append(text)
        return f'#{complaints.index(text)}'

    for name, places in sorted(found.items()):
        same = all(one == next(iter(places.values())) for one in places.values())
        for place, facts in places.items():
            if facts:
                lines[name if same or place == 'torch' else f'{place}.{name}'] = ' | '.join(f"{words(text)} {' '.join(types)}" for text, types in facts.items())
    quoted = ''.join(f'  {json.dumps(text)},\n' if "'" in text else f"  '{text}',\n" for text in complaints).replace('\\u2019', '’')
    target = pathlib.Path(__file__).resolve().parent.parent / 'src' / 'torch' / 'schema' / 'refusals.ts'
    target.write_text(HEADER + quoted + MIDDLE + ''.join(f'  {name}: {text}\n' for name, text in sorted(lines.items())) + '`;\n')


if __name__ == '__main__':
    torch.set_num_threads(1)
    main()
