"""Nests of dicts, tuples and lists, and what is at their ends."""


def _children(tree):
    """The kind of a nest, what tells it from others of the kind, and its parts; None of what is no nest."""
    if isinstance(tree, dict):
        return 'dict', list(tree.keys()), list(tree.values())
    if isinstance(tree, tuple):
        return ('tuple', None, list(tree)) if not hasattr(tree, '_fields') else ('namedtuple', type(tree), list(tree))
    if isinstance(tree, list):
        return 'list', None, tree
    return None


def _joined(tree, parts):
    if isinstance(tree, dict):
        return type(tree)(zip(tree.keys(), parts))
    if hasattr(tree, '_fields'):
        return type(tree)(*parts)
    return type(tree)(parts)


def leaves_of(tree):
    nest = _children(tree)
    return [tree] if nest is None else [leaf for part in nest[2] for leaf in leaves_of(part)]


def mapped(change, tree):
    nest = _children(tree)
    return change(tree) if nest is None else _joined(tree, [mapped(change, part) for part in nest[2]])


def rebuilt(tree, leaves):
    """The nest with other things at its ends."""
    remaining = iter(leaves)
    return mapped(lambda _: next(remaining), tree)


def structure(tree):
    nest = _children(tree)
    if nest is None:
        return '*'
    return f'TreeSpec({nest[0]}, {nest[1]}, [{", ".join(structure(part) for part in nest[2])}])'


def matched(prefix, tree):
    """What the prefix says of every end of the nest; None if they differ in shape."""
    nest, outline = _children(tree), _children(prefix)
    if outline is None:
        return [prefix for _ in leaves_of(tree)]
    if nest is None or nest[:2] != outline[:2] or len(nest[2]) != len(outline[2]):
        return None
    found = [matched(part, whole) for part, whole in zip(outline[2], nest[2])]
    return None if None in found else [each for part in found for each in part]
