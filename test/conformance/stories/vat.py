"""Virtual adversarial training with power iteration, FGSM and PGD, and an input-gradient penalty of a classifier."""
import contextlib
import torch
import torch.nn as nn
import torch.nn.functional as F


@contextlib.contextmanager
def _disable_tracking_bn_stats(model):
    def switch_attr(m):
        if hasattr(m, 'track_running_stats'):
            m.track_running_stats ^= True

    model.apply(switch_attr)
    yield
    model.apply(switch_attr)


def _l2_normalize(d):
    d_reshaped = d.view(d.shape[0], -1, *(1 for _ in range(d.dim() - 2)))
    d /= torch.norm(d_reshaped, dim=1, keepdim=True) + 1e-8
    return d


class VATLoss(nn.Module):
    def __init__(self, xi=10.0, eps=1.0, ip=1):
        """VAT loss
        :param xi: hyperparameter of VAT (default: 10.0)
        :param eps: hyperparameter of VAT (default: 1.0)
        :param ip: iteration times of computing adv noise (default: 1)
        """
        super(VATLoss, self).__init__()
        self.xi, self.eps, self.ip = xi, eps, ip

    def forward(self, model, x):
        with torch.no_grad():
            pred = F.softmax(model(x), dim=1)
        d = torch.rand(x.shape).sub(0.5).to(x.device)
        d = _l2_normalize(d)
        with _disable_tracking_bn_stats(model):
            for _ in range(self.ip):
                d.requires_grad_()
                pred_hat = model(x + self.xi * d)
                logp_hat = F.log_softmax(pred_hat, dim=1)
                adv_distance = F.kl_div(logp_hat, pred, reduction='batchmean')
                adv_distance.backward()
                d = _l2_normalize(d.grad)
                model.zero_grad()
            r_adv = d * self.eps
            pred_hat = model(x + r_adv)
            logp_hat = F.log_softmax(pred_hat, dim=1)
            lds = F.kl_div(logp_hat, pred, reduction='batchmean')
        return lds


def fgsm(model, x, y, eps=0.1):
    x = x.clone().detach().requires_grad_(True)
    F.cross_entropy(model(x), y).backward()
    return (x + eps * x.grad.sign()).clamp(0, 1).detach()


def pgd(model, x, y, eps=0.1, alpha=0.04, steps=3):
    adv = x + torch.empty_like(x).uniform_(-eps, eps)
    for _ in range(steps):
        adv.requires_grad_(True)
        g, = torch.autograd.grad(F.cross_entropy(model(adv), y), adv)
        adv = adv.detach() + alpha * g.sign()
        adv = torch.min(torch.max(adv, x - eps), x + eps).clamp(0.0, 1.0)
    return adv


torch.manual_seed(2)
model = nn.Sequential(nn.Conv2d(1, 4, 3, padding=1), nn.BatchNorm2d(4), nn.ReLU(), nn.AvgPool2d(4), nn.Flatten(), nn.Linear(16, 3))
x, y = torch.rand(6, 1, 8, 8), torch.tensor([0, 1, 2, 0, 1, 2])
opt = torch.optim.SGD(model.parameters(), lr=0.5, momentum=0.9, nesterov=True)
model.train()
for step in range(3):
    opt.zero_grad()
    lds = VATLoss(ip=2)(model, x)
    ce = F.cross_entropy(model(x), y, label_smoothing=0.1)
    (ce + lds).backward()
    opt.step()
    print('%d ce %.5f lds %.5f  running %.5f after %d' % (step, ce.item(), lds.item(), model[1].running_var.sum(), model[1].num_batches_tracked))
model.eval()
clean = (model(x).argmax(1) == y).float().mean()
for attack in (fgsm, pgd):
    adv = attack(model, x, y)
    logits = model(adv)
    print(attack.__name__, 'accuracy %.3f -> %.3f' % (clean, (logits.argmax(1) == y).float().mean()), 'linf %.4f' % (adv - x).abs().max(), 'loss %.5f' % F.cross_entropy(logits, y))
x.requires_grad_()
loss = F.nll_loss(model(x).log_softmax(-1), y)
g, = torch.autograd.grad(loss, x, create_graph=True)
right_for_right_reasons = (g[..., :4, :] ** 2).sum() * 100
opt.zero_grad()
(loss + right_for_right_reasons).backward()
print('input gradient %.6f' % right_for_right_reasons, [None if p.grad is None else '%.5f' % p.grad.norm() for p in model.parameters()])
