"""pytorch_lightning: the base classes that research code derives from. Nothing here trains; functions of a module can be run."""
import torch
from _unknown import unknown
from torch.nn.modules.module import Module


class _Hyperparameters(dict):
    """Saved arguments, by name. One that was never seen is a value nobody knows."""

    def __getattr__(self, name):
        return self[name] if name in self else unknown('hparams.' + name)

    def __setattr__(self, name, value):
        self[name] = value


class LightningModule(Module):
    def __init__(self, *args, **kwargs):
        super().__init__()
        self._logged = {}
        self.current_epoch = 0
        self.global_step = 0
        self.automatic_optimization = True
        self.trainer = unknown('trainer')
        self.logger = unknown('logger')

    @property
    def device(self):
        return torch.device('cpu')

    @property
    def dtype(self):
        return torch.get_default_dtype()

    @property
    def hparams(self):
        if '_hparams' not in self.__dict__:
            object.__setattr__(self, '_hparams', _Hyperparameters())
        return self.__dict__['_hparams']

    def save_hyperparameters(self, *args, ignore=None, frame=None, logger=True):
        for arg in args:
            if isinstance(arg, dict):
                self.hparams.update(arg)
            elif hasattr(arg, '__dict__'):
                self.hparams.update(arg.__dict__)

    def log(self, name, value, *args, **kwargs):
        self._logged[name] = value

    def log_dict(self, dictionary, *args, **kwargs):
        self._logged.update(dictionary)

    def optimizers(self, use_pl_optimizer=True):
        made = self.configure_optimizers()
        made = made[0] if isinstance(made, tuple) and isinstance(made[0], list) else made
        return made[0] if isinstance(made, list) and len(made) == 1 else made

    def lr_schedulers(self):
        return None

    def configure_optimizers(self):
        return None

    def toggle_optimizer(self, optimizer, optimizer_idx=None):
        pass

    def untoggle_optimizer(self, optimizer=None):
        pass

    def manual_backward(self, loss, *args, **kwargs):
        loss.backward(*args, **kwargs)

    def clip_gradients(self, optimizer, gradient_clip_val=None, gradient_clip_algorithm=None):
        torch.nn.utils.clip_grad_norm_([p for group in optimizer.param_groups for p in group['params']], gradient_clip_val)

    def print(self, *args, **kwargs):
        print(*args, **kwargs)

    def freeze(self):
        self.requires_grad_(False).eval()

    def unfreeze(self):
        self.requires_grad_(True).train()


class LightningDataModule:
    def __init__(self, *args, **kwargs):
        pass

    def prepare_data(self):
        pass

    def setup(self, stage=None):
        pass


class Callback:
    pass


def seed_everything(seed=None, workers=False):
    torch.manual_seed(0 if seed is None else seed)
    return seed


Trainer = unknown('Trainer')
