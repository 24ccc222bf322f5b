"""tqdm: progress bars go to the error stream, which a program's result does not hold; here they show nothing."""


class tqdm:
    def __init__(self, iterable=None, desc=None, total=None, leave=True, **options):
        self.iterable = iterable
        self.desc = desc
        self.total = len(iterable) if total is None and hasattr(iterable, '__len__') else total
        self.n = 0

    def __iter__(self):
        for item in self.iterable:
            yield item
            self.n += 1

    def __len__(self):
        return self.total

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        pass

    def update(self, n=1):
        self.n += n

    def set_description(self, desc=None, refresh=True):
        self.desc = desc

    def set_postfix(self, ordered_dict=None, refresh=True, **values):
        pass

    def set_postfix_str(self, s='', refresh=True):
        pass

    def reset(self, total=None):
        self.n = 0

    def close(self):
        pass

    def clear(self):
        pass

    def refresh(self):
        pass

    @classmethod
    def write(cls, s, file=None, end='\n', nolock=False):
        print(s, end=end)


def trange(*limits, **options):
    return tqdm(range(*limits), **options)
