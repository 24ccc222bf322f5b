"""Python's gc: there is nothing to do."""


def collect(generation=2):
    return 0


def enable():
    return None


disable = freeze = enable


def isenabled():
    return True


def get_objects():
    return []
