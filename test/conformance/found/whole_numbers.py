"""Whole numbers where fractions are usual: averages are cut, areas and distances become fractions."""
import torch
import torch.nn.functional as F

image = torch.tensor([[[[3, 1, 4], [1, -5, 9], [2, 6, 5]]]])
print(F.avg_pool2d(image, 2, stride=1), F.avg_pool2d(image, 1, divisor_override=2), F.avg_pool1d(image[0], 3, padding=1))
y = torch.tensor([1, 4, 6, 2])
print(torch.trapezoid(y), torch.trapezoid(y, torch.tensor([0, 1, 3, 4])), torch.cumulative_trapezoid(y, dx=3))
print(F.softsign(y), F.tanhshrink(y), F.hardtanh(y, -2, 3), F.relu6(y * 2))
print(F.pairwise_distance(torch.tensor([[1, 2]]), torch.tensor([[3, 5]])))
print(torch.bucketize(torch.tensor([1.8, 2.6, -1.9, 1.0]), torch.tensor([1.8, 2.6, -1.9, 1.0])))
print(torch.histogram(torch.tensor([0.25]), 4))
for f in (F.normalize, torch.pinverse, torch.linalg.vector_norm, torch.var_mean, F.kl_div, F.dropout2d, F.cosine_similarity):
    try:
        given = torch.ones(2, 3, dtype=torch.int64)
        print(f(given, given) if f in (F.kl_div, F.cosine_similarity) else f(given))
    except RuntimeError as error:
        print(f.__name__, error)
