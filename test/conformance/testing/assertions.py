"""torch.testing.assert_close and numpy.testing: what they pass, and how they fail."""
import numpy as np
import torch
from torch.testing import assert_close
import torch.testing

a = torch.tensor([1.0, 2.0, 3.0])
assert_close(a, a + 1e-7)
torch.testing.assert_close(a.double(), a.double(), rtol=0, atol=0)
assert_close([a, 1.0], [a, 1.0])
assert_close({'x': a}, {'x': a})
assert_close(torch.tensor([float('nan')]), torch.tensor([float('nan')]), equal_nan=True)
assert_close(1.0, 1.0 + 1e-9)
cases = [
    lambda: assert_close(a, torch.tensor([1.0, 2.5, 3.0])),
    lambda: assert_close(a, a + 1, rtol=0.0, atol=0.1),
    lambda: assert_close(a, torch.ones(2)),
    lambda: assert_close(a, a.double()),
    lambda: assert_close(torch.tensor([1, 2]), torch.tensor([1, 3])),
    lambda: assert_close(1.0, 1.5),
    lambda: assert_close(torch.tensor(1.0), torch.tensor(2.0)),
    lambda: assert_close(a, [1.0, 2.0, 3.0]),
    lambda: assert_close([a, a], [a, a + 1]),
    lambda: assert_close([a], [a, a]),
    lambda: assert_close({'x': a}, {'y': a}),
    lambda: assert_close({'x': a}, {'x': a * 2}),
    lambda: assert_close(a, a + 1, msg='my words'),
    lambda: assert_close(a, a + 1, rtol=1e-3),
    lambda: assert_close(torch.tensor([float('nan')]), torch.tensor([float('nan')])),
    lambda: assert_close(torch.ones(2, 2), torch.tensor([[1.0, 1.0], [1.0, 0.0]])),
    lambda: assert_close(a, a + 1, rtol=0, atol=0),
    lambda: assert_close(2, 3),
    lambda: np.testing.assert_allclose([1.0, 2.0], [1.0, 2.1]),
    lambda: np.testing.assert_allclose(np.float32([1, 2]), np.float32([1, 2.5]), rtol=1e-3, err_msg='words'),
    lambda: np.testing.assert_array_equal([1, 2], [1, 3]),
    lambda: np.testing.assert_array_almost_equal([1.0, 2.0], [1.0, 2.01], decimal=3),
    lambda: np.testing.assert_allclose(np.ones(2), np.ones(3)),
    lambda: np.testing.assert_equal(1, 2),
    lambda: np.testing.assert_almost_equal(1.0, 1.1),
    lambda: np.testing.assert_allclose(1.0, 1.5),
]
for case in cases:
    try:
        case()
        print('passed')
    except Exception as error:
        print(type(error).__name__, error)
