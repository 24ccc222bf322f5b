"""torch.optim._scheduler: what every schedule of learning rates does alike."""
import warnings

from _unknown import is_unknown, unknown
from torch.optim.optimizer import Optimizer

_before_steps = 'Detected call of `lr_scheduler.step()` before `optimizer.step()`. In PyTorch 1.1.0 and later, you should call them in the opposite order: `optimizer.step()` before `lr_scheduler.step()`.  Failure to do this will result in PyTorch skipping the first value of the learning rate schedule. See more details at https://pytorch.org/docs/stable/optim.html#how-to-adjust-learning-rate'
_overridden = 'Seems like `optimizer.step()` has been overridden after learning rate scheduler initialization. Please, make sure to call `optimizer.step()` before `lr_scheduler.step()`. See more details at https://pytorch.org/docs/stable/optim.html#how-to-adjust-learning-rate'
_epoch_given = 'The epoch parameter in `scheduler.step()` was not necessary and is being deprecated where possible. Please use `scheduler.step()` to step the scheduler. During the deprecation, if epoch is different from None, the closed form is used instead of the new chainable form, where available. Please open an issue if you are unable to replicate your use case: https://github.com/pytorch/pytorch/issues/new/choose.'


def _check_optimizer(optimizer):
    if not isinstance(optimizer, Optimizer):
        raise TypeError(f'{type(optimizer).__name__} is not an Optimizer')


def _each_group(name, optimizer, value):
    """One value for all groups, or a list with one for each."""
    if not isinstance(value, (list, tuple)):
        return [value] * len(optimizer.param_groups)
    if len(value) != len(optimizer.param_groups):
        raise ValueError(f'expected {len(optimizer.param_groups)} values for {name}, got {len(value)}')
    return value


def _count_steps(optimizer):
    """The optimizer counts its steps from now on."""
    step = optimizer.step
    if getattr(step, '_with_counter', False):
        return

    def counted(*args, **kwargs):
        optimizer._step_count += 1
        return step(*args, **kwargs)

    counted._with_counter = True
    optimizer.step = counted


class _LRScheduler:
    """Sets the rate of every group after each step; a subclass says in `get_lr` what the rates are."""

    def __new__(cls, optimizer=None, *args, **kwargs):
        return unknown(cls.__name__) if is_unknown(optimizer) else super().__new__(cls)

    def __init__(self, optimizer, last_epoch=-1, verbose=False):
        _check_optimizer(optimizer)
        self.optimizer = optimizer
        for index, group in enumerate(optimizer.param_groups):
            if last_epoch == -1:
                group.setdefault('initial_lr', group['lr'])
            elif 'initial_lr' not in group:
                raise KeyError(f"param 'initial_lr' is not specified in param_groups[{index}] when resuming an optimizer")
        self.base_lrs = [group['initial_lr'] for group in optimizer.param_groups]
        self.last_epoch = last_epoch
        _count_steps(optimizer)
        self.verbose = verbose
        self._initial_step()

    def _initial_step(self):
        self.optimizer._step_count = 0
        self._step_count = 0
        self.step()

    def get_lr(self):
        raise NotImplementedError

    def get_last_lr(self):
        return self._last_lr

    def print_lr(self, is_verbose, group, lr, epoch=None):
        if is_verbose:
            when = '' if epoch is None else f'Epoch {epoch:.2f}: ' if isinstance(epoch, float) else f'Epoch {epoch:05d}: '
            print(f"{when}{'a' if when else 'A'}djusting learning rate of group {group} to {lr:.4e}.")

    def step(self, epoch=None):
        if self._step_count == 1:
            self._check_order()
        self._step_count += 1
        if epoch is None:
            self.last_epoch += 1
            self._set_rates(self.get_lr, epoch)
        else:
            warnings.warn(_epoch_given, UserWarning)
            self.last_epoch = epoch
            self._set_rates(getattr(self, '_get_closed_form_lr', self.get_lr), epoch)

    def _check_order(self):
        if not hasattr(self.optimizer.step, '_with_counter'):
            warnings.warn(_overridden, UserWarning)
        elif self.optimizer._step_count < 1:
            warnings.warn(_before_steps, UserWarning)

    def _set_rates(self, rates, epoch):
        self._get_lr_called_within_step = True
        try:
            values = rates()
        finally:
            self._get_lr_called_within_step = False
        for index, (group, rate) in enumerate(zip(self.optimizer.param_groups, values)):
            group['lr'] = rate
            self.print_lr(self.verbose, index, rate, epoch)
        self._last_lr = [group['lr'] for group in self.optimizer.param_groups]

    def _warn_outside(self):
        if not self._get_lr_called_within_step:
            warnings.warn('To get the last learning rate computed by the scheduler, please use `get_last_lr()`.', UserWarning)

    def state_dict(self):
        return {name: value for name, value in self.__dict__.items() if name != 'optimizer'}

    def load_state_dict(self, state_dict):
        self.__dict__.update(state_dict)

    def _scaled(self, factor):
        """Every rate times a factor; with factor None they stay as they are."""
        self._warn_outside()
        return [group['lr'] if factor is None else group['lr'] * factor for group in self.optimizer.param_groups]

    def _from_base(self, factor):
        return [base * factor for base in self.base_lrs]
