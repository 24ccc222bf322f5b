"""torch.optim._scheduler: what every schedule of learning rates does alike."""
from _unknown import is_unknown, unknown


class _LRScheduler:
    """Sets the rate of every group after each step; a subclass says in `get_lr` what the rates are."""

    def __new__(cls, optimizer=None, *args, **kwargs):
        return unknown(cls.__name__) if is_unknown(optimizer) else super().__new__(cls)

    def __init__(self, optimizer, last_epoch=-1, verbose=False):
        self.optimizer = optimizer
        for group in optimizer.param_groups:
            if last_epoch == -1:
                group.setdefault('initial_lr', group['lr'])
        self.base_lrs = [group['initial_lr'] for group in optimizer.param_groups]
        self.last_epoch = last_epoch
        self.verbose = verbose
        self._step_count = 0
        self.step()

    def get_lr(self):
        raise NotImplementedError

    def get_last_lr(self):
        return self._last_lr

    def step(self, epoch=None):
        self._step_count += 1
        self.last_epoch = self.last_epoch + 1 if epoch is None else epoch
        self._set_rates()

    def _set_rates(self):
        for group, rate in zip(self.optimizer.param_groups, self.get_lr()):
            group['lr'] = rate
        self._last_lr = [group['lr'] for group in self.optimizer.param_groups]

    def state_dict(self):
        return {name: value for name, value in self.__dict__.items() if name != 'optimizer'}

    def load_state_dict(self, state_dict):
        for name, value in state_dict.items():
            setattr(self, name, value)

    def _scaled(self, factor):
        return [group['lr'] * factor for group in self.optimizer.param_groups]
