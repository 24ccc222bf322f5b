"""Python's threading on one thread: a thread's work is done when it is started."""


class Thread:
    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        self._target, self._args, self._kwargs = target, args, kwargs or {}
        self.name = name or 'Thread-1'
        self.daemon = bool(daemon)
        self.ident = None

    def run(self):
        if self._target is not None:
            self._target(*self._args, **self._kwargs)

    def start(self):
        self.ident = 1
        self.run()

    def join(self, timeout=None):
        return None

    def is_alive(self):
        return False


class Lock:
    def __init__(self, value=1):
        self._held = 0

    def acquire(self, blocking=True, timeout=-1):
        self._held += 1
        return True

    def release(self):
        self._held -= 1

    def locked(self):
        return self._held > 0

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *exc_info):
        self.release()


RLock = Semaphore = BoundedSemaphore = Lock


class Condition(Lock):
    def wait(self, timeout=None):
        return True

    def notify(self, n=1):
        return None

    notify_all = notify


class Event:
    def __init__(self):
        self._set = False

    def set(self):
        self._set = True

    def clear(self):
        self._set = False

    def is_set(self):
        return self._set

    def wait(self, timeout=None):
        return self._set


class local:
    pass


class Timer(Thread):
    def __init__(self, interval, function, args=(), kwargs=None):
        super().__init__(target=function, args=args, kwargs=kwargs)

    def cancel(self):
        return None

    def start(self):
        return None


_main = Thread(name='MainThread')


def current_thread():
    return _main


main_thread = current_thread


def get_ident():
    return 1


def active_count():
    return 1
