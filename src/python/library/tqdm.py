"""tqdm: the iterable as it is; bars are for people who wait."""


class tqdm:
    def __init__(self, iterable=None, desc=None, total=None, *args, **kwargs):
        self.iterable = iterable
        self.total = total
        self.n = 0
        self.desc = desc

    def __iter__(self):
        for item in self.iterable:
            self.n += 1
            yield item

    def __len__(self):
        return self.total if self.total is not None else len(self.iterable)

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        return None

    def update(self, n=1):
        self.n += n

    def _ignore(self, *args, **kwargs):
        return None

    set_description = set_description_str = set_postfix = set_postfix_str = close = refresh = reset = clear = _ignore

    @staticmethod
    def write(s, file=None, end='\n', nolock=False):
        print(s, end=end)


def trange(*args, **kwargs):
    return tqdm(range(*args), **kwargs)


tqdm_notebook = tqdm
tnrange = trange
