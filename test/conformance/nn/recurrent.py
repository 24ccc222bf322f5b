import torch
from torch import nn

torch.manual_seed(0)
for layer in (nn.RNN(3, 4), nn.LSTM(3, 4, 2, batch_first=True, bidirectional=True), nn.GRU(3, 4, 2), nn.LSTM(3, 4, bias=False)):
    x = torch.randn(5, 2, 3, requires_grad=True)
    output, state = layer(x)
    output.pow(2).sum().backward()
    print(layer, tuple(output.shape), output.abs().sum().item(), [tuple(part.shape) for part in (state if isinstance(state, tuple) else (state,))], x.grad.norm().item(), [name for name, _ in layer.named_parameters()][:5])
for cell in (nn.LSTMCell(3, 4), nn.GRUCell(3, 4), nn.RNNCell(3, 4)):
    state = cell(torch.randn(2, 3))
    print(cell, (state[0] if isinstance(state, tuple) else state).tolist())
x = torch.randn(5, 2, 8)
attention = nn.MultiheadAttention(8, 2)
output, weights = attention(x, x, x)
print(output.norm().item(), tuple(weights.shape), weights[0, 0].tolist())
print(attention(x, x, x, attn_mask=torch.triu(torch.ones(5, 5), 1).bool())[0].norm().item())
attention = nn.MultiheadAttention(8, 2, batch_first=True, kdim=4, vdim=6)
print(attention(x, torch.randn(5, 3, 4), torch.randn(5, 3, 6))[0].norm().item())
layer = nn.TransformerEncoderLayer(8, 2, 16).eval()
print(layer(x).std().item(), nn.TransformerEncoder(layer, 2)(x).abs().sum().item(), len(list(layer.parameters())))
