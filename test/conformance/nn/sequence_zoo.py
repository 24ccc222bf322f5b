"""Every module with usual and unusual arguments: how it prints, its seeded weights, its output and its gradients."""
import warnings

import torch
from torch import nn

warnings.simplefilter('ignore')


def total(tensor):
    tensor = tensor.detach().double()
    return (tensor * torch.cos(torch.arange(tensor.numel(), dtype=torch.float64)).reshape(tensor.shape)).sum().item()


def show(make, *inputs):
    torch.manual_seed(7)
    try:
        module = make()
        print(module)
        lazy = any(isinstance(value, nn.parameter.UninitializedTensorMixin) for value in [*module.parameters(), *module.buffers()])
        for name, value in module.state_dict().items():
            print('  ', name, value if lazy else (tuple(value.shape), value.dtype, total(value)))
        module.double()
        inputs = [x.double().requires_grad_() if torch.is_tensor(x) and x.is_floating_point() else x for x in inputs]
        outputs = module(*inputs)
        outputs = outputs if isinstance(outputs, tuple) else (outputs,)
        flat = [y for output in outputs for y in (output if isinstance(output, tuple) else (output,)) if torch.is_tensor(y)]
        print('  output', [(tuple(y.shape), total(y)) for y in flat])
        loss = sum((y * torch.cos(torch.arange(y.numel())).reshape(y.shape)).sum() for y in flat if y.requires_grad)
        if not torch.is_tensor(loss):
            return
        loss.backward()
        print('  gradients', [total(x.grad) for x in inputs if torch.is_tensor(x) and x.grad is not None], [total(p.grad) if p.grad is not None else None for p in module.parameters()])
        for name, value in module.named_buffers():
            print('  after', name, total(value))
    except Exception as error:
        print(type(error).__name__, error)


def numbers(*shape, scale=1.0, shift=0.0):
    return torch.sin(torch.arange(1.0, torch.Size(shape).numel() + 1, dtype=torch.float64) * 1.7).reshape(shape) * scale + shift


row, line, plane, block = numbers(4, 6), numbers(2, 4, 9), numbers(2, 4, 6, 7), numbers(2, 4, 3, 4, 5)

sequence = numbers(5, 3, 4)
for kind in (nn.RNN, nn.LSTM, nn.GRU):
    for options in (dict(), dict(num_layers=2), dict(bidirectional=True), dict(num_layers=2, bidirectional=True, batch_first=True), dict(bias=False), dict(num_layers=2, dropout=0.4), dict(num_layers=3, dropout=0.2, batch_first=True)):
        show(lambda: kind(4, 3, **options), sequence)
    show(lambda: kind(4, 3), sequence[:, 0])
show(lambda: nn.RNN(4, 3, nonlinearity='relu'), sequence)
show(lambda: nn.LSTM(4, 5, proj_size=2), sequence)
show(lambda: nn.LSTM(4, 5, proj_size=2, num_layers=2, bidirectional=True), sequence)
show(lambda: nn.GRU(4, 3), sequence, numbers(1, 3, 3))
show(lambda: nn.LSTM(4, 3), sequence, (numbers(1, 3, 3).double(), numbers(1, 3, 3, shift=0.3).double()))
show(lambda: nn.GRU(input_size=4, hidden_size=3, num_layers=2, batch_first=True), sequence)
for make in (lambda: nn.RNNCell(4, 3), lambda: nn.RNNCell(4, 3, nonlinearity='relu'), lambda: nn.LSTMCell(4, 3), lambda: nn.GRUCell(4, 3), lambda: nn.GRUCell(4, 3, bias=False), lambda: nn.LSTMCell(4, 3, bias=False)):
    show(make, sequence[0])
    show(make, sequence[0, 0])
show(lambda: nn.RNNCell(4, 3), sequence[0], numbers(3, 3))
show(lambda: nn.LSTMCell(4, 3), sequence[0], (numbers(3, 3).double(), numbers(3, 3).double()))
for options in (dict(), dict(bias=False), dict(add_bias_kv=True), dict(add_zero_attn=True), dict(batch_first=True), dict(dropout=0.5), dict(add_bias_kv=True, add_zero_attn=True, batch_first=True)):
    show(lambda: nn.MultiheadAttention(4, 2, **options), sequence, sequence, sequence)
show(lambda: nn.MultiheadAttention(4, 2, kdim=3, vdim=2), sequence, numbers(6, 3, 3), numbers(6, 3, 2))
show(lambda: nn.MultiheadAttention(4, 2), sequence[:, 0], sequence[:, 1], sequence[:, 2])
for options in (dict(dropout=0.0), dict(dropout=0.0, activation='gelu', norm_first=True), dict(dropout=0.2, batch_first=True), dict(dropout=0.0, activation=torch.tanh, layer_norm_eps=1e-3)):
    show(lambda: nn.TransformerEncoderLayer(4, 2, 8, **options), sequence)
    show(lambda: nn.TransformerDecoderLayer(4, 2, 8, **options), sequence, numbers(6, 3, 4) if not options.get('batch_first') else numbers(5, 2, 4))
show(lambda: nn.TransformerEncoder(nn.TransformerEncoderLayer(4, 2, 8, dropout=0.0), 2), sequence)
show(lambda: nn.TransformerEncoder(nn.TransformerEncoderLayer(4, 2, 8, dropout=0.1), 2, norm=nn.LayerNorm(4)), sequence)
show(lambda: nn.TransformerDecoder(nn.TransformerDecoderLayer(4, 2, 8, dropout=0.0), 2, nn.LayerNorm(4)), sequence, numbers(6, 3, 4))
show(lambda: nn.Transformer(4, 2, 1, 1, 8, dropout=0.0), sequence, numbers(6, 3, 4))
show(lambda: nn.Transformer(4, 2, 2, 1, 8, dropout=0.1, batch_first=True, norm_first=True), sequence, numbers(5, 2, 4))
print(nn.Transformer.generate_square_subsequent_mask(3))
torch.manual_seed(0)
attention = nn.MultiheadAttention(4, 2).double()
mask = torch.triu(torch.ones(5, 5), 1).bool()
padding = torch.tensor([[False] * 5, [False, False, True, True, True], [False] * 4 + [True]])
for options in (dict(attn_mask=mask), dict(key_padding_mask=padding), dict(attn_mask=mask.double(), key_padding_mask=padding), dict(need_weights=False), dict(average_attn_weights=False), dict(attn_mask=nn.Transformer.generate_square_subsequent_mask(5).double())):
    out, weights = attention(sequence, sequence, sequence, **options)
    print(total(out), None if weights is None else (weights.shape, total(weights)))
layer = nn.TransformerEncoderLayer(4, 2, 8, dropout=0.0).double().eval()
with torch.no_grad():
    print(total(layer(sequence, src_mask=mask)), total(layer(sequence, src_key_padding_mask=padding)))
