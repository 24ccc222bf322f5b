/** @file Code that asks for a GPU runs where there is none: for a test, as a fixture; for a program, as a context. */
import type { Rehearsal } from '../../penalty/index.ts';
import { phrase } from '../../texts/text.ts';
import type { Say } from './pytestFor.ts';

export const withoutGpu = (say: Say): string => `class °WithoutGpu(torch.overrides.TorchFunctionMode):
    """${say(phrase`Keeps tensors where they are if the code wants them on a GPU and there is none.`)}"""

    def __torch_function__(self, function, types, args=(), kwargs=None):
        if getattr(function, '__name__', '') == 'cuda':
            return args[0]
        def here(value):
            return torch.device('cpu') if isinstance(value, (str, torch.device)) and str(value).startswith('cuda') else value
        return function(*map(here, args), **{name: here(value) for name, value in (kwargs or {}).items()})`;

export const gpuFixture = ({ setting }: Rehearsal, say: Say): string => `@pytest.fixture(autouse=True)
def °without_gpu(monkeypatch):
    if torch.cuda.is_available():
        yield
        return
    monkeypatch.setattr(torch.nn.Module, 'cuda', lambda self, *args, **kwargs: self)
    monkeypatch.setattr(torch.cuda, 'FloatTensor', torch.FloatTensor)
${setting.hasCuda ? `    monkeypatch.setattr(torch.cuda, 'is_available', lambda: True)  # ${say(phrase`the code does nothing without one`)}\n` : ''}    with °WithoutGpu():
        yield`;

/** The same for the rest of a program. */
export const gpuContext = ({ setting }: Rehearsal): string => `def °without_gpu():
    if torch.cuda.is_available():
        from contextlib import nullcontext
        return nullcontext()
    torch.nn.Module.cuda = lambda self, *args, **kwargs: self
    torch.cuda.FloatTensor = torch.FloatTensor
${setting.hasCuda ? '    torch.cuda.is_available = lambda: True\n' : ''}    return °WithoutGpu()`;
