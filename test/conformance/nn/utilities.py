"""torch.nn.utils: clipping, vectors of parameters, normalised weights old and new, parametrizations, pruning, packing, functional calls."""
import torch
import torch.nn.functional as F
import torch.nn.utils.parametrize as parametrize
from torch import nn
from torch.nn.utils import parametrizations, prune, stateless
from torch.nn.utils.rnn import PackedSequence, pack_padded_sequence, pack_sequence, pad_packed_sequence, pad_sequence


def attempt(name, function):
    try:
        print(name, function())
    except Exception as error:
        print(name, type(error).__name__, error)


def total(t):
    t = t.detach()
    return (t.double() * torch.cos(torch.arange(t.numel(), dtype=torch.float64)).reshape(t.shape)).sum().item()


torch.manual_seed(0)
net = nn.Sequential(nn.Linear(3, 4), nn.Tanh(), nn.Linear(4, 2))
x = torch.sin(torch.arange(15.0)).reshape(5, 3)
for norm in (2, 1, float('inf'), 3.5):
    net.zero_grad()
    (net(x) * 30).pow(2).sum().backward()
    print(nn.utils.clip_grad_norm_(net.parameters(), 1.5, norm).item(), [total(p.grad) for p in net.parameters()])
nn.utils.clip_grad_value_(net.parameters(), 0.05)
print([total(p.grad) for p in net.parameters()], nn.utils.clip_grad_norm_(net[0].weight, 100.0).item(), nn.utils.clip_grad_norm_([], 1.0))
net[0].weight.grad[0, 0] = float('nan')
attempt('nonfinite', lambda: nn.utils.clip_grad_norm_(net.parameters(), 1.0, error_if_nonfinite=True))
vector = nn.utils.parameters_to_vector(net.parameters())
print(vector.shape, total(vector), vector.requires_grad)
nn.utils.vector_to_parameters(torch.ones_like(vector) * 0.1, net.parameters())
print(net(x).sum().item())
attempt('vector', lambda: nn.utils.vector_to_parameters([1], net.parameters()))

for normalise, remove in ((nn.utils.spectral_norm, nn.utils.remove_spectral_norm), (nn.utils.weight_norm, nn.utils.remove_weight_norm)):
    for layer, shape in ((nn.Linear(3, 4), (2, 3)), (nn.Conv2d(2, 3, 3), (1, 2, 5, 5)), (nn.ConvTranspose1d(2, 3, 3), (1, 2, 5))):
        torch.manual_seed(1)
        layer = normalise(layer)
        print(layer, [(name, tuple(t.shape)) for name, t in layer.state_dict().items()])
        inputs = torch.sin(torch.arange(float(torch.Size(shape).numel()))).reshape(shape).requires_grad_()
        for _ in range(2):
            y = layer(inputs)
        gradient, = torch.autograd.grad(y.pow(2).sum(), inputs, create_graph=True)
        gradient.norm().backward()
        print(total(y), total(gradient), [total(p.grad) if p.grad is not None else None for p in layer.parameters()])
        layer.eval()
        print(total(layer(inputs)), total(layer.weight), type(layer.weight).__name__, remove(layer), [name for name, _ in layer.named_parameters()])
attempt('twice', lambda: nn.utils.spectral_norm(nn.utils.spectral_norm(nn.Linear(2, 2))))
attempt('twice', lambda: nn.utils.weight_norm(nn.utils.weight_norm(nn.Linear(2, 2))))
attempt('remove', lambda: nn.utils.remove_spectral_norm(nn.Linear(2, 2)))
attempt('remove', lambda: nn.utils.remove_weight_norm(nn.Linear(2, 2)))
attempt('no such', lambda: nn.utils.spectral_norm(nn.Linear(2, 2), 'weights'))
attempt('iterations', lambda: nn.utils.spectral_norm(nn.Linear(2, 2), n_power_iterations=0))
print(nn.utils.spectral_norm(nn.Embedding(4, 3), n_power_iterations=3, dim=1).weight_u.shape, nn.utils.weight_norm(nn.Linear(3, 2), dim=None).weight_g)


class Symmetric(nn.Module):
    def forward(self, x):
        return x.triu() + x.triu(1).transpose(-1, -2)

    def right_inverse(self, a):
        return a.triu()


class Scaled(nn.Module):
    def __init__(self, factor):
        super().__init__()
        self.factor = nn.Parameter(torch.tensor(factor))

    def forward(self, x):
        return x * self.factor


torch.manual_seed(2)
layer = nn.Linear(3, 3)
parametrize.register_parametrization(layer, 'weight', Symmetric())
parametrize.register_parametrization(layer, 'weight', Scaled(2.0))
print(layer, layer.weight, [name for name, _ in layer.named_parameters()], parametrize.is_parametrized(layer), parametrize.is_parametrized(layer, 'bias'), type(layer).__name__)
layer(torch.ones(2, 3)).sum().backward()
print(layer.parametrizations.weight.original.grad, layer.parametrizations.weight[1].factor.grad)
with parametrize.cached():
    print(layer.weight is layer.weight)
parametrize.remove_parametrizations(layer, 'weight')
print(layer, layer.weight)
attempt('missing', lambda: parametrize.register_parametrization(layer, 'weights', Symmetric()))
attempt('shape', lambda: parametrize.register_parametrization(nn.Linear(2, 3), 'weight', nn.Flatten(0)))
attempt('remove', lambda: parametrize.remove_parametrizations(nn.Linear(2, 2), 'weight'))
for wrap in (parametrizations.spectral_norm, parametrizations.orthogonal):
    torch.manual_seed(4)
    layer = wrap(nn.Linear(3, 5))
    print(layer)
    y = layer(x)
    y.pow(2).sum().backward()
    print(total(y), total(layer.weight), [name for name, _ in layer.named_parameters()], list(layer.state_dict()))
    if wrap is parametrizations.orthogonal:
        print((layer.weight.t() @ layer.weight - torch.eye(3)).abs().max().item() < 1e-5)

torch.manual_seed(5)
layer = nn.Linear(4, 3)
prune.l1_unstructured(layer, 'weight', amount=0.5)
print(layer.weight_mask, [name for name, _ in layer.named_parameters()], list(layer.named_buffers())[0][0], prune.is_pruned(layer))
prune.random_unstructured(layer, 'weight', amount=2)
prune.ln_structured(layer, 'weight', amount=1, n=2, dim=0)
print(layer.weight_mask, total(layer.weight), total(layer(torch.ones(1, 4))))
prune.remove(layer, 'weight')
print(layer, total(layer.weight), prune.is_pruned(layer))
other = nn.Linear(4, 2)
prune.global_unstructured([(layer, 'weight'), (other, 'weight')], pruning_method=prune.L1Unstructured, amount=0.6)
print(layer.weight_mask.sum().item(), other.weight_mask.sum().item())

sequences = [torch.arange(1.0, 4.0).unsqueeze(1), torch.arange(4.0, 9.0).unsqueeze(1), torch.arange(9.0, 10.0).unsqueeze(1)]
padded = pad_sequence(sequences, batch_first=True, padding_value=-1.0)
print(padded.squeeze(-1), pad_sequence(sequences).shape)
packed = pack_padded_sequence(padded, torch.tensor([3, 5, 1]), batch_first=True, enforce_sorted=False)
print(packed, packed.data.shape, isinstance(packed, PackedSequence), pack_sequence(sequences, enforce_sorted=False).batch_sizes)
print(pad_packed_sequence(packed, batch_first=True)[0].squeeze(-1), pad_packed_sequence(packed, padding_value=9.0, total_length=6)[1], [tuple(s.shape) for s in nn.utils.rnn.unpad_sequence(padded, torch.tensor([3, 5, 1]), batch_first=True)])
attempt('unsorted', lambda: pack_padded_sequence(padded, [3, 5, 1], batch_first=True))
attempt('zero', lambda: pack_padded_sequence(padded, [3, 2, 0], batch_first=True))
attempt('lengths', lambda: pack_padded_sequence(padded, [3, 2], batch_first=True))
for kind in (nn.RNN, nn.LSTM, nn.GRU):
    torch.manual_seed(6)
    model = kind(1, 3, num_layers=2, bidirectional=True, batch_first=True)
    output, state = model(packed)
    out, lengths = pad_packed_sequence(output, batch_first=True)
    states = state if isinstance(state, tuple) else (state,)
    (out.sum() + sum(s.sum() for s in states)).backward()
    print(total(out), lengths, [total(s) for s in states], total(model.weight_ih_l0.grad), total(model.weight_hh_l1_reverse.grad))

torch.manual_seed(7)
net = nn.Linear(3, 2)
print(stateless.functional_call(net, {'weight': torch.ones(2, 3)}, x[:1]), torch.nn.utils.stateless.functional_call(net, {'bias': torch.zeros(2)}, (x[:1],)), net.weight.requires_grad)
bn = nn.BatchNorm2d(3).eval()
conv = nn.Conv2d(2, 3, 3).eval()
fused = nn.utils.fusion.fuse_conv_bn_eval(conv, bn)
print(fused, (fused(torch.ones(1, 2, 4, 4)) - bn(conv(torch.ones(1, 2, 4, 4)))).abs().max().item() < 1e-5)
