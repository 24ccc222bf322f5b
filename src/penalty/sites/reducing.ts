/** @file Names of what makes fewer numbers of many, or powers of them: by these a norm is recognised before it is run. */

/** Functions and methods that a norm may be made of. */
export const reducing: ReadonlySet<string> = new Set(['norm', 'sum', 'mean', 'sqrt', 'pow', 'square', 'vector_norm', 'max', 'einsum', 'reduce', 'dot', 'vdot', 'bmm', 'matmul', 'hypot', 'dist', 'cdist', 'mse_loss', 'MSELoss']);
