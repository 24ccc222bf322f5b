"""torch.optim._cycles: schedules that go round, and schedules made of others."""
import math

from torch.optim._scheduler import _LRScheduler


class PolynomialLR(_LRScheduler):
    def __init__(self, optimizer, total_iters=5, power=1.0, last_epoch=-1, verbose=False):
        self.total_iters = total_iters
        self.power = power
        super().__init__(optimizer, last_epoch, verbose)

    def get_lr(self):
        if self.last_epoch == 0 or self.last_epoch > self.total_iters:
            return self._scaled(1)
        return self._scaled(((1.0 - self.last_epoch / self.total_iters) / (1.0 - (self.last_epoch - 1) / self.total_iters)) ** self.power)


class CosineAnnealingWarmRestarts(_LRScheduler):
    def __init__(self, optimizer, T_0, T_mult=1, eta_min=0, last_epoch=-1, verbose=False):
        self.T_0 = T_0
        self.T_i = T_0
        self.T_mult = T_mult
        self.eta_min = eta_min
        self.T_cur = last_epoch
        super().__init__(optimizer, last_epoch, verbose)

    def get_lr(self):
        return [self.eta_min + (base - self.eta_min) * (1 + math.cos(math.pi * self.T_cur / self.T_i)) / 2 for base in self.base_lrs]

    def step(self, epoch=None):
        self._step_count += 1
        self.last_epoch = self.last_epoch + 1 if epoch is None else epoch
        self.T_cur, self.T_i = self.last_epoch, self.T_0
        while self.T_cur >= self.T_i:
            self.T_cur -= self.T_i
            self.T_i *= self.T_mult
        self._set_rates()


class CyclicLR(_LRScheduler):
    """Up from base_lr to max_lr and down again."""

    def __init__(self, optimizer, base_lr, max_lr, step_size_up=2000, step_size_down=None, mode='triangular', gamma=1.0, scale_fn=None, scale_mode='cycle', cycle_momentum=True, base_momentum=0.8, max_momentum=0.9, last_epoch=-1, verbose=False):
        groups = len(optimizer.param_groups)
        lows = list(base_lr) if isinstance(base_lr, (list, tuple)) else [base_lr] * groups
        self.max_lrs = list(max_lr) if isinstance(max_lr, (list, tuple)) else [max_lr] * groups
        if last_epoch == -1:
            for group, low in zip(optimizer.param_groups, lows):
                group['lr'] = low
        down = step_size_up if step_size_down is None else step_size_down
        self.total_size = float(step_size_up + down)
        self.step_ratio = step_size_up / self.total_size
        self.mode = mode
        self.gamma = gamma
        self.scale_fn = scale_fn
        self.scale_mode = scale_mode
        self.momenta = (base_momentum, max_momentum) if cycle_momentum else None
        super().__init__(optimizer, last_epoch, verbose)
        self.base_lrs = lows

    def get_lr(self):
        cycle = math.floor(1 + self.last_epoch / self.total_size)
        position = 1.0 + self.last_epoch / self.total_size - cycle
        height = position / self.step_ratio if position <= self.step_ratio else (position - 1) / (self.step_ratio - 1)
        scale = self._scale(cycle)
        if self.momenta is not None:
            for group in self.optimizer.param_groups:
                group['momentum'] = self.momenta[1] - (self.momenta[1] - self.momenta[0]) * height * scale
        return [low + (high - low) * height * scale for low, high in zip(self.base_lrs, self.max_lrs)]

    def _scale(self, cycle):
        if self.scale_fn is not None:
            return self.scale_fn(cycle if self.scale_mode == 'cycle' else self.last_epoch)
        return {'triangular': 1.0, 'triangular2': 1 / (2.0 ** (cycle - 1)), 'exp_range': self.gamma ** self.last_epoch}[self.mode]


class OneCycleLR(_LRScheduler):
    """Up to max_lr, then down to almost nothing; momentum the other way round."""

    def __init__(self, optimizer, max_lr, total_steps=None, epochs=None, steps_per_epoch=None, pct_start=0.3, anneal_strategy='cos', cycle_momentum=True, base_momentum=0.85, max_momentum=0.95, div_factor=25.0, final_div_factor=1e4, three_phase=False, last_epoch=-1, verbose=False):
        if total_steps is None and (epochs is None or steps_per_epoch is None):
            raise ValueError('You must define either total_steps OR (epochs AND steps_per_epoch)')
        self.total_steps = epochs * steps_per_epoch if total_steps is None else total_steps
        self.anneal = self._cosine if anneal_strategy == 'cos' else self._linear
        self.cycle_momentum = cycle_momentum
        self._phases = self._make_phases(float(pct_start), three_phase)
        highs = list(max_lr) if isinstance(max_lr, (list, tuple)) else [max_lr] * len(optimizer.param_groups)
        for group, high in zip(optimizer.param_groups, highs):
            group['initial_lr'] = high / div_factor
            group['max_lr'] = high
            group['min_lr'] = group['initial_lr'] / final_div_factor
            if cycle_momentum:
                group['max_momentum'], group['base_momentum'] = max_momentum, base_momentum
                self._set_momentum(group, max_momentum)
        super().__init__(optimizer, last_epoch, verbose)

    def _make_phases(self, start, three_phase):
        first = start * self.total_steps - 1
        up = (first, 'initial_lr', 'max_lr', 'max_momentum', 'base_momentum')
        if not three_phase:
            return [up, (self.total_steps - 1, 'max_lr', 'min_lr', 'base_momentum', 'max_momentum')]
        second = (2 * start * self.total_steps - 2, 'max_lr', 'initial_lr', 'base_momentum', 'max_momentum')
        return [up, second, (self.total_steps - 1, 'initial_lr', 'min_lr', 'max_momentum', 'max_momentum')]

    def _cosine(self, start, end, part):
        return end + (start - end) / 2.0 * (math.cos(math.pi * part) + 1)

    def _linear(self, start, end, part):
        return (end - start) * part + start

    def _set_momentum(self, group, momentum):
        if 'betas' in group:
            group['betas'] = (momentum,) + tuple(group['betas'][1:])
        else:
            group['momentum'] = momentum

    def get_lr(self):
        step = self.last_epoch
        if step > self.total_steps:
            raise ValueError(f'Tried to step {step} times. The total number of steps is {self.total_steps}')
        return [self._rate(group, step) for group in self.optimizer.param_groups]

    def _rate(self, group, step):
        start = 0
        for index, (end, low, high, heavy, light) in enumerate(self._phases):
            if step <= end or index == len(self._phases) - 1:
                part = (step - start) / (end - start)
                if self.cycle_momentum:
                    self._set_momentum(group, self.anneal(group[heavy], group[light], part))
                return self.anneal(group[low], group[high], part)
            start = end


class ChainedScheduler:
    def __init__(self, schedulers):
        self._schedulers = list(schedulers)
        self.optimizer = self._schedulers[0].optimizer
        self._last_lr = [group['lr'] for group in self.optimizer.param_groups]

    def step(self):
        for scheduler in self._schedulers:
            scheduler.step()
        self._last_lr = [group['lr'] for group in self.optimizer.param_groups]

    def get_last_lr(self):
        return self._last_lr
