"""torch.nn.modules.utils: one number for every spatial dimension, or a number each."""


def _ntuple(count):
    def spread(value):
        if hasattr(value, '__iter__'):
            return tuple(value)
        return (value,) * count
    return spread


_single = _ntuple(1)
_pair = _ntuple(2)
_triple = _ntuple(3)
_quadruple = _ntuple(4)
