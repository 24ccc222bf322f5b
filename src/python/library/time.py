"""Python's time. Nobody waits; the clock is the evaluator's."""
from _frames import elapsed as _elapsed, now as _now
from collections import namedtuple as _namedtuple

timezone = 0
tzname = ('UTC', 'UTC')
struct_time = _namedtuple('struct_time', 'tm_year tm_mon tm_mday tm_hour tm_min tm_sec tm_wday tm_yday tm_isdst')


def time():
    return _now()


def time_ns():
    return int(_now() * 1000000000)


def perf_counter():
    return _elapsed()


monotonic = process_time = thread_time = perf_counter


def perf_counter_ns():
    return int(_elapsed() * 1000000000)


monotonic_ns = process_time_ns = perf_counter_ns


def sleep(secs):
    return None


def gmtime(secs=None):
    from datetime import datetime
    return datetime.utcfromtimestamp(_now() if secs is None else secs).timetuple()


localtime = gmtime


def mktime(parts):
    from datetime import datetime
    return datetime(*parts[:6]).timestamp()


def strftime(format, t=None):
    from datetime import datetime
    return datetime(*(gmtime() if t is None else t)[:6]).strftime(format)


def asctime(t=None):
    return strftime('%a %b %d %H:%M:%S %Y', t)


def ctime(secs=None):
    return asctime(gmtime(secs))
