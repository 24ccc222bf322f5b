"""Python's platform: a Linux machine like any other."""


def system():
    return 'Linux'


def node():
    return 'localhost'


def release():
    return '6.1.0'


def version():
    return '#1 SMP'


def machine():
    return 'x86_64'


def processor():
    return ''


def python_version():
    return '3.11.2'


def python_implementation():
    return 'CPython'


def platform(*args, **kwargs):
    return 'Linux-6.1.0-x86_64-with-glibc2.36'


def architecture(*args):
    return '64bit', 'ELF'


def uname():
    from collections import namedtuple
    return namedtuple('uname_result', 'system node release version machine')('Linux', 'localhost', '6.1.0', '#1 SMP', 'x86_64')
