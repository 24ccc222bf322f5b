"""torch.optim: the optimizers. Each says how one parameter moves."""
import math

import torch
from torch.optim import lr_scheduler
from torch.optim.optimizer import Optimizer, required


def _check(**limits):
    """Every value must be at least 0."""
    for name, value in limits.items():
        if value < 0.0:
            raise ValueError(f"Invalid {name.replace('_', ' ')}: {value}")


def _check_adam(lr, betas, eps, weight_decay):
    if lr < 0.0:
        raise ValueError(f'Invalid learning rate: {lr}')
    if eps < 0.0:
        raise ValueError(f'Invalid epsilon value: {eps}')
    for index, beta in enumerate(betas):
        if not 0.0 <= beta < 1.0:
            raise ValueError(f'Invalid beta parameter at index {index}: {beta}')
    if weight_decay < 0.0:
        raise ValueError(f'Invalid weight_decay value: {weight_decay}')


class SGD(Optimizer):
    def __init__(self, params, lr=required, momentum=0, dampening=0, weight_decay=0, nesterov=False, *, maximize=False, foreach=None, differentiable=False):
        if lr is not required and lr < 0.0:
            raise ValueError(f'Invalid learning rate: {lr}')
        if momentum < 0.0:
            raise ValueError(f'Invalid momentum value: {momentum}')
        if weight_decay < 0.0:
            raise ValueError(f'Invalid weight_decay value: {weight_decay}')
        if nesterov and (momentum <= 0 or dampening != 0):
            raise ValueError('Nesterov momentum requires a momentum and zero dampening')
        super().__init__(params, dict(lr=lr, momentum=momentum, dampening=dampening, weight_decay=weight_decay, nesterov=nesterov, maximize=maximize, foreach=foreach, differentiable=differentiable))

    def _update(self, param, gradient, state, group):
        if group['weight_decay'] != 0:
            gradient = gradient.add(param, alpha=group['weight_decay'])
        momentum = group['momentum']
        if momentum != 0:
            if state.get('momentum_buffer') is None:
                state['momentum_buffer'] = gradient.detach().clone()
            else:
                state['momentum_buffer'].mul_(momentum).add_(gradient, alpha=1 - group['dampening'])
            velocity = state['momentum_buffer']
            gradient = gradient.add(velocity, alpha=momentum) if group['nesterov'] else velocity
        param.add_(gradient, alpha=-group['lr'])


class Adam(Optimizer):
    _decoupled = False

    def __init__(self, params, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0, amsgrad=False, *, foreach=None, maximize=False, capturable=False, differentiable=False, fused=False):
        _check_adam(lr, betas, eps, weight_decay)
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
        _check_adam(lr, betas, eps, weight_decay)
        Optimizer.__init__(self, params, dict(lr=lr, betas=betas, eps=eps, weight_decay=weight_decay, amsgrad=amsgrad, foreach=foreach, maximize=maximize, capturable=capturable, differentiable=differentiable))


class Adamax(Optimizer):
    def __init__(self, params, lr=2e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0, foreach=None, *, maximize=False, differentiable=False):
        _check_adam(lr, betas, eps, weight_decay)
        super().__init__(params, dict(lr=lr, betas=betas, eps=eps, weight_decay=weight_decay, foreach=foreach, maximize=maximize, differentiable=differentiable))

    def _update(self, param, gradient, state, group):
        if not state:
            state['step'] = torch.tensor(0.0)
            state['exp_avg'] = torch.zeros_like(param)
            state['exp_inf'] = torch.zeros_like(param)
        state['step'] += 1
        beta1, beta2 = group['betas']
        if group['weight_decay'] != 0:
            gradient = gradient.add(param, alpha=group['weight_decay'])
        state['exp_avg'].mul_(beta1).add_(gradient, alpha=1 - beta1)
        state['exp_inf'] = torch.maximum(state['exp_inf'].mul_(beta2), gradient.abs().add_(group['eps']))
        param.addcdiv_(state['exp_avg'], state['exp_inf'], value=-group['lr'] / (1 - beta1 ** state['step'].item()))


class RMSprop(Optimizer):
    def __init__(self, params, lr=1e-2, alpha=0.99, eps=1e-8, weight_decay=0, momentum=0, centered=False, foreach=None, maximize=False, differentiable=False):
        if lr < 0.0:
            raise ValueError(f'Invalid learning rate: {lr}')
        _check(epsilon_value=eps, momentum_value=momentum, weight_decay_value=weight_decay, alpha_value=alpha)
        super().__init__(params, dict(lr=lr, momentum=momentum, alpha=alpha, eps=eps, centered=centered, weight_decay=weight_decay, foreach=foreach, maximize=maximize, differentiable=differentiable))

    def _update(self, param, gradient, state, group):
        if not state:
            state['step'] = 0
            state['square_avg'] = torch.zeros_like(param)
            if group['momentum'] > 0:
                state['momentum_buffer'] = torch.zeros_like(param)
            if group['centered']:
                state['grad_avg'] = torch.zeros_like(param)
        state['step'] += 1
        if group['weight_decay'] != 0:
            gradient = gradient.add(param, alpha=group['weight_decay'])
        alpha = group['alpha']
        square = state['square_avg'].mul_(alpha).addcmul_(gradient, gradient, value=1 - alpha)
        if group['centered']:
            mean = state['grad_avg'].mul_(alpha).add_(gradient, alpha=1 - alpha)
            square = square.addcmul(mean, mean, value=-1)
        average = square.sqrt().add_(group['eps'])
        if group['momentum'] > 0:
            state['momentum_buffer'].mul_(group['momentum']).addcdiv_(gradient, average)
            param.add_(state['momentum_buffer'], alpha=-group['lr'])
        else:
            param.addcdiv_(gradient, average, value=-group['lr'])


class Adagrad(Optimizer):
    def __init__(self, params, lr=1e-2, lr_decay=0, weight_decay=0, initial_accumulator_value=0, eps=1e-10, foreach=None, *, maximize=False, differentiable=False):
        if lr < 0.0:
            raise ValueError(f'Invalid learning rate: {lr}')
        _check(lr_decay_value=lr_decay, weight_decay_value=weight_decay, initial_accumulator_value_value=initial_accumulator_value, epsilon_value=eps)
        super().__init__(params, dict(lr=lr, lr_decay=lr_decay, eps=eps, weight_decay=weight_decay, initial_accumulator_value=initial_accumulator_value, foreach=foreach, maximize=maximize, differentiable=differentiable))

    def _update(self, param, gradient, state, group):
        if not state:
            state['step'] = torch.tensor(0.0)
            state['sum'] = torch.full_like(param, group['initial_accumulator_value'])
        state['step'] += 1
        if group['weight_decay'] != 0:
            gradient = gradient.add(param, alpha=group['weight_decay'])
        rate = group['lr'] / (1 + (state['step'].item() - 1) * group['lr_decay'])
        state['sum'].addcmul_(gradient, gradient, value=1)
        param.addcdiv_(gradient, state['sum'].sqrt().add_(group['eps']), value=-rate)


class Adadelta(Optimizer):
    def __init__(self, params, lr=1.0, rho=0.9, eps=1e-6, weight_decay=0, foreach=None, *, maximize=False, differentiable=False):
        if lr < 0.0:
            raise ValueError(f'Invalid learning rate: {lr}')
        if not 0.0 <= rho <= 1.0:
            raise ValueError(f'Invalid rho value: {rho}')
        super().__init__(params, dict(lr=lr, rho=rho, eps=eps, weight_decay=weight_decay, foreach=foreach, maximize=maximize, differentiable=differentiable))

    def _update(self, param, gradient, state, group):
        if not state:
            state['step'] = 0
            state['square_avg'] = torch.zeros_like(param)
            state['acc_delta'] = torch.zeros_like(param)
        state['step'] += 1
        if group['weight_decay'] != 0:
            gradient = gradient.add(param, alpha=group['weight_decay'])
        rho, eps = group['rho'], group['eps']
        state['square_avg'].mul_(rho).addcmul_(gradient, gradient, value=1 - rho)
        delta = state['acc_delta'].add(eps).sqrt_().div_(state['square_avg'].add(eps).sqrt_()).mul_(gradient)
        state['acc_delta'].mul_(rho).addcmul_(delta, delta, value=1 - rho)
        param.add_(delta, alpha=-group['lr'])


class NAdam(Optimizer):
    def __init__(self, params, lr=2e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0, momentum_decay=4e-3, foreach=None, differentiable=False):
        _check_adam(lr, betas, eps, weight_decay)
        super().__init__(params, dict(lr=lr, betas=betas, eps=eps, weight_decay=weight_decay, momentum_decay=momentum_decay, foreach=foreach, differentiable=differentiable))

    def _update(self, param, gradient, state, group):
        if not state:
            state['step'] = torch.tensor(0.0)
            state['mu_product'] = torch.tensor(1.0)
            state['exp_avg'] = torch.zeros_like(param)
            state['exp_avg_sq'] = torch.zeros_like(param)
        state['step'] += 1
        step = state['step'].item()
        beta1, beta2 = group['betas']
        if group['weight_decay'] != 0:
            gradient = gradient.add(param, alpha=group['weight_decay'])
        now = beta1 * (1.0 - 0.5 * (0.96 ** (step * group['momentum_decay'])))
        after = beta1 * (1.0 - 0.5 * (0.96 ** ((step + 1) * group['momentum_decay'])))
        state['mu_product'] *= now
        product = state['mu_product'].item()
        state['exp_avg'].mul_(beta1).add_(gradient, alpha=1 - beta1)
        state['exp_avg_sq'].mul_(beta2).addcmul_(gradient, gradient, value=1 - beta2)
        denominator = state['exp_avg_sq'].div(1 - beta2 ** step).sqrt().add_(group['eps'])
        param.addcdiv_(gradient, denominator, value=-group['lr'] * (1.0 - now) / (1.0 - product))
        param.addcdiv_(state['exp_avg'], denominator, value=-group['lr'] * after / (1.0 - product * after))


class RAdam(Optimizer):
    def __init__(self, params, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0, foreach=None, differentiable=False):
        _check_adam(lr, betas, eps, weight_decay)
        super().__init__(params, dict(lr=lr, betas=betas, eps=eps, weight_decay=weight_decay, foreach=foreach, differentiable=differentiable))

    def _update(self, param, gradient, state, group):
        if not state:
            state['step'] = torch.tensor(0.0)
            state['exp_avg'] = torch.zeros_like(param)
            state['exp_avg_sq'] = torch.zeros_like(param)
        state['step'] += 1
        step = state['step'].item()
        beta1, beta2 = group['betas']
        if group['weight_decay'] != 0:
            gradient = gradient.add(param, alpha=group['weight_decay'])
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
