"""torch.optim.lbfgs: a quasi-Newton method, which asks its closure for losses and gradients as often as it needs them."""
import torch
from torch.optim._line_search import strong_wolfe
from torch.optim.optimizer import Optimizer


class LBFGS(Optimizer):
    def __init__(self, params, lr=1, max_iter=20, max_eval=None, tolerance_grad=1e-7, tolerance_change=1e-9, history_size=100, line_search_fn=None):
        if max_eval is None:
            max_eval = max_iter * 5 // 4
        super().__init__(params, dict(lr=lr, max_iter=max_iter, max_eval=max_eval, tolerance_grad=tolerance_grad, tolerance_change=tolerance_change, history_size=history_size, line_search_fn=line_search_fn))
        if len(self.param_groups) != 1:
            raise ValueError("LBFGS doesn't support per-parameter options (parameter groups)")
        self._params = self.param_groups[0]['params']
        self._numel_cache = None

    def _gradient(self):
        return torch.cat([torch.zeros_like(param).view(-1) if param.grad is None else param.grad.view(-1) for param in self._params], 0)

    def _move(self, length, direction):
        offset = 0
        for param in self._params:
            param.add_(direction[offset:offset + param.numel()].view_as(param), alpha=length)
            offset += param.numel()

    def _try(self, closure, origin, length, direction):
        """Loss and gradient some way along; the parameters come back."""
        self._move(length, direction)
        loss = float(closure())
        gradient = self._gradient()
        for param, value in zip(self._params, origin):
            param.copy_(value)
        return loss, gradient

    @torch.no_grad()
    def step(self, closure):
        assert len(self.param_groups) == 1
        closure = torch.enable_grad()(closure)
        state = self.state[self._params[0]]
        state.setdefault('func_evals', 0)
        state.setdefault('n_iter', 0)
        first_loss = closure()
        state['func_evals'] += 1
        gradient = self._gradient()
        if gradient.abs().max() <= self.param_groups[0]['tolerance_grad']:
            return first_loss
        self._iterate(state, closure, float(first_loss), gradient)
        return first_loss

    def _iterate(self, state, closure, loss, gradient):
        group = self.param_groups[0]
        names = ('d', 't', 'old_dirs', 'old_stps', 'ro', 'H_diag', 'prev_flat_grad', 'prev_loss')
        memory = {name: state.get(name) for name in names}
        evaluations = 1
        for count in range(1, group['max_iter'] + 1):
            state['n_iter'] += 1
            direction = memory['d'] = self._direction(state, memory, gradient, group['history_size'])
            if memory['prev_flat_grad'] is None:
                memory['prev_flat_grad'] = gradient.clone()
            else:
                memory['prev_flat_grad'].copy_(gradient)
            memory['prev_loss'] = loss
            length = min(1.0, 1.0 / gradient.abs().sum()) * group['lr'] if state['n_iter'] == 1 else group['lr']
            memory['t'] = length
            slope = gradient.dot(direction)
            if slope > -group['tolerance_change']:
                break
            asked = 0
            if group['line_search_fn'] is not None:
                loss, gradient, length, asked = self._search(closure, length, direction, loss, gradient, slope)
                memory['t'] = length
                self._move(length, direction)
            else:
                self._move(length, direction)
                if count != group['max_iter']:
                    loss = float(closure())
                    gradient = self._gradient()
                    asked = 1
            evaluations += asked
            state['func_evals'] += asked
            if count == group['max_iter'] or evaluations >= group['max_eval'] or gradient.abs().max() <= group['tolerance_grad']:
                break
            if direction.mul(length).abs().max() <= group['tolerance_change'] or abs(loss - memory['prev_loss']) < group['tolerance_change']:
                break
        state.update(memory)

    def _search(self, closure, length, direction, loss, gradient, slope):
        if self.param_groups[0]['line_search_fn'] != 'strong_wolfe':
            raise RuntimeError("only 'strong_wolfe' is supported")
        origin = [param.clone() for param in self._params]
        return strong_wolfe(lambda t: self._try(closure, origin, t, direction), length, direction, loss, gradient, slope)

    def _direction(self, state, memory, gradient, history_size):
        """The gradient times an estimate of the inverse Hessian, made of the last steps."""
        if state['n_iter'] == 1:
            memory.update(old_dirs=[], old_stps=[], ro=[], H_diag=1)
            return gradient.neg()
        changes, steps, inverses = memory['old_dirs'], memory['old_stps'], memory['ro']
        change = gradient.sub(memory['prev_flat_grad'])
        step = memory['d'].mul(memory['t'])
        curvature = change.dot(step)
        if curvature > 1e-10:
            if len(changes) == history_size:
                for past in (changes, steps, inverses):
                    past.pop(0)
            changes.append(change)
            steps.append(step)
            inverses.append(1.0 / curvature)
            memory['H_diag'] = curvature / change.dot(change)
        weights = state.setdefault('al', [None] * history_size)
        result = gradient.neg()
        for index in reversed(range(len(changes))):
            weights[index] = steps[index].dot(result) * inverses[index]
            result.add_(changes[index], alpha=-weights[index])
        result = torch.mul(result, memory['H_diag'])
        for index in range(len(changes)):
            result.add_(steps[index], alpha=weights[index] - changes[index].dot(result) * inverses[index])
        return result
