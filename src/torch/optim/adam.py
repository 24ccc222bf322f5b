"""torch.optim.adam: Adam and its kin. Each says how one parameter moves."""
import math

import torch
from torch.optim.optimizer import Optimizer, _check, _decayed, _EachParameter


class Adam(_EachParameter):
    _decoupled = False

    def __init__(self, params, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0, amsgrad=False, *, foreach=None, maximize=False, capturable=False, differentiable=False, fused=False):
        _check(lr, weight_decay, eps, betas)
        super().__init__(params, dict(lr=lr, betas=betas, eps=eps, weight_decay=weight_decay, amsgrad=amsgrad, maximize=maximize, foreach=foreach, capturable=capturable, differentiable=differentiable, fused=fused))

    def _update(self, param, gradient, state, group):
        if not state:
            state['step'] = torch.tensor(0.0)
            state['exp_avg'] = torch.zeros_like(param)
            state['exp_avg_sq'] = torch.zeros_like(param)
            if group['amsgrad']:
                state['max_exp_avg_sq'] = torch.zeros_like(param)
        state['step'] += 1
        if group['weight_decay'] != 0:
            if self._decoupled:
                param.mul_(1 - group['lr'] * group['weight_decay'])
            else:
                gradient = gradient.add(param, alpha=group['weight_decay'])
        self._move(param, gradient, state, group)

    def _move(self, param, gradient, state, group):
        beta1, beta2 = group['betas']
        step = state['step'].item()
        state['exp_avg'].mul_(beta1).add_(gradient, alpha=1 - beta1)
        state['exp_avg_sq'].mul_(beta2).addcmul_(gradient, gradient, value=1 - beta2)
        square = state['exp_avg_sq']
        if group['amsgrad']:
            state['max_exp_avg_sq'] = torch.maximum(state['max_exp_avg_sq'], square)
            square = state['max_exp_avg_sq']
        denominator = (square.sqrt() / math.sqrt(1 - beta2 ** step)).add_(group['eps'])
        param.addcdiv_(state['exp_avg'], denominator, value=-group['lr'] / (1 - beta1 ** step))


class AdamW(Adam):
    _decoupled = True

    def __init__(self, params, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=1e-2, amsgrad=False, *, maximize=False, foreach=None, capturable=False, differentiable=False, fused=False):
        _check(lr, weight_decay, eps, betas)
        Optimizer.__init__(self, params, dict(lr=lr, betas=betas, eps=eps, weight_decay=weight_decay, amsgrad=amsgrad, foreach=foreach, maximize=maximize, capturable=capturable))


class Adamax(_EachParameter):
    def __init__(self, params, lr=2e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0, foreach=None, *, maximize=False, differentiable=False):
        _check(lr, weight_decay, eps, betas)
        super().__init__(params, dict(lr=lr, betas=betas, eps=eps, weight_decay=weight_decay, foreach=foreach, maximize=maximize))

    def _update(self, param, gradient, state, group):
        if not state:
            state['step'] = torch.tensor(0.0)
            state['exp_avg'] = torch.zeros_like(param)
            state['exp_inf'] = torch.zeros_like(param)
        state['step'] += 1
        beta1, beta2 = group['betas']
        gradient = _decayed(gradient, param, group)
        state['exp_avg'].mul_(beta1).add_(gradient, alpha=1 - beta1)
        state['exp_inf'] = torch.maximum(state['exp_inf'].mul_(beta2), gradient.abs().add_(group['eps']))
        param.addcdiv_(state['exp_avg'], state['exp_inf'], value=-group['lr'] / (1 - beta1 ** state['step'].item()))


class NAdam(_EachParameter):
    def __init__(self, params, lr=2e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0, momentum_decay=4e-3, foreach=None, differentiable=False):
        _check(lr, weight_decay, eps, betas, momentum_decay=momentum_decay)
        super().__init__(params, dict(lr=lr, betas=betas, eps=eps, weight_decay=weight_decay, momentum_decay=momentum_decay, foreach=foreach))

    def _update(self, param, gradient, state, group):
        if not state:
            state['step'] = torch.tensor(0.0)
            state['mu_product'] = torch.tensor(1.0)
            state['exp_avg'] = torch.zeros_like(param)
            state['exp_avg_sq'] = torch.zeros_like(param)
        state['step'] += 1
        step = state['step'].item()
        beta1, beta2 = group['betas']
        gradient = _decayed(gradient, param, group)
        now = beta1 * (1.0 - 0.5 * (0.96 ** (step * group['momentum_decay'])))
        after = beta1 * (1.0 - 0.5 * (0.96 ** ((step + 1) * group['momentum_decay'])))
        state['mu_product'] *= now
        product = state['mu_product'].item()
        ahead = (state['mu_product'] * now * after).item()
        state['exp_avg'].mul_(beta1).add_(gradient, alpha=1 - beta1)
        state['exp_avg_sq'].mul_(beta2).addcmul_(gradient, gradient, value=1 - beta2)
        denominator = state['exp_avg_sq'].div(1 - beta2 ** step).sqrt().add_(group['eps'])
        param.addcdiv_(gradient, denominator, value=-group['lr'] * (1.0 - now) / (1.0 - product))
        param.addcdiv_(state['exp_avg'], denominator, value=-group['lr'] * after / (1.0 - ahead))


class RAdam(_EachParameter):
    def __init__(self, params, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0, foreach=None, differentiable=False):
        _check(lr, weight_decay, eps, betas)
        super().__init__(params, dict(lr=lr, betas=betas, eps=eps, weight_decay=weight_decay, foreach=foreach))

    def _update(self, param, gradient, state, group):
        if not state:
            state['step'] = torch.tensor(0.0)
            state['exp_avg'] = torch.zeros_like(param)
            state['exp_avg_sq'] = torch.zeros_like(param)
        state['step'] += 1
        step = state['step'].item()
        beta1, beta2 = group['betas']
        gradient = _decayed(gradient, param, group)
        state['exp_avg'].mul_(beta1).add_(gradient, alpha=1 - beta1)
        state['exp_avg_sq'].mul_(beta2).addcmul_(gradient, gradient, value=1 - beta2)
        mean = state['exp_avg'] / (1 - beta1 ** step)
        longest = 2 / (1 - beta2) - 1
        length = longest - 2 * step * (beta2 ** step) / (1 - beta2 ** step)
        if length > 5.0:
            rectifier = math.sqrt((length - 4) * (length - 2) * longest / ((longest - 4) * (longest - 2) * length))
            adaptive = math.sqrt(1 - beta2 ** step) / state['exp_avg_sq'].sqrt().add_(group['eps'])
            param.add_(mean * group['lr'] * adaptive * rectifier, alpha=-1.0)
        else:
            param.add_(mean * group['lr'], alpha=-1.0)
