"""Python's ast: literal_eval."""


def literal_eval(node_or_string):
    names = {'__builtins__': {}}
    try:
        value = eval(node_or_string.strip(), names)
    except NameError:
        raise ValueError(f'malformed node or string: {node_or_string!r}') from None
    return value
