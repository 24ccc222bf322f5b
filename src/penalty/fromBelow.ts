/**
 * @file Sentences of the folders below this one, which know no translations: why something could not be run, a note, a
 * value in a few words. Recognised, so that they can be said in another language; test/texts holds the list against
 * the calls that make them.
 */
import { recogniser } from '../texts/recognise.ts';

export const sentencesFromBelow: readonly string[] = [
  // ---- budgets
  'more than {0} steps', 'more than {0} s', 'calls nested more than {0} deep', 'calls nested too deep', 'a single value of more than 128 MB', 'something the evaluator did not foresee: {0}',
  'This needs {0} MiB; the limit is {1} MiB.', 'With an array of shape {0} this needs {1} MiB; the limit is {2} MiB.',
  // ---- what is not known
  'the text of {0}: its value is unknown', 'the number of {0}: its value is unknown', 'the length of {0}: its value is unknown', 'deciding on {0}: its value is unknown',
  'iterating over {0}: its value is unknown', 'looking up {0}: its value is unknown', 'reversing {0}: its value is unknown', 'match on {0}: its value is unknown',
  "hasattr({0}, '{1}'): its value is unknown", "hasattr of '{0}': the base class is unknown", 'isinstance of {0}: its class is unknown', 'issubclass of {0}: its bases are unknown', 'raising {0}: its class is unknown',
  // ---- what is not computed
  'the value of a tensor whose elements are not computed here', 'the text of a tensor whose elements are not computed here', 'the elements of a tensor that are not computed here',
  'the memory of a tensor whose elements are not known here', 'the bits of elements that are not computed here', 'a result that depends on elements which are not computed here',
  'a shape that depends on elements which are not computed here', 'which elements a mask selects, where they are not computed', 'which elements of a tensor are not zero, where they are not computed',
  'indices which are not computed here', 'labels which are not computed here', 'numbers which are not computed here', 'repeats that are not computed here', 'ctc_loss of numbers which are not computed here',
  'statistics of elements which are not computed here', 'random draws with probabilities that are not computed here', 'linear algebra with a matrix whose elements are not computed here',
  'data of shape ({0}) where ({1}) was given', 'a penalty that is no number', 'the critic is given data of shape ({0}), for which this gradient of shape ({1}) is none',
  'nothing here tells what {0} makes of the gradient',
  // ---- what is lacking
  'async functions ({0})', 'a function from a {0}', 'the operator {0}', 'the comparison {0}', 'eval and exec here', 'yield outside a function', 'yield inside this expression',
  'a long loop at module level, run for one of its names', 'input(): nobody is there to type', 'the derivative of a gamma sample', 'least squares that leave out small singular values (rcond)', 'binomial numbers with n·p above 30',
  // ---- what PyTorch without a GPU does otherwise
  'GradScaler is disabled, as in any PyTorch without CUDA: losses are not scaled.', "autocast for '{0}' is off, as in any PyTorch without it: nothing is cast.",
  "There is no '{0}' here: tensors stay on the CPU, and the numbers are the CPU's.",
  // ---- values
  'all {0}', 'empty', 'contains nan',
];

/** The sentence with its values apart; what is no sentence of theirs, a name such as `torch.fft.fft`, as it is. */
export const fromBelow = recogniser(sentencesFromBelow);
