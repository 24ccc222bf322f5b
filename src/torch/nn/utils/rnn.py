"""torch.nn.utils.rnn: sequences of unequal lengths in one tensor, padded or packed."""
import warnings
from collections import namedtuple

import torch

_Packed = namedtuple('PackedSequence', ['data', 'batch_sizes', 'sorted_indices', 'unsorted_indices'])


def invert_permutation(permutation):
    if permutation is None:
        return None
    output = torch.empty_like(permutation)
    output.scatter_(0, permutation, torch.arange(0, permutation.numel()))
    return output


class PackedSequence(_Packed):
    """Step after step the rows of all sequences that last so long, the longest sequence first."""

    def __new__(cls, data, batch_sizes=None, sorted_indices=None, unsorted_indices=None):
        if unsorted_indices is None:
            unsorted_indices = invert_permutation(sorted_indices)
        return super().__new__(cls, data, batch_sizes, sorted_indices, unsorted_indices)

    def to(self, *args, **kwargs):
        return type(self)(self.data.to(*args, **kwargs), self.batch_sizes, self.sorted_indices, self.unsorted_indices)

    def double(self):
        return self.to(dtype=torch.double)

    def float(self):
        return self.to(dtype=torch.float)

    def cpu(self):
        return self

    @property
    def is_cuda(self):
        return self.data.is_cuda


def pack_padded_sequence(input, lengths, batch_first=False, enforce_sorted=True):
    lengths = torch.as_tensor(lengths, dtype=torch.int64)
    if enforce_sorted:
        sorted_indices = None
    else:
        lengths, sorted_indices = torch.sort(lengths, descending=True)
        input = input.index_select(0 if batch_first else 1, sorted_indices)
    sequence = input.transpose(0, 1) if batch_first else input
    counts = lengths.tolist()
    if sequence.size(1) != len(counts):
        raise RuntimeError(f'Expected `len(lengths)` to be equal to batch_size, but got {len(counts)} (batch_size={sequence.size(1)})')
    if not all(count > 0 for count in counts):
        raise RuntimeError('Length of all samples has to be greater than 0, but found an element in \'lengths\' that is <= 0')
    if any(before < after for before, after in zip(counts, counts[1:])):
        raise RuntimeError('`lengths` array must be sorted in decreasing order when `enforce_sorted` is True. You can pass `enforce_sorted=False` to pack_padded_sequence and/or pack_sequence to sidestep this requirement if you do not need ONNX exportability.')
    if counts[0] > sequence.size(0):
        raise RuntimeError(f'Expected lengths to be at most {sequence.size(0)}, but got {counts[0]}')
    sizes = [sum(count > time for count in counts) for time in range(counts[0])]
    data = torch.cat([sequence[time, :size] for time, size in enumerate(sizes)])
    return PackedSequence(data, torch.tensor(sizes), sorted_indices, None)


def pad_packed_sequence(sequence, batch_first=False, padding_value=0.0, total_length=None):
    sizes = sequence.batch_sizes.tolist()
    longest = len(sizes)
    if total_length is not None:
        if total_length < longest:
            raise ValueError(f'Expected total_length to be at least the length of the longest sequence in input, but got total_length={total_length} and max sequence length being {longest}')
        longest = total_length
    steps = []
    for step in sequence.data.split(sizes):
        missing = sizes[0] - step.size(0)
        filler = step.new_full((missing,) + tuple(step.shape[1:]), padding_value)
        steps.append(torch.cat([step, filler]) if missing else step)
    steps += [torch.full_like(steps[0], padding_value)] * (longest - len(sizes))
    padded = torch.stack(steps)
    lengths = torch.tensor([sum(row < size for size in sizes) for row in range(sizes[0])])
    if batch_first:
        padded = padded.transpose(0, 1)
    if sequence.unsorted_indices is not None:
        return padded.index_select(0 if batch_first else 1, sequence.unsorted_indices), lengths[sequence.unsorted_indices]
    return padded, lengths


def pad_sequence(sequences, batch_first=False, padding_value=0.0):
    sequences = list(sequences.unbind(0)) if isinstance(sequences, torch.Tensor) else list(sequences)
    longest = max(sequence.size(0) for sequence in sequences)
    rows = []
    for sequence in sequences:
        missing = longest - sequence.size(0)
        filler = sequence.new_full((missing,) + tuple(sequence.shape[1:]), padding_value)
        rows.append(torch.cat([sequence, filler]))
    return torch.stack(rows, 0 if batch_first else 1)


def unpad_sequence(padded_sequences, lengths, batch_first=False):
    rows = padded_sequences if batch_first else padded_sequences.transpose(0, 1)
    return [row[:int(length)] for row, length in zip(rows, lengths)]


def pack_sequence(sequences, enforce_sorted=True):
    lengths = torch.as_tensor([sequence.size(0) for sequence in sequences])
    return pack_padded_sequence(pad_sequence(sequences), lengths, enforce_sorted=enforce_sorted)


def unpack_sequence(packed_sequences):
    padded, lengths = pad_packed_sequence(packed_sequences, batch_first=True)
    return unpad_sequence(padded, lengths, batch_first=True)
