import copy
from types import SimpleNamespace


class Config(dict):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for key, value in self.items():
            if isinstance(value, dict) and not isinstance(value, Config):
                self[key] = Config(value)

    def __getattr__(self, name):
        try:
            return self[name]
        except KeyError:
            raise AttributeError(name) from None

    __setattr__ = dict.__setitem__

    def merged(self, other):
        result = copy.deepcopy(self)
        for key, value in other.items():
            if isinstance(value, dict) and isinstance(result.get(key), dict):
                result[key] = result[key].merged(value)
            else:
                result[key] = value
        return result


base = Config({'model': {'width': 4, 'layers': [1, 2]}, 'lr': 0.1})
new = base.merged({'model': {'width': 8}, 'seed': 1})
new.model.layers.append(3)
print(base, new, new.model.width, hasattr(new, 'nothing'), getattr(new, 'nothing', None), sep='\n')
base.lr = 5
print(base['lr'], 'lr' in base, isinstance(base.model, Config), type(new).__name__)
opt = SimpleNamespace(batch=4, **{'image': (1, 28, 28)})
opt.extra = [opt.batch] * 2
print(opt, vars(opt)['image'], opt == copy.copy(opt), opt.__dict__.pop('extra'), opt)


def flatten(config, prefix=''):
    for key, value in config.items():
        path = f'{prefix}.{key}' if prefix else key
        if isinstance(value, dict):
            yield from flatten(value, path)
        else:
            yield path, value


print(dict(flatten(new)))
def parse(text):
    for convert in (int, float, lambda t: {'true': True, 'false': False}[t.lower()]):
        try:
            return convert(text)
        except (ValueError, KeyError):
            continue
    return text
print({k: parse(v) for k, v in (line.split('=') for line in 'a=1 b=2.5 c=True d=text e=1e-3'.split())})
