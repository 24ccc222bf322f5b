"""torch.optim: the optimizers."""
from torch.optim import lr_scheduler, swa_utils
from torch.optim.adam import Adam, AdamW, Adamax, NAdam, RAdam
from torch.optim.lbfgs import LBFGS
from torch.optim.optimizer import Optimizer
from torch.optim.sgd import ASGD, SGD, Adadelta, Adagrad, RMSprop, Rprop, SparseAdam
