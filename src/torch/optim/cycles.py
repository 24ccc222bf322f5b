"""torch.optim._cycles: schedules that go round, or up and down once."""
import math

from torch.optim._scheduler import _check_optimizer, _each_group, _LRScheduler


class CosineAnnealingWarmRestarts(_LRScheduler):
    def __init__(self, optimizer, T_0, T_mult=1, eta_min=0, last_epoch=-1, verbose=False):
        if T_0 <= 0 or not isinstance(T_0, int):
            raise ValueError(f'Expected positive integer T_0, but got {T_0}')
        if T_mult < 1 or not isinstance(T_mult, int):
            raise ValueError(f'Expected integer T_mult >= 1, but got {T_mult}')
        self.T_0 = T_0
        self.T_i = T_0
        self.T_mult = T_mult
        self.eta_min = eta_min
        self.T_cur = last_epoch
        super().__init__(optimizer, last_epoch, verbose)

    def get_lr(self):
        self._warn_outside()
        return [self.eta_min + (base - self.eta_min) * (1 + math.cos(math.pi * self.T_cur / self.T_i)) / 2 for base in self.base_lrs]

    def step(self, epoch=None):
        if epoch is None and self.last_epoch < 0:
            epoch = 0
        if epoch is None:
            epoch = self.last_epoch + 1
            self.T_cur += 1
            if self.T_cur >= self.T_i:
                self.T_cur -= self.T_i
                self.T_i *= self.T_mult
        else:
            self._go_to(epoch)
        self.last_epoch = math.floor(epoch)
        self._set_rates(self.get_lr, epoch)

    def _go_to(self, epoch):
        if epoch < 0:
            raise ValueError(f'Expected non-negative epoch, but got {epoch}')
        if epoch < self.T_0:
            self.T_i, self.T_cur = self.T_0, epoch
        elif self.T_mult == 1:
            self.T_cur = epoch % self.T_0
        else:
            count = int(math.log((epoch / self.T_0 * (self.T_mult - 1) + 1), self.T_mult))
            self.T_cur = epoch - self.T_0 * (self.T_mult ** count - 1) / (self.T_mult - 1)
            self.T_i = self.T_0 * self.T_mult ** count


class CyclicLR(_LRScheduler):
    """Up from base_lr to max_lr and down again."""

    def __init__(self, optimizer, base_lr, max_lr, step_size_up=2000, step_size_down=None, mode='triangular', gamma=1.0, scale_fn=None, scale_mode='cycle', cycle_momentum=True, base_momentum=0.8, max_momentum=0.9, last_epoch=-1, verbose=False):
        _check_optimizer(optimizer)
        self.optimizer = optimizer
        lows = _each_group('base_lr', optimizer, base_lr)
        if last_epoch == -1:
            for group, low in zip(optimizer.param_groups, lows):
                group['lr'] = low
        self.max_lrs = _each_group('max_lr', optimizer, max_lr)
        up = float(step_size_up)
        self.total_size = up + (up if step_size_down is None else float(step_size_down))
        self.step_ratio = up / self.total_size
        if mode not in ('triangular', 'triangular2', 'exp_range') and scale_fn is None:
            raise ValueError('mode is invalid and scale_fn is None')
        self.mode = mode
        self.gamma = gamma
        self._scale_fn_custom = scale_fn
        self._scale_fn_ref = None if scale_fn is not None else mode
        self.scale_mode = scale_mode if scale_fn is not None else 'iterations' if mode == 'exp_range' else 'cycle'
        self.cycle_momentum = cycle_momentum
        if cycle_momentum:
            self._start_momentum(optimizer, base_momentum, max_momentum, last_epoch)
        super().__init__(optimizer, last_epoch, verbose)
        self.base_lrs = lows

    def _start_momentum(self, optimizer, base_momentum, max_momentum, last_epoch):
        if 'momentum' not in optimizer.defaults:
            raise ValueError('optimizer must support momentum with `cycle_momentum` option enabled')
        lows = _each_group('base_momentum', optimizer, base_momentum)
        if last_epoch == -1:
            for group, low in zip(optimizer.param_groups, lows):
                group['momentum'] = low
        self.base_momentums = [group['momentum'] for group in optimizer.param_groups]
        self.max_momentums = _each_group('max_momentum', optimizer, max_momentum)

    def scale_fn(self, x):
        if self._scale_fn_custom is not None:
            return self._scale_fn_custom(x)
        return {'triangular': lambda: 1.0, 'triangular2': lambda: 1 / (2.0 ** (x - 1)), 'exp_range': lambda: self.gamma ** x}[self._scale_fn_ref]()

    def get_lr(self):
        self._warn_outside()
        cycle = math.floor(1 + self.last_epoch / self.total_size)
        position = 1.0 + self.last_epoch / self.total_size - cycle
        height = position / self.step_ratio if position <= self.step_ratio else (position - 1) / (self.step_ratio - 1)
        asked = cycle if self.scale_mode == 'cycle' else self.last_epoch
        rates = [low + (high - low) * height * self.scale_fn(asked) for low, high in zip(self.base_lrs, self.max_lrs)]
        if self.cycle_momentum:
            for group, low, high in zip(self.optimizer.param_groups, self.base_momentums, self.max_momentums):
                group['momentum'] = high - (high - low) * height * self.scale_fn(asked)
        return rates


def _cosine(start, end, part):
    return end + (start - end) / 2.0 * (math.cos(math.pi * part) + 1)


def _linear(start, end, part):
    return (end - start) * part + start


def _check_count(name, value):
    if value <= 0 or not isinstance(value, int):
        raise ValueError(f'Expected positive integer {name}, but got {value}')


def _phase(end_step, start_lr, end_lr, start_momentum, end_momentum):
    return {'end_step': end_step, 'start_lr': start_lr, 'end_lr': end_lr, 'start_momentum': start_momentum, 'end_momentum': end_momentum}


class OneCycleLR(_LRScheduler):
    """Up to max_lr, then down to almost nothing; momentum the other way round."""

    def __init__(self, optimizer, max_lr, total_steps=None, epochs=None, steps_per_epoch=None, pct_start=0.3, anneal_strategy='cos', cycle_momentum=True, base_momentum=0.85, max_momentum=0.95, div_factor=25.0, final_div_factor=1e4, three_phase=False, last_epoch=-1, verbose=False):
        _check_optimizer(optimizer)
        self.optimizer = optimizer
        self.total_steps = self._count(total_steps, epochs, steps_per_epoch)
        self._schedule_phases = self._phases(pct_start, three_phase)
        if pct_start < 0 or pct_start > 1 or not isinstance(pct_start, float):
            raise ValueError(f'Expected float between 0 and 1 pct_start, but got {pct_start}')
        if anneal_strategy not in ('cos', 'linear'):
            raise ValueError(f"anneal_strategy must by one of 'cos' or 'linear', instead got {anneal_strategy}")
        self.anneal_func = _cosine if anneal_strategy == 'cos' else _linear
        highs = _each_group('max_lr', optimizer, max_lr)
        if last_epoch == -1:
            for group, high in zip(optimizer.param_groups, highs):
                group['initial_lr'] = high / div_factor
                group['max_lr'] = high
                group['min_lr'] = group['initial_lr'] / final_div_factor
        self.cycle_momentum = cycle_momentum
        if cycle_momentum:
            self._start_momentum(base_momentum, max_momentum, last_epoch)
        super().__init__(optimizer, last_epoch, verbose)

    @staticmethod
    def _count(total_steps, epochs, steps_per_epoch):
        if total_steps is not None:
            _check_count('total_steps', total_steps)
            return total_steps
        if epochs is None and steps_per_epoch is None:
            raise ValueError('You must define either total_steps OR (epochs AND steps_per_epoch)')
        _check_count('epochs', epochs)
        _check_count('steps_per_epoch', steps_per_epoch)
        return epochs * steps_per_epoch

    def _phases(self, start, three_phase):
        last = self.total_steps - 1
        up = _phase(float(start * self.total_steps) - 1, 'initial_lr', 'max_lr', 'max_momentum', 'base_momentum')
        if not three_phase:
            return [up, _phase(last, 'max_lr', 'min_lr', 'base_momentum', 'max_momentum')]
        down = _phase(float(2 * start * self.total_steps) - 2, 'max_lr', 'initial_lr', 'base_momentum', 'max_momentum')
        return [up, down, _phase(last, 'initial_lr', 'min_lr', 'max_momentum', 'max_momentum')]

    def _start_momentum(self, base_momentum, max_momentum, last_epoch):
        defaults = self.optimizer.defaults
        if 'momentum' not in defaults and 'betas' not in defaults:
            raise ValueError('optimizer must support momentum with `cycle_momentum` option enabled')
        self.use_beta1 = 'betas' in defaults
        highs = _each_group('max_momentum', self.optimizer, max_momentum)
        lows = _each_group('base_momentum', self.optimizer, base_momentum)
        if last_epoch == -1:
            for group, high, low in zip(self.optimizer.param_groups, highs, lows):
                self._set_momentum(group, high)
                group['max_momentum'] = high
                group['base_momentum'] = low

    def _set_momentum(self, group, momentum):
        if self.use_beta1:
            group['betas'] = (momentum, *group['betas'][1:])
        else:
            group['momentum'] = momentum

    def get_lr(self):
        self._warn_outside()
        step = self.last_epoch
        if step > self.total_steps:
            raise ValueError(f'Tried to step {step + 1} times. The specified number of total steps is {self.total_steps}')
        return [self._rate(group, step) for group in self.optimizer.param_groups]

    def _rate(self, group, step):
        start = 0
        for phase in self._schedule_phases:
            end = phase['end_step']
            if step <= end or phase is self._schedule_phases[-1]:
                part = (step - start) / (end - start)
                if self.cycle_momentum:
                    self._set_momentum(group, self.anneal_func(group[phase['start_momentum']], group[phase['end_momentum']], part))
                return self.anneal_func(group[phase['start_lr']], group[phase['end_lr']], part)
            start = end
