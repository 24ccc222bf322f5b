"""Runs a program under real PyTorch with our Python modules (src/torch/sources.ts) in the place of PyTorch's.

What it prints must be what PyTorch prints: python3 scripts/with_our_modules.py program.py
"""
import importlib
import importlib.abc
import importlib.util
import pathlib
import re
import runpy
import sys
import types

import torch
import torch.nn.functional
import torch.distributions
import torch.nn.parameter
import torch.optim
import torch.utils.data

SOURCES = pathlib.Path(__file__).resolve().parent.parent / 'src' / 'torch' / 'sources.ts'
# Native to PyTorch's C++ side: a tensor subclass there, a class of ours in our evaluator.
KEPT = ('torch.nn.parameter',)


def our_modules():
    text = SOURCES.read_text()
    files = dict(re.findall(r"import (\w+) from '\./(.+\.py)';", text))
    return {name: SOURCES.parent / files[tree] for name, tree in re.findall(r"\['([\w.]+)', (\w+)\]", text) if name not in KEPT}


class OurFinder(importlib.abc.MetaPathFinder):
    def __init__(self, modules):
        self.modules = modules

    def find_spec(self, name, path, target=None):
        if name not in self.modules:
            return None
        return importlib.util.spec_from_file_location(name, self.modules[name], submodule_search_locations=[])


def install():
    torch.zeros(1).numpy()  # PyTorch finds the real NumPy before ours takes its name
    modules = our_modules()
    kept = KEPT + ('torch.nn.functional',)
    for name in list(sys.modules):
        replaced = name in modules or any(name.startswith(own + '.') for own in ('torch.nn', 'torch.optim', 'torch.utils.data', 'torch.distributions'))
        if replaced and name not in kept:
            del sys.modules[name]
    sys.modules['_unknown'] = types.SimpleNamespace(is_unknown=lambda value: False, unknown=None)
    sys.meta_path.insert(0, OurFinder(modules))
    for name in modules:
        parent, _, attribute = name.rpartition('.')
        if name.startswith('torch.') and attribute[0] != '_' and parent in ('torch', 'torch.utils'):
            setattr(sys.modules[parent], attribute, importlib.import_module(name))


if __name__ == '__main__':
    install()
    sys.argv = sys.argv[1:]
    runpy.run_path(sys.argv[0], run_name='__main__')
