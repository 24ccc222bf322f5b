"""One device: what asks for another is told what a PyTorch without CUDA says."""
import torch
from torch import nn
def attempt(label, f):
    try:
        print(label, 'gave', f())
    except Exception as e:
        print(label, type(e).__name__, str(e).split('\n')[0])
print(torch.cuda.is_available(), torch.cuda.device_count(), torch.cuda.is_initialized(), torch.cuda.is_bf16_supported() if False else '', torch.version.cuda)
device = torch.device('cuda' if torch.cuda.is_available() else 'cpu')
print(device, repr(device), str(device), f'{device}', device.type, device.index, device == torch.device('cpu'), device == 'cpu', torch.device('cpu', 0), torch.device('cuda:1'), torch.device('cuda', 1).index, torch.device(0) if False else '')
print({torch.device('cpu'): 1}[torch.device('cpu')], torch.device('cpu:0') == torch.device('cpu'), torch.device(type='cuda', index=0), torch.device(torch.device('cpu')), type(device))
x = torch.ones(2)
print(x.device, x.is_cuda, x.to(device) is x, x.to('cpu') is x, x.cpu() is x, x.get_device(), x.to('cpu', torch.float64).dtype, x.to(device, non_blocking=True) is x, x.to(torch.zeros(1, dtype=torch.int32)).dtype, x.to(x) is x)
m = nn.Linear(2, 2).to(device)
print(next(m.parameters()).device, m.cpu() is m, m.to(torch.float64).weight.dtype, m.double().float().weight.dtype)
attempt('name', lambda: torch.cuda.get_device_name(0))
attempt('properties', lambda: torch.cuda.get_device_properties(0))
attempt('bad', lambda: torch.device('gpu'))
attempt('bad', lambda: torch.device('cuda:x'))
attempt('bad', lambda: x.to('gpu'))
attempt('bad', lambda: torch.zeros(2, device='nowhere'))
attempt('generator', lambda: torch.Generator(device='cuda'))
print(torch.cuda.empty_cache(), torch.cuda.manual_seed(1), torch.cuda.manual_seed_all(2), torch.cuda.memory_allocated(), torch.cuda.max_memory_allocated())
with torch.cuda.device(None) if False else torch.no_grad():
    pass
print(torch.backends.cudnn.is_available(), torch.backends.cudnn.enabled, torch.backends.cudnn.benchmark, torch.backends.cudnn.deterministic, torch.backends.mps.is_available(), torch.backends.mps.is_built(), torch.backends.cudnn.version())
torch.backends.cudnn.benchmark = True
torch.backends.cudnn.deterministic = True
torch.backends.cuda.matmul.allow_tf32 = True
print(torch.backends.cudnn.benchmark, torch.backends.cudnn.deterministic, torch.backends.mkl.is_available() in (True, False), torch.backends.openmp.is_available() in (True, False))
torch.use_deterministic_algorithms(True)
print(torch.are_deterministic_algorithms_enabled())
torch.use_deterministic_algorithms(False)
torch.set_num_threads(1); print(torch.get_num_threads())
torch.set_float32_matmul_precision('high'); print(torch.get_float32_matmul_precision())
print(torch.get_default_dtype(), torch.is_autocast_enabled(), torch.has_cuda if hasattr(torch, 'has_cuda') else False)
torch.set_default_dtype(torch.float64); print(torch.ones(1).dtype, torch.tensor(1.0).dtype); torch.set_default_dtype(torch.float32)
attempt('default', lambda: torch.set_default_dtype(torch.int64))
if torch.cuda.is_available():
    x = x.cuda()
torch.set_default_tensor_type('torch.DoubleTensor'); print(torch.zeros(1).dtype); torch.set_default_tensor_type(torch.FloatTensor)
print(nn.DataParallel(m)(x) is not None if True else '', type(nn.DataParallel(m).module).__name__)
