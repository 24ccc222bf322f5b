"""Python's timeit."""
from time import perf_counter as default_timer


def timeit(stmt='pass', setup='pass', timer=default_timer, number=1000000, globals=None):
    start = default_timer()
    for _ in range(number):
        stmt() if callable(stmt) else exec(stmt, globals)
    return default_timer() - start


def repeat(stmt='pass', setup='pass', timer=default_timer, repeat=5, number=1000000, globals=None):
    return [timeit(stmt, setup, timer, number, globals) for _ in range(repeat)]
