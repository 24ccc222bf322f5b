"""torch.nn.modules.rnn: recurrent layers and their cells."""
import math

import torch
import torch.nn.functional as F
from torch.nn import init
from torch.nn.modules.module import Module
from torch.nn.parameter import Parameter

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
        if proj_size != 0:
            raise NotImplementedError('proj_size')
        self.mode = mode
        self.input_size = input_size
        self.hidden_size = hidden_size
        self.num_layers = num_layers
        self.bias = bias
        self.batch_first = batch_first
        self.dropout = float(dropout)
        self.bidirectional = bidirectional
        self._suffixes = [f'_l{layer}{direction}' for layer in range(num_layers) for direction in (['', '_reverse'] if bidirectional else [''])]
        gates = _GATES[mode] * hidden_size
        for index, suffix in enumerate(self._suffixes):
            first = index < self._directions()
            width = input_size if first else hidden_size * self._directions()
            self.register_parameter('weight_ih' + suffix, Parameter(torch.empty((gates, width), device=device, dtype=dtype)))
            self.register_parameter('weight_hh' + suffix, Parameter(torch.empty((gates, hidden_size), device=device, dtype=dtype)))
            if bias:
                self.register_parameter('bias_ih' + suffix, Parameter(torch.empty(gates, device=device, dtype=dtype)))
                self.register_parameter('bias_hh' + suffix, Parameter(torch.empty(gates, device=device, dtype=dtype)))
        self.reset_parameters()

    def _directions(self):
        return 2 if self.bidirectional else 1

    def reset_parameters(self):
        bound = 1.0 / math.sqrt(self.hidden_size) if self.hidden_size > 0 else 0
        for weight in self.parameters():
            init.uniform_(weight, -bound, bound)

    def flatten_parameters(self):
        pass

    def forward(self, input, hx=None):
        batched = input.dim() == 3
        sequence = input if batched else input.unsqueeze(1)
        if batched and self.batch_first:
            sequence = sequence.transpose(0, 1)
        states = self._initial(sequence, hx, batched)
        output, finals = self._layers(sequence, states)
        if not batched:
            return output.squeeze(1), self._answer([final.squeeze(1) for final in finals])
        return output.transpose(0, 1) if self.batch_first else output, self._answer(finals)

    def _answer(self, finals):
        return tuple(finals) if self.mode == 'LSTM' else finals[0]

    def _initial(self, sequence, hx, batched):
        count = 2 if self.mode == 'LSTM' else 1
        if hx is None:
            return [sequence.new_zeros(len(self._suffixes), sequence.size(1), self.hidden_size)] * count
        given = list(hx) if self.mode == 'LSTM' else [hx]
        return given if batched else [state.unsqueeze(1) for state in given]

    def _layers(self, sequence, states):
        finals = []
        for layer in range(self.num_layers):
            outputs = []
            for direction in range(self._directions()):
                index = layer * self._directions() + direction
                output, state = self._run(sequence, [part[index] for part in states], self._suffixes[index], direction == 1)
                outputs.append(output)
                finals.append(state)
            sequence = torch.cat(outputs, -1) if len(outputs) > 1 else outputs[0]
            if self.dropout > 0 and self.training and layer < self.num_layers - 1:
                sequence = F.dropout(sequence, self.dropout)
        return sequence, [torch.stack(list(parts)) for parts in zip(*finals)]

    def _run(self, sequence, state, suffix, backwards):
        weight_hh = getattr(self, 'weight_hh' + suffix)
        bias_ih = getattr(self, 'bias_ih' + suffix) if self.bias else None
        bias_hh = getattr(self, 'bias_hh' + suffix) if self.bias else None
        gates = F.linear(sequence, getattr(self, 'weight_ih' + suffix), bias_ih)
        outputs = []
        for step in reversed(range(sequence.size(0))) if backwards else range(sequence.size(0)):
            state = _step(self.mode, gates[step], F.linear(state[0], weight_hh, bias_hh), state)
            outputs.append(state[0])
        return torch.stack(outputs[::-1] if backwards else outputs), state

    def extra_repr(self):
        text = f'{self.input_size}, {self.hidden_size}'
        for name, usual in (('num_layers', 1), ('bias', True), ('batch_first', False), ('dropout', 0), ('bidirectional', False)):
            if getattr(self, name) != usual:
                text += f', {name}={getattr(self, name)}'
        return text


class RNN(RNNBase):
    def __init__(self, *args, nonlinearity='tanh', **kwargs):
        if nonlinearity not in ('tanh', 'relu'):
            raise ValueError(f"Unknown nonlinearity '{nonlinearity}'")
        super().__init__('RNN_TANH' if nonlinearity == 'tanh' else 'RNN_RELU', *args, **kwargs)
        self.nonlinearity = nonlinearity


class LSTM(RNNBase):
    def __init__(self, *args, **kwargs):
        super().__init__('LSTM', *args, **kwargs)


class GRU(RNNBase):
    def __init__(self, *args, **kwargs):
        super().__init__('GRU', *args, **kwargs)


class RNNCellBase(Module):
    def __init__(self, mode, input_size, hidden_size, bias=True, device=None, dtype=None):
        super().__init__()
        self.mode = mode
        self.input_size = input_size
        self.hidden_size = hidden_size
        self.bias = bias
        gates = _GATES[mode] * hidden_size
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
        count = 2 if self.mode == 'LSTM' else 1
        if hx is None:
            state = [input.new_zeros(tuple(input.shape[:-1]) + (self.hidden_size,))] * count
        else:
            state = list(hx) if self.mode == 'LSTM' else [hx]
        gates_in = F.linear(input, self.weight_ih, self.bias_ih)
        gates_hidden = F.linear(state[0], self.weight_hh, self.bias_hh)
        after = _step(self.mode, gates_in, gates_hidden, state)
        return tuple(after) if self.mode == 'LSTM' else after[0]

    def extra_repr(self):
        return f'{self.input_size}, {self.hidden_size}' + ('' if self.bias else ', bias=False')


class RNNCell(RNNCellBase):
    def __init__(self, input_size, hidden_size, bias=True, nonlinearity='tanh', device=None, dtype=None):
        super().__init__('RNN_TANH' if nonlinearity == 'tanh' else 'RNN_RELU', input_size, hidden_size, bias, device, dtype)
        self.nonlinearity = nonlinearity


class LSTMCell(RNNCellBase):
    def __init__(self, input_size, hidden_size, bias=True, device=None, dtype=None):
        super().__init__('LSTM', input_size, hidden_size, bias, device, dtype)


class GRUCell(RNNCellBase):
    def __init__(self, input_size, hidden_size, bias=True, device=None, dtype=None):
        super().__init__('GRU', input_size, hidden_size, bias, device, dtype)
