"""torch.optim.sgd: descent along the gradient, with steps of adaptive length or without. Each class says how one parameter moves."""
import math

import torch
from torch.optim.optimizer import _check, _decayed, _EachParameter, required


class SGD(_EachParameter):
    def __init__(self, params, lr=required, momentum=0, dampening=0, weight_decay=0, nesterov=False, *, maximize=False, foreach=None, differentiable=False):
        _check(lr, weight_decay, momentum=momentum)
        if nesterov and (momentum <= 0 or dampening != 0):
            raise ValueError('Nesterov momentum requires a momentum and zero dampening')
        super().__init__(params, dict(lr=lr, momentum=momentum, dampening=dampening, weight_decay=weight_decay, nesterov=nesterov, maximize=maximize, foreach=foreach, differentiable=differentiable))

    def _update(self, param, gradient, state, group):
        gradient = _decayed(gradient, param, group)
        momentum = group['momentum']
        state.setdefault('momentum_buffer', None)
        if momentum != 0:
            if state.get('momentum_buffer') is None:
                state['momentum_buffer'] = gradient.detach().clone()
            else:
                state['momentum_buffer'].mul_(momentum).add_(gradient, alpha=1 - group['dampening'])
            velocity = state['momentum_buffer']
            gradient = gradient.add(velocity, alpha=momentum) if group['nesterov'] else velocity
        param.add_(gradient, alpha=-group['lr'])


class RMSprop(_EachParameter):
    def __init__(self, params, lr=1e-2, alpha=0.99, eps=1e-8, weight_decay=0, momentum=0, centered=False, foreach=None, maximize=False, differentiable=False):
        _check(lr, weight_decay, eps, momentum=momentum)
        _check(lr, alpha=alpha)
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
        gradient = _decayed(gradient, param, group)
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


class Adagrad(_EachParameter):
    def __init__(self, params, lr=1e-2, lr_decay=0, weight_decay=0, initial_accumulator_value=0, eps=1e-10, foreach=None, *, maximize=False, differentiable=False):
        _check(lr, weight_decay, eps, lr_decay=lr_decay, initial_accumulator_value=initial_accumulator_value)
        super().__init__(params, dict(lr=lr, lr_decay=lr_decay, eps=eps, weight_decay=weight_decay, initial_accumulator_value=initial_accumulator_value, foreach=foreach, maximize=maximize))
        for group in self.param_groups:
            for param in group['params']:
                self.state[param] = {'step': torch.tensor(0.0), 'sum': torch.full_like(param, initial_accumulator_value)}

    def _update(self, param, gradient, state, group):
        state['step'] += 1
        gradient = _decayed(gradient, param, group)
        rate = group['lr'] / (1 + (state['step'].item() - 1) * group['lr_decay'])
        state['sum'].addcmul_(gradient, gradient, value=1)
        param.addcdiv_(gradient, state['sum'].sqrt().add_(group['eps']), value=-rate)


class Adadelta(_EachParameter):
    def __init__(self, params, lr=1.0, rho=0.9, eps=1e-6, weight_decay=0, foreach=None, *, maximize=False, differentiable=False):
        _check(lr, weight_decay, eps)
        if not 0.0 <= rho <= 1.0:
            raise ValueError(f'Invalid rho value: {rho}')
        super().__init__(params, dict(lr=lr, rho=rho, eps=eps, weight_decay=weight_decay, maximize=maximize, foreach=foreach))

    def _update(self, param, gradient, state, group):
        if not state:
            state['step'] = 0
            state['square_avg'] = torch.zeros_like(param)
            state['acc_delta'] = torch.zeros_like(param)
        state['step'] += 1
        gradient = _decayed(gradient, param, group)
        rho, eps = group['rho'], group['eps']
        state['square_avg'].mul_(rho).addcmul_(gradient, gradient, value=1 - rho)
        delta = state['acc_delta'].add(eps).sqrt_().div_(state['square_avg'].add(eps).sqrt_()).mul_(gradient)
        state['acc_delta'].mul_(rho).addcmul_(delta, delta, value=1 - rho)
        param.add_(delta, alpha=-group['lr'])


class Rprop(_EachParameter):
    def __init__(self, params, lr=1e-2, etas=(0.5, 1.2), step_sizes=(1e-6, 50), foreach=None, maximize=False, differentiable=False):
        _check(lr)
        if not 0.0 < etas[0] < 1.0 < etas[1]:
            raise ValueError(f'Invalid eta values: {etas[0]}, {etas[1]}')
        super().__init__(params, dict(lr=lr, etas=etas, step_sizes=step_sizes, foreach=foreach, maximize=maximize))

    def _update(self, param, gradient, state, group):
        if not state:
            state['step'] = 0
            state['prev'] = torch.zeros_like(param)
            state['step_size'] = torch.full_like(gradient, group['lr'])
        state['step'] += 1
        shrink, grow = group['etas']
        turn = gradient * state['prev']
        factor = torch.where(turn > 0, grow, torch.where(turn < 0, shrink, 1.0)).to(param.dtype)
        state['step_size'].mul_(factor).clamp_(*group['step_sizes'])
        gradient = gradient.masked_fill(turn < 0, 0)
        param.addcmul_(gradient.sign(), state['step_size'], value=-1)
        state['prev'].copy_(gradient)


class ASGD(_EachParameter):
    def __init__(self, params, lr=1e-2, lambd=1e-4, alpha=0.75, t0=1e6, weight_decay=0, foreach=None, maximize=False, differentiable=False):
        _check(lr, weight_decay)
        super().__init__(params, dict(lr=lr, lambd=lambd, alpha=alpha, t0=t0, weight_decay=weight_decay, foreach=foreach, maximize=maximize))

    def _update(self, param, gradient, state, group):
        if not state:
            state['step'] = torch.tensor(0.0)
            state['eta'] = torch.tensor(group['lr'])
            state['mu'] = torch.tensor(1.0)
            state['ax'] = torch.zeros_like(param)
        state['step'] += 1
        step = state['step'].item()
        gradient = _decayed(gradient, param, group)
        param.mul_(1 - group['lambd'] * state['eta'].item())
        param.add_(gradient, alpha=-state['eta'].item())
        if state['mu'].item() == 1:
            state['ax'].copy_(param)
        else:
            state['ax'].add_((param - state['ax']) * state['mu'])
        state['eta'].copy_(torch.tensor(group['lr'] / math.pow(1 + group['lambd'] * group['lr'] * step, group['alpha'])))
        state['mu'].copy_(torch.tensor(1 / max(1, step - group['t0'])))


class SparseAdam(_EachParameter):
    """There are no sparse gradients here, and it takes no others."""

    def __init__(self, params, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, maximize=False):
        if not lr > 0.0:
            raise ValueError(f'Invalid learning rate: {lr}')
        if not eps > 0.0:
            raise ValueError(f'Invalid epsilon value: {eps}')
        _check(lr, betas=betas)
        super().__init__(params, dict(lr=lr, betas=betas, eps=eps, maximize=maximize))

    def _update(self, param, gradient, state, group):
        raise RuntimeError('SparseAdam does not support dense gradients, please consider Adam instead')
