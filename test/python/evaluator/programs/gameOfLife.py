from collections import Counter


def step(cells):
    counts = Counter((x + dx, y + dy) for x, y in cells for dx in (-1, 0, 1) for dy in (-1, 0, 1) if (dx, dy) != (0, 0))
    return {cell for cell, n in counts.items() if n == 3 or (n == 2 and cell in cells)}


def show(cells, size=6):
    return '\n'.join(''.join('#' if (x, y) in cells else '.' for x in range(size)) for y in range(size))


glider = {(1, 0), (2, 1), (0, 2), (1, 2), (2, 2)}
for generation in range(3):
    print(f'-- {generation} --')
    print(show(glider))
    glider = step(glider)
print(sorted(glider), len(glider))


def bfs(grid, start, goal):
    queue, parents = [start], {start: None}
    while queue:
        here = queue.pop(0)
        if here == goal:
            path = []
            while here is not None:
                path.append(here)
                here = parents[here]
            return path[::-1]
        x, y = here
        for nxt in ((x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)):
            if 0 <= nxt[1] < len(grid) and 0 <= nxt[0] < len(grid[0]) and grid[nxt[1]][nxt[0]] != '#' and nxt not in parents:
                parents[nxt] = here
                queue.append(nxt)


maze = ['..#.', '.##.', '....', '#.#.']
print(bfs(maze, (0, 0), (3, 0)), bfs(maze, (0, 0), (0, 3)))


def knapsack(items, capacity):
    best = [[0] * (capacity + 1) for _ in range(len(items) + 1)]
    for i, (weight, value) in enumerate(items, 1):
        for c in range(capacity + 1):
            best[i][c] = best[i - 1][c] if weight > c else max(best[i - 1][c], best[i - 1][c - weight] + value)
    return best[-1][-1]


print(knapsack([(1, 1), (3, 4), (4, 5), (5, 7)], 7))


def edit_distance(a, b):
    previous = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        current = [i]
        for j, y in enumerate(b, 1):
            current.append(min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + (x != y)))
        previous = current
    return previous[-1]


print(edit_distance('kitten', 'sitting'), edit_distance('', 'abc'))
def queens(n, row=0, cols=(), d1=(), d2=()):
    if row == n:
        return 1
    return sum(queens(n, row + 1, cols + (c,), d1 + (row + c,), d2 + (row - c,)) for c in range(n) if c not in cols and row + c not in d1 and row - c not in d2)
print([queens(n) for n in range(1, 7)])
