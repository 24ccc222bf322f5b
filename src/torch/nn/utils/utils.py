"""torch.nn.utils: what is done to the parameters of a module from outside."""
from torch.nn.utils import parametrizations, parametrize, rnn, stateless
from torch.nn.utils.clip_grad import clip_grad_norm, clip_grad_norm_, clip_grad_value_
from torch.nn.utils.convert_parameters import parameters_to_vector, vector_to_parameters
from torch.nn.utils.fusion import fuse_conv_bn_eval, fuse_conv_bn_weights, fuse_linear_bn_eval, fuse_linear_bn_weights
from torch.nn.utils.spectral_norm import remove_spectral_norm, spectral_norm
from torch.nn.utils.weight_norm import remove_weight_norm, weight_norm


def skip_init(module_cls, *args, **kwargs):
    """A module whose parameters are left as they come; here they are the usual ones."""
    return module_cls(*args, **kwargs)
