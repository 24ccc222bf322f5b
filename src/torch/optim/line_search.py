"""torch.optim._line_search: how far to go in a direction, so that the strong Wolfe conditions hold."""


class _Point:
    """What is known some way along: the loss, the gradient and the slope in the direction."""

    def __init__(self, at, loss, gradient, slope):
        self.at = at
        self.loss = loss
        self.gradient = gradient
        self.slope = slope


def _cubic_minimum(a, b, bounds=None):
    """Where the cubic through two points with their slopes is least, within bounds."""
    low, high = bounds if bounds is not None else (min(a.at, b.at), max(a.at, b.at))
    bend = a.slope + b.slope - 3 * (a.loss - b.loss) / (a.at - b.at)
    square = bend ** 2 - a.slope * b.slope
    if not square >= 0:
        return (low + high) / 2.0
    root = square.sqrt()
    left, right = (a, b) if a.at <= b.at else (b, a)
    best = right.at - (right.at - left.at) * ((right.slope + root - bend) / (right.slope - left.slope + 2 * root))
    return min(max(best, low), high)


class _Search:
    def __init__(self, evaluate, direction, loss, slope, decrease=1e-4, flatness=0.9):
        self.evaluate = evaluate
        self.direction = direction
        self.loss = loss
        self.slope = slope
        self.decrease = decrease
        self.flatness = flatness
        self.asked = 0

    def look(self, at):
        loss, gradient = self.evaluate(at)
        self.asked += 1
        return _Point(at, loss, gradient, gradient.dot(self.direction))

    def is_high(self, point):
        return point.loss > self.loss + self.decrease * point.at * self.slope

    def is_flat(self, point):
        return abs(point.slope) <= -self.flatness * self.slope


def strong_wolfe(evaluate, length, direction, loss, gradient, slope, tolerance_change=1e-9, most=25):
    """Answers loss, gradient, how far, and how many evaluations it took."""
    search = _Search(evaluate, direction, loss, slope)
    start = _Point(0, loss, gradient.clone(), slope)
    bracket, count = _bracket(search, start, length, most)
    best = _zoom(search, bracket, count, direction.abs().max(), tolerance_change, most)
    return best.loss, best.gradient, best.at, search.asked


def _bracket(search, start, length, most):
    """One point that will do, or two with a better one between them."""
    before, point = start, search.look(length)
    for count in range(most):
        if search.is_high(point) or (count > 1 and point.loss >= before.loss):
            return [before, point], count
        if search.is_flat(point):
            return [point], count
        if point.slope >= 0:
            return [before, point], count
        bounds = (point.at + 0.01 * (point.at - before.at), point.at * 10)
        before, point = point, search.look(_cubic_minimum(before, point, bounds))
    return [start, point], most


def _zoom(search, bracket, count, largest, tolerance_change, most):
    if len(bracket) == 1:
        return bracket[0]
    low, high = (0, 1) if bracket[0].loss <= bracket[1].loss else (1, 0)
    slow = False
    while count < most and abs(bracket[1].at - bracket[0].at) * largest >= tolerance_change:
        at, slow = _inside(bracket, slow)
        point = search.look(at)
        count += 1
        if search.is_high(point) or point.loss >= bracket[low].loss:
            bracket[high] = point
            low, high = (0, 1) if bracket[0].loss <= bracket[1].loss else (1, 0)
            continue
        done = search.is_flat(point)
        if not done and point.slope * (bracket[high].at - bracket[low].at) >= 0:
            bracket[high] = bracket[low]
        bracket[low] = point
        if done:
            break
    return bracket[low]


def _inside(bracket, slow):
    """The next place to look: not twice close to an edge."""
    at = _cubic_minimum(bracket[0], bracket[1])
    least, most = min(p.at for p in bracket), max(p.at for p in bracket)
    margin = 0.1 * (most - least)
    if min(most - at, at - least) >= margin:
        return at, False
    if slow or at >= most or at <= least:
        return (most - margin if abs(at - most) < abs(at - least) else least + margin), False
    return at, True
