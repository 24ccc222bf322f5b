import math


class Value:
    def __init__(self, data, children=(), op=''):
        self.data = data
        self.grad = 0.0
        self._backward = lambda: None
        self._prev = set(children)
        self._op = op

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        out = Value(self.data + other.data, (self, other), '+')

        def _backward():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = _backward
        return out

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        out = Value(self.data * other.data, (self, other), '*')

        def _backward():
            self.grad += other.data * out.grad
            other.grad += self.data * out.grad
        out._backward = _backward
        return out

    def __pow__(self, other):
        assert isinstance(other, (int, float)), 'only numbers'
        out = Value(self.data ** other, (self,), f'**{other}')

        def _backward():
            self.grad += other * self.data ** (other - 1) * out.grad
        out._backward = _backward
        return out

    def tanh(self):
        t = math.tanh(self.data)
        out = Value(t, (self,), 'tanh')

        def _backward():
            self.grad += (1 - t ** 2) * out.grad
        out._backward = _backward
        return out

    def backward(self):
        topo, visited = [], set()

        def build(v):
            if v not in visited:
                visited.add(v)
                for child in v._prev:
                    build(child)
                topo.append(v)
        build(self)
        self.grad = 1.0
        for v in reversed(topo):
            v._backward()

    def __neg__(self): return self * -1
    def __radd__(self, other): return self + other
    def __sub__(self, other): return self + (-other)
    def __rsub__(self, other): return other + (-self)
    def __rmul__(self, other): return self * other
    def __truediv__(self, other): return self * other ** -1
    def __rtruediv__(self, other): return other * self ** -1
    def __repr__(self): return f'Value(data={self.data:.6f}, grad={self.grad:.6f})'


x, w = Value(2.0), Value(-3.0)
y = (x * w + 1) ** 2 / 4 - x
y.backward()
print(y, x, w)
ws = [Value(0.1 * i) for i in range(4)]
for step in range(5):
    loss = sum((w_ * 2 - 1) ** 2 for w_ in ws)
    for w_ in ws:
        w_.grad = 0.0
    loss.backward()
    for w_ in ws:
        w_.data -= 0.05 * w_.grad
    print(step, round(loss.data, 8))
print([round(w_.data, 10) for w_ in ws])


class Matrix:
    def __init__(self, rows): self.rows = [list(r) for r in rows]
    @classmethod
    def eye(cls, n): return cls([[float(i == j) for j in range(n)] for i in range(n)])
    @property
    def T(self): return Matrix(zip(*self.rows))
    @property
    def shape(self): return len(self.rows), len(self.rows[0])
    def __matmul__(self, o): return Matrix([[sum(a * b for a, b in zip(r, c)) for c in zip(*o.rows)] for r in self.rows])
    def __getitem__(self, key):
        i, j = key
        if isinstance(i, slice): return [r[j] for r in self.rows[i]]
        return self.rows[i][j]
    def __setitem__(self, key, v): self.rows[key[0]][key[1]] = v
    def __repr__(self): return '\n'.join(' '.join(f'{v:6.2f}' for v in r) for r in self.rows)


m = Matrix([[1, 2], [3, 4], [5, 6]])
print(m @ m.T, m.shape, (m.T @ m).shape, m[1, 0], m[:, 1], m[0:2, 0])
m[0, 0] = 9
print(m)
print(Matrix.eye(2))
try:
    Value('a') ** 'b'
except AssertionError as error:
    print(error)
