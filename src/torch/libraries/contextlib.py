"""torch.utils._contextlib: a context manager around a function, or around every step of a generator."""
import functools


def decorate(context, function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        with context:
            result = function(*args, **kwargs)
        return _stepwise(context, result) if type(result).__name__ == 'generator' else result
    return wrapper


def _stepwise(context, generator):
    """The same generator, whose body runs inside the context and whose caller does not."""
    step, payload = generator.send, None
    try:
        while True:
            with context:
                answer = step(payload)
            try:
                payload = yield answer
                step = generator.send
            except GeneratorExit:
                with context:
                    generator.close()
                raise
            except BaseException as error:
                step, payload = generator.throw, error
    except StopIteration as stop:
        return stop.value
