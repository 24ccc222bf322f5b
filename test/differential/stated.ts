/** @file Where we knowingly differ from PyTorch, and why. Printed in docs/torch.md; a difference that no row states fails. */
import type { Difference } from '../conformance/compare.ts';

export interface Stated {
  readonly what: string;
  readonly why: string;
  /** Whether the first line that differs is of this kind. What a program prints after it may follow from it. */
  readonly covers: (difference: Difference) => boolean;
}

const raises = (line: string): boolean => /^\[\w+\] \w+Error /.test(line);
/** Which statement raised. */
const place = (line: string): string | undefined => /^\[\w+\]/.exec(line)?.[0];
/** What is shown of a tensor of whole numbers or conditions. */
function shownOf(line: string): { readonly what: string; readonly requires: string } | undefined {
  const [, what = '', requires = ''] = /^(\w+(?:\[\d+\])? \([\d, ]*\) torch\.(?:bool|u?int\d+)) (True|False) /.exec(line) ?? [];
  return what === '' ? undefined : { what, requires };
}

export const stated: readonly Stated[] = [
  {
    what: 'Some calls that PyTorch 1.13 refuses for their arguments are taken.',
    why: 'Later versions take them: `squeeze` of several axes, `var(correction=…)` alone, names of parameters that NumPy has.',
    covers: ({ expected, actual }) => /^\[\w+\] TypeError .*(received an invalid combination of arguments|got an unexpected keyword argument|missing \d+ required positional|must be|takes .* positional argument|expected Tensor as element)/.test(expected) && place(actual) !== place(expected),
  },
  {
    what: "PyTorch's internal assertions are not raised.",
    why: 'They are mistakes of PyTorch that its own messages ask to report; here the operation is computed, or refused in plain words.',
    covers: ({ expected }) => /INTERNAL ASSERT FAILED|Bad in-place call: |please report|didn't match|did not match|Found dtype \w+ but expected/.test(expected) && raises(expected),
  },
  {
    what: 'A call that both refuse may be refused for another of the things that are wrong with it.',
    why: 'A call of random arguments is wrong in several ways at once, and which is looked at first is an accident of PyTorch\'s own code. That it is refused, and at which statement, is compared.',
    covers: ({ expected, actual }) => raises(expected) && raises(actual) && place(expected) === place(actual),
  },
  {
    what: 'Whole numbers beyond 2⁵³ are refused.',
    why: 'Elements are held as JavaScript numbers. PyTorch wraps them around at 2⁶³; here the run ends and says so, rather than give a neighbouring number.',
    covers: ({ actual }) => actual.includes('is too large to be held exactly'),
  },
  {
    what: 'A gradient of nothing but zeros can be read and added to.',
    why: 'PyTorch 1.13 keeps some as tensors without memory, which its `tolist()` refuses, and so does a second `backward()` that adds to them.',
    covers: ({ expected }) => expected.includes("shouldn't be called on a tensor with unallocated storage") || expected.includes('ZeroTensors are immutable.'),
  },
  {
    what: 'Whole numbers and conditions never require a gradient.',
    why: 'In PyTorch they do after `x[mask] = loss` or `x[0] = loss`, where a loss is put into them. No gradient can come through them.',
    covers: ({ expected, actual }) => shownOf(expected)?.requires === 'True' && shownOf(actual)?.requires === 'False' && shownOf(actual)?.what === shownOf(expected)?.what,
  },
  {
    what: 'The derivative of a gamma sample, and least squares that leave out small singular values, are refused.',
    why: 'Both are approximations of PyTorch\'s own making. The run ends and names them, rather than give a neighbouring number.',
    covers: ({ actual }) => actual.includes('the derivative of a gamma sample') || actual.includes('least squares that leave out'),
  },
  {
    what: '`slice_scatter` without `step` covers the whole slice.',
    why: 'PyTorch 1.13 takes one element only where no step is given; later versions do as documented.',
    covers: ({ expected }) => expected.includes('expected src to have a size equal to the slice of self') || expected.includes('slice step must be positive'),
  },
  {
    what: 'Singular vectors and eigenvectors may have the other sign; `unique(sorted=False)` sorts.',
    why: 'Both are right: PyTorch leaves them open, and its own answers depend on the library it was built with. Random programs do not ask for them.',
    covers: () => false,
  },
];
