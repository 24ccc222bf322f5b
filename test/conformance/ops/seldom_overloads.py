"""Overloads, old names and windows that are seldom written out."""
import torch
import torch.nn.functional as F

x = torch.tensor([[0.3, -1.2, 2.5, 0.7], [1.1, 0.9, -0.4, 1.6], [-0.8, 0.2, 0.6, -2.1]])
index = torch.tensor([[0, 2, 1, 0], [1, 1, 0, 2]])


def show(name, *results):
    print(name, *[r.tolist() if isinstance(r, torch.Tensor) else r for r in results])


show('scatter value', x.scatter(0, index, value=9.0), x.scatter(0, index, value=2.0, reduce='multiply'), x.scatter(1, index[:, :2], value=0.5, reduce='add'))
show('scatter_ value', x.clone().scatter_(0, index, value=-1))

places = torch.tensor([0.0, 0.5, 2.0, 2.25])
show('cumulative_trapezoid', torch.cumulative_trapezoid(x, places), torch.cumulative_trapezoid(x.t(), torch.tensor([0.0, 1.0, 3.0]), dim=1))

for window in (torch.blackman_window, torch.bartlett_window, torch.hamming_window, torch.hann_window):
    show(window.__name__, window(6), window(5, periodic=False), window(1), window(0))
    print(window(4, dtype=torch.float64).dtype)
print(torch.hamming_window(5, True, 0.5, 0.25), torch.kaiser_window(5), torch.kaiser_window(4, False, 3.0), torch.kaiser_window(1))

show('angle', torch.angle(x), torch.angle(torch.tensor([float('nan'), 0.0, -0.0])), torch.angle(torch.tensor([1, -2])))

for name, pair in {
    'var_mean': torch.var_mean(x, True), 'var_mean biased': torch.var_mean(x, False), 'std_mean': torch.std_mean(x, True),
    'std_mean biased': torch.std_mean(x, False), 'std_mean correction': torch.std_mean(x, 1, correction=2, keepdim=True),
    'std_mean dims': torch.std_mean(x, (0, 1), correction=0),
}.items():
    show(name, *pair)

show('frobenius_norm', torch.frobenius_norm(x), torch.frobenius_norm(x, 1), torch.frobenius_norm(x, [0, 1], keepdim=True))
show('split_with_sizes', *torch.split_with_sizes(x, [1, 3], 1), *x.split_with_sizes([2, 1]))
show('view', x.view(torch.int32), torch.tensor([1, 2], dtype=torch.int32).view(torch.float32), x[:1].view(torch.float32))
for each in torch.atleast_3d((x, torch.tensor(2.0), torch.tensor([1.0, 2.0]))):
    print(each.shape)
block = torch.arange(24.0).reshape(4, 2, 3)
show('vsplit', *torch.vsplit(block, (1, 3)))
show('dsplit', *torch.dsplit(block, [1, 2]), *block.dsplit((2,)))

torch.manual_seed(4)
show('bernoulli', torch.bernoulli(x, 0.4), x.bernoulli(0.8))

square = torch.tensor([[2.0, 0.3, -0.1], [0.3, 1.5, 0.4], [-0.1, 0.4, 1.0]], dtype=torch.float64)
values, vectors = torch.symeig(square)
print(values, vectors.shape)
values, vectors = torch.symeig(square, eigenvectors=True)
print(values, (vectors @ torch.diag(values) @ vectors.t() - square).abs().max() < 1e-12)
show('pinv', torch.linalg.pinv(x, atol=0.1), torch.linalg.pinv(x, rtol=0.5), torch.linalg.pinv(x, atol=1.0, rtol=0.1))
show('matrix_rank', torch.linalg.matrix_rank(x, atol=0.1), torch.linalg.matrix_rank(x, rtol=0.9), torch.linalg.matrix_rank(x, atol=1.0, rtol=0.1))
show('vander', torch.vander(torch.tensor([1, 2, 5])), torch.vander(torch.tensor([1.5, -2.0]), 4, increasing=True))

show('relu_', F.relu_(x.clone()), torch.relu_(x.clone()))
show('rrelu_', F.rrelu_(x.clone()), torch.rrelu_(x.clone(), 0.1, 0.3))
show('batch_norm', torch.batch_norm(x, None, None, None, None, True, 0.1, 1e-5, True), torch.batch_norm(x, torch.ones(4), torch.zeros(4), torch.zeros(4), torch.ones(4), False, 0.1, 1e-5, False))
show('dropout', torch.dropout(x, 0.5, False), torch.dropout(x, 0.5, True), torch.feature_dropout(torch.ones(2, 3, 2), 0.5, True))

unit = x.abs() / 3
for name in ('erf', 'erfc', 'erfinv', 'expm1', 'log1p', 'exp2', 'sinc'):
    show(name, getattr(torch.special, name)(unit))
show('softmax', torch.special.softmax(x, 1), torch.special.log_softmax(x, dim=0))
holes = torch.where(x > 2, torch.nan, x)
show('nanquantile', torch.nanquantile(holes, 0.4), torch.nanquantile(holes, 0.25, dim=1, keepdim=True), holes.nanquantile(torch.tensor([0.1, 0.75]), dim=0))

image = torch.arange(12.0).reshape(1, 1, 3, 4) / 7
show('upsample', F.upsample(image, scale_factor=2.0), F.upsample(image, (2, 2), mode='bilinear', align_corners=True), F.upsample(image, scale_factor=(1.0, 1.5)))
show('upsample_bilinear', F.upsample_bilinear(image, scale_factor=(2, 1)), F.upsample_bilinear(image, size=(2, 3)))
