"""torch.nn.modules.rnn: recurrent layers and their cells."""
import math
import warnings

import torch
import torch.nn.functional as F
from torch.nn import init
from torch.nn.modules.module import Module
from torch.nn.parameter import Parameter
from torch.nn.utils.rnn import PackedSequence

_GATES = {'RNN_TANH': 1, 'RNN_RELU': 1, 'GRU': 3, 'LSTM': 4}


def _step(mode, gates_in, gates_hidden, state):
    """One step of one layer: the gates' inputs and the state before give the state after."""
    if mode == 'LSTM':
        hidden, cell = state
        enter, forget, new, leave = (gates_in + gates_hidden).chunk(4, -1)
        cell = torch.sigmoid(forget) * cell + torch.sigmoid(enter) * torch.tanh(new)
        return torch.sigmoid(leave) * torch.tanh(cell), cell
    if mode == 'GRU':
        reset_in, update_in, new_in = gates_in.chunk(3, -1)
        reset_hidden, update_hidden, new_hidden = gates_hidden.chunk(3, -1)
        update = torch.sigmoid(update_in + update_hidden)
        new = torch.tanh(new_in + torch.sigmoid(reset_in + reset_hidden) * new_hidden)
        return ((state[0] - new) * update + new,)
    return (torch.tanh(gates_in + gates_hidden) if mode == 'RNN_TANH' else torch.relu(gates_in + gates_hidden),)


class RNNBase(Module):
    def __init__(self, mode, input_size, hidden_size, num_layers=1, bias=True, batch_first=False, dropout=0.0, bidirectional=False, proj_size=0, device=None, dtype=None):
        super().__init__()
        self.mode = mode
        self.input_size = input_size
        self.hidden_size = hidden_size
        self.num_layers = num_layers
        self.bias = bias
        self.batch_first = batch_first
        self.dropout = float(dropout)
        self.bidirectional = bidirectional
        self.proj_size = proj_size
        self._check_options(dropout)
        self._suffixes = [f'_l{layer}{direction}' for layer in range(num_layers) for direction in (['', '_reverse'] if bidirectional else [''])]
        for index, suffix in enumerate(self._suffixes):
            self._make_weights(suffix, index < self._directions(), dict(device=device, dtype=dtype))
        self.reset_parameters()

    def _check_options(self, dropout):
        if not isinstance(dropout, (int, float)) or isinstance(dropout, bool) or not 0 <= dropout <= 1:
            raise ValueError('dropout should be a number in range [0, 1] representing the probability of an element being zeroed')
        if dropout > 0 and self.num_layers == 1:
            warnings.warn(f'dropout option adds dropout after all but last recurrent layer, so non-zero dropout expects num_layers greater than 1, but got dropout={dropout} and num_layers={self.num_layers}')
        if self.proj_size < 0:
            raise ValueError('proj_size should be a positive integer or zero to disable projections')
        if self.proj_size >= self.hidden_size:
            raise ValueError('proj_size has to be smaller than hidden_size')
        if self.mode not in _GATES:
            raise ValueError('Unrecognized RNN mode: ' + self.mode)

    def _make_weights(self, suffix, first, factory):
        gates = _GATES[self.mode] * self.hidden_size
        real = self._output_size()
        width = self.input_size if first else real * self._directions()
        self.register_parameter('weight_ih' + suffix, Parameter(torch.empty((gates, width), **factory)))
        self.register_parameter('weight_hh' + suffix, Parameter(torch.empty((gates, real), **factory)))
        if self.bias:
            self.register_parameter('bias_ih' + suffix, Parameter(torch.empty(gates, **factory)))
            self.register_parameter('bias_hh' + suffix, Parameter(torch.empty(gates, **factory)))
        if self.proj_size > 0:
            self.register_parameter('weight_hr' + suffix, Parameter(torch.empty((self.proj_size, self.hidden_size), **factory)))

    def _directions(self):
        return 2 if self.bidirectional else 1

    def _output_size(self):
        return self.proj_size if self.proj_size > 0 else self.hidden_size

    @property
    def all_weights(self):
        kinds = ['weight_ih', 'weight_hh'] + (['bias_ih', 'bias_hh'] if self.bias else []) + (['weight_hr'] if self.proj_size > 0 else [])
        return [[getattr(self, kind + suffix) for kind in kinds] for suffix in self._suffixes]

    @property
    def _flat_weights(self):
        return [weight for weights in self.all_weights for weight in weights]

    def reset_parameters(self):
        bound = 1.0 / math.sqrt(self.hidden_size) if self.hidden_size > 0 else 0
        for weight in self.parameters():
            init.uniform_(weight, -bound, bound)

    def flatten_parameters(self):
        pass

    def forward(self, input, hx=None):
        if isinstance(input, PackedSequence):
            return self._forward_packed(input, hx)
        batched = input.dim() == 3
        sequence = input if batched else input.unsqueeze(1)
        if batched and self.batch_first:
            sequence = sequence.transpose(0, 1)
        self._check_input(sequence, 3)
        states = self._initial(sequence, sequence.size(1), hx, batched)
        output, finals = self._layers(sequence, None, states)
        if not batched:
            return output.squeeze(1), self._answer([final.squeeze(1) for final in finals])
        return output.transpose(0, 1) if self.batch_first else output, self._answer(finals)

    def _forward_packed(self, packed, hx):
        """Sequences of unequal lengths, sorted: each step has as many rows as there are sequences that long."""
        sizes = packed.batch_sizes.tolist()
        self._check_input(packed.data, 2)
        states = self._initial(packed.data, sizes[0], hx, True, packed.sorted_indices)
        output, finals = self._layers(packed.data, sizes, states)
        if packed.unsorted_indices is not None:
            finals = [final.index_select(1, packed.unsorted_indices) for final in finals]
        return PackedSequence(output, packed.batch_sizes, packed.sorted_indices, packed.unsorted_indices), self._answer(finals)

    def _answer(self, finals):
        return tuple(finals) if self.mode == 'LSTM' else finals[0]

    def _check_input(self, sequence, dims):
        if sequence.dim() != dims:
            raise RuntimeError(f'input must have {dims} dimensions, got {sequence.dim()}')
        if self.input_size != sequence.size(-1):
            raise RuntimeError(f'input.size(-1) must be equal to input_size. Expected {self.input_size}, got {sequence.size(-1)}')

    def _initial(self, sequence, batch, hx, batched, order=None):
        widths = [self._output_size(), self.hidden_size] if self.mode == 'LSTM' else [self.hidden_size]
        if hx is None:
            return [sequence.new_zeros(len(self._suffixes), batch, width) for width in widths]
        given = list(hx) if self.mode == 'LSTM' else [hx]
        self._check_dims(given, batched)
        if not batched:
            given = [state.unsqueeze(1) for state in given]
        for index, (state, width) in enumerate(zip(given, widths)):
            expected = (len(self._suffixes), batch, width)
            if tuple(state.shape) != expected:
                name = f'hidden[{index}]' if self.mode == 'LSTM' else 'hidden'
                raise RuntimeError(f'Expected {name} size {expected}, got {list(state.shape)}')
        return given if order is None else [state.index_select(1, order) for state in given]

    def _check_dims(self, states, batched):
        dims = 3 if batched else 2
        if all(state.dim() == dims for state in states):
            return
        kind = f'For batched {dims}-D input' if batched else f'For unbatched {dims}-D input'
        if self.mode == 'LSTM':
            raise RuntimeError(f'{kind}, hx and cx should also be {dims}-D but got ({states[0].dim()}-D, {states[1].dim()}-D) tensors')
        raise RuntimeError(f'{kind}, hx should also be {dims}-D but got {states[0].dim()}-D tensor')

    def _layers(self, sequence, sizes, states):
        finals = []
        for layer in range(self.num_layers):
            outputs = []
            for direction in range(self._directions()):
                index = layer * self._directions() + direction
                state = [part[index] for part in states]
                run = self._run if sizes is None else self._run_packed
                output, state = run(sequence, sizes, state, self._suffixes[index], direction == 1)
                outputs.append(output)
                finals.append(state)
            sequence = torch.cat(outputs, -1) if len(outputs) > 1 else outputs[0]
            if self.dropout > 0 and self.training and layer < self.num_layers - 1:
                sequence = F.dropout(sequence, self.dropout)
        return sequence, [torch.stack(list(parts)) for parts in zip(*finals)]

    def _stepper(self, suffix):
        """What one step of a layer computes from its input's gates and the state."""
        weight_hh = getattr(self, 'weight_hh' + suffix)
        bias_hh = getattr(self, 'bias_hh' + suffix) if self.bias else None
        weight_hr = getattr(self, 'weight_hr' + suffix) if self.proj_size > 0 else None

        def step(gates, state):
            state = _step(self.mode, gates, F.linear(state[0], weight_hh, bias_hh), state)
            return state if weight_hr is None else (F.linear(state[0], weight_hr),) + tuple(state[1:])
        return step

    def _gates(self, sequence, suffix):
        return F.linear(sequence, getattr(self, 'weight_ih' + suffix), getattr(self, 'bias_ih' + suffix) if self.bias else None)

    def _run(self, sequence, sizes, state, suffix, backwards):
        gates = self._gates(sequence, suffix)
        step = self._stepper(suffix)
        outputs = []
        for time in reversed(range(sequence.size(0))) if backwards else range(sequence.size(0)):
            state = step(gates[time], state)
            outputs.append(state[0])
        return torch.stack(outputs[::-1] if backwards else outputs), state

    def _run_packed(self, data, sizes, state, suffix, backwards):
        """Rows of sequences that are over keep their state; running backwards, they join when their last step comes."""
        gates = self._gates(data, suffix).split(sizes)
        step = self._stepper(suffix)
        outputs = []
        active = [part[:sizes[-1]] for part in state] if backwards else state
        for time in reversed(range(len(sizes))) if backwards else range(len(sizes)):
            rows = sizes[time]
            if backwards and rows > active[0].size(0):
                active = [torch.cat([part, whole[part.size(0):rows]]) for part, whole in zip(active, state)]
            after = step(gates[time], [part[:rows] for part in active])
            outputs.append(after[0])
            active = [torch.cat([new, old[rows:]]) if rows < old.size(0) else new for new, old in zip(after, active)]
        return torch.cat(outputs[::-1] if backwards else outputs), active

    def extra_repr(self):
        text = f'{self.input_size}, {self.hidden_size}'
        for name, usual in (('proj_size', 0), ('num_layers', 1), ('bias', True), ('batch_first', False), ('dropout', 0), ('bidirectional', False)):
            if getattr(self, name) != usual:
                text += f', {name}={getattr(self, name)}'
        return text


class RNN(RNNBase):
    def __init__(self, *args, **kwargs):
        if 'proj_size' in kwargs:
            raise ValueError('proj_size argument is only supported for LSTM, not RNN or GRU')
        nonlinearity = kwargs.pop('nonlinearity', 'tanh')
        if nonlinearity not in ('tanh', 'relu'):
            raise ValueError(f"Unknown nonlinearity '{nonlinearity}'")
        super().__init__('RNN_TANH' if nonlinearity == 'tanh' else 'RNN_RELU', *args, **kwargs)
        self.nonlinearity = nonlinearity


class LSTM(RNNBase):
    def __init__(self, *args, **kwargs):
        super().__init__('LSTM', *args, **kwargs)


class GRU(RNNBase):
    def __init__(self, *args, **kwargs):
        if 'proj_size' in kwargs:
            raise ValueError('proj_size argument is only supported for LSTM, not RNN or GRU')
        super().__init__('GRU', *args, **kwargs)


class RNNCellBase(Module):
    def __init__(self, input_size, hidden_size, bias, num_chunks, device=None, dtype=None):
        super().__init__()
        self.input_size = input_size
        self.hidden_size = hidden_size
        self.bias = bias
        gates = num_chunks * hidden_size
        self.weight_ih = Parameter(torch.empty((gates, input_size), device=device, dtype=dtype))
        self.weight_hh = Parameter(torch.empty((gates, hidden_size), device=device, dtype=dtype))
        self.register_parameter('bias_ih', Parameter(torch.empty(gates, device=device, dtype=dtype)) if bias else None)
        self.register_parameter('bias_hh', Parameter(torch.empty(gates, device=device, dtype=dtype)) if bias else None)
        self.reset_parameters()

    def reset_parameters(self):
        bound = 1.0 / math.sqrt(self.hidden_size) if self.hidden_size > 0 else 0
        for weight in self.parameters():
            init.uniform_(weight, -bound, bound)

    def forward(self, input, hx=None):
        kind = type(self).__name__
        assert input.dim() in (1, 2), f'{kind}: Expected input to be 1-D or 2-D but received {input.dim()}-D tensor'
        batched = input.dim() == 2
        rows = input if batched else input.unsqueeze(0)
        if hx is None:
            state = [rows.new_zeros(rows.size(0), self.hidden_size)] * (2 if self.mode == 'LSTM' else 1)
        else:
            state = list(hx) if self.mode == 'LSTM' else [hx]
            state = state if batched else [part.unsqueeze(0) for part in state]
        self._check(rows, state)
        gates_in = F.linear(rows, self.weight_ih, self.bias_ih)
        gates_hidden = F.linear(state[0], self.weight_hh, self.bias_hh)
        after = _step(self.mode, gates_in, gates_hidden, state)
        after = after if batched else [part.squeeze(0) for part in after]
        return tuple(after) if self.mode == 'LSTM' else after[0]

    def _check(self, rows, states):
        if rows.size(1) != self.input_size:
            raise RuntimeError(f'input has inconsistent input_size: got {rows.size(1)} expected {self.input_size}')
        for index, state in enumerate(states):
            if rows.size(0) != state.size(0):
                raise RuntimeError(f"Input batch size {rows.size(0)} doesn't match hidden{index} batch size {state.size(0)}")
            if state.size(1) != self.hidden_size:
                raise RuntimeError(f"hidden{index} has inconsistent hidden_size: got {state.size(1)}, expected {self.hidden_size}")

    def extra_repr(self):
        nonlinearity = getattr(self, 'nonlinearity', 'tanh')
        return f'{self.input_size}, {self.hidden_size}' + ('' if self.bias else ', bias=False') + ('' if nonlinearity == 'tanh' else f', nonlinearity={nonlinearity}')


class RNNCell(RNNCellBase):
    def __init__(self, input_size, hidden_size, bias=True, nonlinearity='tanh', device=None, dtype=None):
        super().__init__(input_size, hidden_size, bias, 1, device, dtype)
        self.nonlinearity = nonlinearity
        self.mode = 'RNN_TANH' if nonlinearity == 'tanh' else 'RNN_RELU'


class LSTMCell(RNNCellBase):
    mode = 'LSTM'

    def __init__(self, input_size, hidden_size, bias=True, device=None, dtype=None):
        super().__init__(input_size, hidden_size, bias, 4, device, dtype)


class GRUCell(RNNCellBase):
    mode = 'GRU'

    def __init__(self, input_size, hidden_size, bias=True, device=None, dtype=None):
        super().__init__(input_size, hidden_size, bias, 3, device, dtype)
