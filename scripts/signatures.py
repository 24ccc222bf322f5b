"""Writes src/torch/schema/signatures.ts: how PyTorch's argument parser speaks of its functions when a call fits none.

The parser is asked: every function is called with arguments that nothing takes, and its complaints are kept. Run it
with the version whose words are wanted.
"""
import pathlib
import re
import textwrap
import warnings

import torch

from refusals import complaint, samples

PLACES = {'torch': torch, 'Tensor': torch.Tensor, 'torch.linalg': torch.linalg, 'torch.special': torch.special, 'torch.nn.functional': torch.nn.functional}
FACTORY = 'torch.dtype dtype, torch.layout layout, torch.device device, bool pin_memory, bool requires_grad'
LEFT_OUT = re.compile(r'^(_|quant|fake_|fused|cudnn|mkldnn|miopen|fbgemm|sparse|native_|batch_norm_|rnn_|lstm|gru|q_|ccol|crow|col_ind|row_ind|to_sparse|set_|data|storage|untyped|to_mkldnn|record_stream|has_torch_function|conv_tbc|convolution)')


class Stranger:
    """Fits no parameter."""


def complaints(place, name):
    function = getattr(PLACES[place], name)
    owner = (torch.ones(2),) if place == 'Tensor' else ()
    for count in (1, 2, 3, 12, 0):
        try:
            function(*owner, *[Stranger()] * count)
        except TypeError as error:
            yield str(error)
        except Exception:
            pass


def overloads(place, name):
    for text in complaints(place, name):
        _, found, expected = text.partition('but expected ')
        if 'invalid combination' in text and found:
            return re.findall(r'^(?: \* )?\((.*)\)$', expected.removeprefix('one of:\n'), re.M)
    return []


ALWAYS_OPTIONAL = {'out', 'layout', 'device', 'pin_memory', 'requires_grad'}


def with_optionals(place, name, text):
    """Marks with `?` what may be left out, which PyTorch's own lists do not tell."""
    parts = [part for part in text.split(', ') if part]
    wanted = {part.split()[-1] for part in parts} - ALWAYS_OPTIONAL - {'*', 'input', 'self'}
    prefix = {'torch.linalg': 'linalg_', 'torch.special': 'special_'}.get(place, '')
    optional = set(ALWAYS_OPTIONAL) | ({'dtype'} if 'layout' in text else set())
    for schema in torch._C._jit_get_schemas_for_operator(f'aten::{prefix}{name}'):
        given = [argument for argument in schema.arguments if argument.name not in ALWAYS_OPTIONAL | {'self', 'input'}]
        if {argument.name for argument in given} == wanted and any('Dimname' in str(argument.type) for argument in given) == bool(re.search(r'\bnames? ', text)):
            optional |= {argument.name for argument in given if argument.has_default_value()}
            break
    return ', '.join(part + '?' * (part.split()[-1] in optional) for part in parts)


def takes_out(name):
    """Asked by trying, with arguments that suit; where none do, its documentation tells."""
    function = getattr(torch, name)
    for arguments in samples(torch.float32):
        if complaint(function, arguments) == '':
            try:
                function(*arguments, out=torch.empty(0))
                return True
            except Exception as error:
                if not re.search('unexpected keyword argument|invalid combination', str(error)):
                    return True
    return bool(re.search(r'\bout=|\bout \(', function.__doc__ or '')) or any(' out' in text for text in overloads('torch', name))


def names(place):
    native = ('builtin_function_or_method', 'method_descriptor')
    return [name for name in sorted(dir(PLACES[place])) if type(getattr(PLACES[place], name)).__name__ in native and not LEFT_OUT.match(name) and (place != 'torch' or hasattr(torch._C._VariableFunctions, name))]


def listed(words):
    return ''.join(f'  {line}\n' for line in textwrap.wrap(' '.join(words), 170, break_long_words=False, break_on_hyphens=False))


HEADER = '''/**
 * @file How PyTorch 1.13 speaks of its functions when a call fits none of their overloads. Written by scripts/signatures.py; facts, no meaning.
 */

/** What `@` stands for below. */
export const factoryText = '%s';
''' % FACTORY


def main():
    warnings.simplefilter('ignore')
    parts = [HEADER, '\n/** Place → lines `name: overload | overload`, for functions that have several, hidden ones included. `?` marks what may be left out. */\nexport const overloadTexts: Readonly<Record<string, string>> = {\n']
    bare, symbolic = [], set()
    for place in PLACES:
        lines = []
        for name in names(place):
            texts = overloads(place, name)
            if texts:
                lines.append(f"    {name}: {' | '.join(with_optionals(place, name, text) for text in texts)}".replace(FACTORY.replace(',', '?,') + '?', '@'))
            for text in complaints(place, name):
                if text == f'_TensorBase.{name}() takes no arguments (1 given)':
                    bare.append(name)
                if not texts and 'must be tuple of SymInts' in text:
                    symbolic.add(name)
        parts.append(f"  '{place}': `\n" + '\n'.join(lines) + '\n  `,\n')
    parts.append('};\n\n/** Functions of `torch` that take `out=`. */\nexport const takeOut = `\n' + listed(name for name in names('torch') if takes_out(name)) + '`;\n')
    parts.append('\n/** Methods of Tensor that take no arguments at all. */\nexport const takeNothing = `\n' + listed(bare) + '`;\n')
    parts.append('\n/** Functions of one overload whose lists of ints are said to be of SymInts. */\nexport const symbolicSizes = `\n' + listed(sorted(symbolic)) + '`;\n')
    target = pathlib.Path(__file__).resolve().parent.parent / 'src' / 'torch' / 'schema' / 'signatures.ts'
    target.write_text(''.join(parts))


if __name__ == '__main__':
    main()
