"""torch.storage: the memory behind a tensor, as one row of elements."""
import torch


class _Storage:
    """Holds a tensor of one axis that shares the memory."""

    def __init__(self, flat):
        self._flat = flat

    def __len__(self):
        return len(self._flat)

    def __getitem__(self, index):
        return self._flat[index].item() if isinstance(index, int) else type(self)(self._flat[index])

    def __setitem__(self, index, value):
        self._flat[index] = value

    def __iter__(self):
        return iter(self._flat.tolist())

    def __eq__(self, other):
        return isinstance(other, _Storage) and self.data_ptr() == other.data_ptr()

    def __hash__(self):
        return hash(self.data_ptr())

    def __repr__(self):
        return ''.join(f' {element}\n' for element in self) + f'[torch.storage.{self._described()} of size {len(self)}]'

    def size(self):
        return len(self)

    def tolist(self):
        return self._flat.tolist()

    def data_ptr(self):
        return self._flat.data_ptr()

    def element_size(self):
        return self._flat.element_size()

    def nbytes(self):
        return len(self) * self.element_size()

    @property
    def device(self):
        return self._flat.device

    def is_shared(self):
        return False

    def share_memory_(self):
        return self

    def cpu(self):
        return self

    def fill_(self, value):
        self._flat.fill_(value)
        return self

    def clone(self):
        return type(self)(self._flat.clone())

    def copy_(self, source):
        self._flat.copy_(source._flat)
        return self


class TypedStorage(_Storage):
    @property
    def dtype(self):
        return self._flat.dtype

    def _described(self):
        return f'TypedStorage(dtype={self.dtype}, device={self.device})'

    def untyped(self):
        return UntypedStorage(self._flat.view(torch.uint8))


class UntypedStorage(_Storage):
    def _described(self):
        return f'UntypedStorage(device={self.device})'
