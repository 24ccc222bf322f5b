"""torch.serialization: checkpoints. What a program saves stays in memory while it runs; nothing is written to a disk."""
import io
import pickle

import torch
from _files import is_file
from _unknown import is_unknown, unknown
from copy import deepcopy
from torch._notes import note


def _computed(value, found, seen):
    """Collects the tensors that were computed: they are saved as leaves."""
    if id(value) in seen:
        return
    seen.add(id(value))
    if isinstance(value, torch.Tensor):
        if not value.is_leaf:
            found.append(value)
    elif isinstance(value, dict):
        for item in value.values():
            _computed(item, found, seen)
    elif isinstance(value, (list, tuple, set)):
        for item in value:
            _computed(item, found, seen)
    elif hasattr(value, '__dict__') and not isinstance(value, type):
        _computed(value.__dict__, found, seen)


def save(obj, f, pickle_module=None, pickle_protocol=2, _use_new_zipfile_serialization=True):
    if is_unknown(f):
        return None
    found = []
    _computed(obj, found, set())
    copied = deepcopy(obj, {id(tensor): tensor.detach().clone().requires_grad_() for tensor in found})
    if hasattr(f, 'write'):
        f.write(pickle.dumps(copied))
    else:
        note(f'torch.save keeps {str(f)!r} in memory while the program runs; nothing is written to a disk.')
        with io.open(f, 'wb') as file:
            file.write(pickle.dumps(copied))
    return None


def _check_location(location):
    if isinstance(location, (str, torch.device)) and str(location).startswith('cuda') and not torch.cuda.is_available():
        raise RuntimeError("Attempting to deserialize object on a CUDA device but torch.cuda.is_available() is False. If you are running on a CPU-only machine, please use torch.load with map_location=torch.device('cpu') to map your storages to the CPU.")


def load(f, map_location=None, pickle_module=None, *, weights_only=False, mmap=None, **pickle_load_args):
    if is_unknown(f):
        return f
    if hasattr(f, 'read'):
        data = f.read()
    elif is_file(f):
        with io.open(f, 'rb') as file:
            data = file.read()
    else:
        return unknown(f'torch.load({str(f)!r})')
    if is_unknown(data):
        return unknown('torch.load()')
    _check_location(map_location)
    return pickle.loads(data)
