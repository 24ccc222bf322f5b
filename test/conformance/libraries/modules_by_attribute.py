"""Modules that are there once torch is imported."""
import torch
print([b.tolist() for b in torch.utils.data.DataLoader([1, 2, 3], batch_size=2)])
print(torch.utils.data.TensorDataset(torch.ones(2))[0])
print(torch.distributions.Normal(0., 1.), torch.optim.lr_scheduler.StepLR.__name__, torch.nn.utils.rnn.pad_sequence([torch.ones(2), torch.ones(1)]).shape)
print(torch.utils.data.random_split.__name__, torch.utils.data.dataset.Subset is torch.utils.data.Subset, torch.nn.init.zeros_(torch.ones(1)), torch.nn.functional.relu(torch.tensor(-1.)))
print(torch.linalg.norm(torch.ones(4)), torch.backends.cudnn.enabled, torch.cuda.amp.GradScaler.__name__, torch.autograd.functional.jacobian(lambda x: x ** 2, torch.ones(1)))
print(torch.optim.swa_utils.AveragedModel.__name__, torch.nn.modules.linear.Linear is torch.nn.Linear, torch.nn.parameter.Parameter is torch.nn.Parameter, torch.random.initial_seed.__name__)
