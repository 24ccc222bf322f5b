"""Writes src/torch/schema/refusals.ts: which operations of PyTorch refuse which element types on the CPU, and in whose name.

Operations are tried with float32, then with every other type. A complaint that a kernel is not implemented for a type is kept.
"""
import itertools
import pathlib
import re
import warnings

import torch

TYPES = {'Bool': torch.bool, 'Byte': torch.uint8, 'Char': torch.int8, 'Short': torch.int16, 'Int': torch.int32, 'Long': torch.int64, 'Half': torch.float16, 'BFloat16': torch.bfloat16, 'Float': torch.float32, 'Double': torch.float64}
PLACES = {'torch': torch, 'Tensor': torch.Tensor, 'torch.nn.functional': torch.nn.functional, 'torch.special': torch.special, 'torch.linalg': torch.linalg}
LEFT_OUT = re.compile(r'^(_|is_|quant|fake_|fused|cudnn|mkldnn|miopen|sparse|q_|to_sparse|set_|storage|lobpcg|new|rand|empty|from_|native_channel_shuffle|has_)|(_copy|_$)')


def samples(dtype):
    """Arguments that some operation may like, simplest first."""
    def of(*shape):
        return (torch.arange(1, 1 + int(torch.tensor(shape).prod())).reshape(shape) % 3 + 1).to(dtype)
    vector, matrix, batch, image = of(3), of(3, 3), of(2, 3, 3), of(1, 2, 4, 4)
    index = torch.tensor([[0, 1, 0], [1, 0, 2], [0, 0, 1]])
    for x in (matrix, vector, batch, image, of(1, 2, 4), of(1, 1, 4, 4, 4)):
        yield from ([x], [x, x], [x, x, x], [x, 0], [x, 1], [x, 2], [x, 0, index], [x, 0, index, x], [x, 0, index[0], x], [x, 0, 1], [x, 1, 0], [x, 0.5], [x, (1, 2)], [x, x > 1], [x, x > 1, 1], [x, 1, 0, 1], [x, x, 0.5], [x, index])
    yield from ([vector, matrix, vector], [matrix, vector], [batch, batch], [matrix, batch, batch], [batch, batch, batch], [image, of(3, 2, 2, 2)], [of(1, 2, 5), of(3, 2, 2)], [image, 2], [[matrix, matrix]], [matrix, torch.tensor([0, 1, 2])])


def complaint(function, arguments):
    try:
        function(*arguments)
    except Exception as error:
        return str(error)
    return ''


def refusals(function):
    """Kernel and types, for the first arguments that suit float32."""
    places = [place for place, arguments in enumerate(samples(torch.float32)) if complaint(function, arguments) == '']
    found = {}
    for place in places[:3]:
        for name, dtype in TYPES.items():
            arguments = next(itertools.islice(samples(dtype), place, None))
            match = re.match(r'^"(\w+)" not implemented for \'(\w+)\'', complaint(function, arguments))
            if match and match.group(2) == name:
                found.setdefault(match.group(1), []).append(name)
        if found:
            return found
    return found


HEADER = '''/**
 * @file Which element types PyTorch 1.13 refuses on the CPU, by operation, and in the name of which kernel. Written by
 * scripts/refusals.py; facts, no meaning.
 */

/** Lines `operation: kernel types | kernel types`. */
export const refusalLines = `
'''


def main():
    warnings.simplefilter('ignore')
    lines = {}
    for place, module in PLACES.items():
        for name in sorted(dir(module)):
            function = getattr(module, name)
            if LEFT_OUT.search(name) or isinstance(function, type) or not callable(function) or name in lines or (place == 'torch' and not hasattr(torch._C._VariableFunctions, name)):
                continue
            found = refusals(function)
            if found:
                lines[name] = ' | '.join(f"{kernel} {' '.join(types)}" for kernel, types in found.items())
    target = pathlib.Path(__file__).resolve().parent.parent / 'src' / 'torch' / 'schema' / 'refusals.ts'
    target.write_text(HEADER + ''.join(f'  {name}: {text}\n' for name, text in sorted(lines.items())) + '`;\n')


if __name__ == '__main__':
    torch.set_num_threads(1)
    main()
