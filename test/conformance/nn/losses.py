import torch
import torch.nn.functional as F
from torch import nn

torch.manual_seed(0)
logits, target, labels = torch.randn(4, 3), torch.rand(4, 3), torch.tensor([0, 2, 1, 1])
for name, loss, args in (
    ('mse', nn.MSELoss(), (logits, target)), ('mse sum', nn.MSELoss(reduction='sum'), (logits, target)), ('l1', nn.L1Loss(), (logits, target)), ('smooth l1', nn.SmoothL1Loss(), (logits, target)), ('huber', nn.HuberLoss(delta=0.5), (logits, target)),
    ('bce', nn.BCELoss(), (logits.sigmoid(), target)), ('bce logits', nn.BCEWithLogitsLoss(), (logits, target)), ('bce weighted', nn.BCEWithLogitsLoss(pos_weight=torch.tensor([2.0, 1.0, 0.5])), (logits, target)),
    ('cross entropy', nn.CrossEntropyLoss(), (logits, labels)), ('cross entropy weighted', nn.CrossEntropyLoss(weight=torch.tensor([1.0, 2.0, 3.0])), (logits, labels)), ('cross entropy smooth', nn.CrossEntropyLoss(label_smoothing=0.1), (logits, labels)), ('cross entropy soft', nn.CrossEntropyLoss(), (logits, target)),
    ('nll', nn.NLLLoss(), (F.log_softmax(logits, 1), labels)), ('kl', nn.KLDivLoss(reduction='batchmean'), (F.log_softmax(logits, 1), F.softmax(target, 1))), ('soft margin', nn.SoftMarginLoss(), (logits, target.sign())),
    ('hinge embedding', nn.HingeEmbeddingLoss(), (logits, target.sub(0.5).sign())), ('margin ranking', nn.MarginRankingLoss(0.5), (logits[:, 0], logits[:, 1], torch.tensor([1.0, -1.0, 1.0, -1.0]))),
    ('triplet', nn.TripletMarginLoss(), (logits, target, logits.flip(0))), ('cosine embedding', nn.CosineEmbeddingLoss(), (logits, target, torch.tensor([1.0, -1.0, 1.0, -1.0]))),
    ('gaussian nll', nn.GaussianNLLLoss(), (logits, target, torch.ones(4, 3) * 0.5)), ('poisson nll', nn.PoissonNLLLoss(), (logits, target)),
):
    first = args[0].clone().requires_grad_()
    value = loss(first, *args[1:])
    value.backward()
    print(f'{name} {value.item():.9f} {first.grad.norm().item():.9f}')
print(F.mse_loss(logits, target, reduction='none')[0], F.cross_entropy(logits, labels, reduction='none'), F.binary_cross_entropy_with_logits(logits, torch.ones_like(logits)).item(), F.cosine_similarity(logits, target), F.pairwise_distance(logits, target), F.softplus(-logits).mean().item(), F.relu(1 - logits).mean().item(), F.one_hot(labels, 3)[1], sep='\n')
for attempt in (lambda: nn.MSELoss()(logits, torch.zeros(5, 3)), lambda: nn.BCELoss()(logits, torch.zeros(4)), lambda: F.cross_entropy(logits, torch.tensor([0, 1])), lambda: nn.BCEWithLogitsLoss()(logits, torch.zeros(4))):
    try:
        print(attempt())
    except (ValueError, RuntimeError) as error:
        print(type(error).__name__, str(error).split('\n')[0])
