"""Writes src/torch/publicNames.ts: which names PyTorch and NumPy have, so that what we lack is never taken for a typing error.

Run it with the newest PyTorch at hand; names of later versions that people use are added below.
"""
import importlib
import pathlib
import textwrap

MODULES = [
    'torch', 'torch.nn', 'torch.nn.functional', 'torch.nn.init', 'torch.nn.utils', 'torch.nn.utils.parametrizations', 'torch.nn.parallel', 'torch.optim',
    'torch.optim.lr_scheduler', 'torch.linalg', 'torch.special', 'torch.autograd', 'torch.autograd.functional', 'torch.utils.data', 'torch.cuda', 'torch.distributions', 'torch.testing', 'torch.random',
    'torch.backends', 'torch.backends.cudnn', 'numpy', 'numpy.random', 'numpy.linalg',
]
LATER = {
    'torch': 'func vmap compile export asarray set_default_device get_default_device float8_e4m3fn float8_e5m2 cond',
    'torch.nn': 'RMSNorm CircularPad3d Buffer ZeroPad1d ZeroPad3d',
    'torch.nn.functional': 'scaled_dot_product_attention rms_norm',
    'torch.nn.utils': 'get_total_norm clip_grads_with_norm_ fuse_conv_bn_weights',
    'torch.nn.utils.parametrizations': 'weight_norm',
    'torch.optim': 'Adafactor Muon',
    'torch.optim.lr_scheduler': 'PolynomialLR LRScheduler',
    'torch.autograd': 'grad_mode',
    'torch.backends': 'mps cuda mkldnn openmp mkl opt_einsum',
    'torch.backends.cudnn': 'benchmark deterministic enabled allow_tf32 is_available version flags benchmark_limit',
}


def names_of(module):
    names = set(name for name in dir(importlib.import_module(module)) if not name.startswith('_'))
    return ' '.join(sorted(names | set(LATER.get(module, '').split())))


HEADER = '''/**
 * @file The public names of PyTorch's and NumPy's modules, and of Tensor. Written by scripts/public_names.py; facts, no meaning.
 */

/** Module (or `Tensor`) → its names, with spaces between. */
export const publicNames: Readonly<Record<string, string>> = {
'''


def entry(module, names):
    lines = textwrap.wrap(names, 170, break_long_words=False, break_on_hyphens=False)
    return f"  '{module}': `\n" + ''.join(f'    {line}\n' for line in lines) + '  `,\n'


if __name__ == '__main__':
    import torch
    names = {module: names_of(module) for module in MODULES}
    names['Tensor'] = ' '.join(sorted(name for name in dir(torch.Tensor) if not name.startswith('_')))
    target = pathlib.Path(__file__).resolve().parent.parent / 'src' / 'torch' / 'publicNames.ts'
    target.write_text(HEADER + ''.join(entry(module, text) for module, text in names.items()) + '};\n')
    print(f'{sum(len(text.split()) for text in names.values())} names')
