"""Shapes that matmul refuses."""
import torch
def t(*s): return torch.ones(*s)
for a, b in [((2,), (3,1,3)), ((2,4), (3,1,3)), ((3,1,3), (2,)), ((3,1,3), (2,4)), ((3,1,3),(3,2,1)), ((3,2,3),(2,3,2)), ((2,3,2,3),(2,3)), ((2,),(2,3,4,5))]:
    try: print(a, b, (t(*a) @ t(*b)).shape)
    except Exception as e: print(a, b, type(e).__name__, e)
