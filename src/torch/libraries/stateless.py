"""torch.nn.utils.stateless: the earlier home of functional_call."""
from torch._functional_modules import functional_call
