"""Python's time: the clock is unknown, and nobody waits."""
from _unknown import unknown


def sleep(secs):
    return None


def __getattr__(name):
    return unknown('time.' + name)
