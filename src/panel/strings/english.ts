/**
 * @file Every word of the panel, in English. `{name}` is filled in by the view, which may put code or a link there.
 * A text with a number in it has a form for one thing and one for more.
 */

export type Text = string | { readonly one: string; readonly other: string };

export const english = {
  // ---- headings of states
  emptyTitle: 'No penalty here',
  emptySentence: 'Put the cursor in a gradient-penalty function, or on a shape such as {example}.',
  emptyFound: 'Found in {file}. Nothing has been run; the file is only read.',
  emptyNoneFound: 'No gradient penalty was found in {file}.',
  noShapeTitle: 'No shape known',
  noShapeSentence: 'The file does not say how large the gradient is. Open the penalty to give its shape.',
  inlinePenalty: 'penalty without a function',
  loadingTitle: 'Evaluating',
  loadingSentence: 'The penalty is being run at {shape}.',
  loadingSentenceNoShape: 'The penalty is being run.',
  timeLeft: 'About {duration} left.',
  timeSoFar: '{duration} so far.',
  cancelledTitle: 'Cancelled',
  cancelledSentence: 'Stopped after {duration}.',
  lastResultBelow: 'The result below is for {shape}.',
  changedTitle: 'Out of date',
  changedSentence: 'The file has changed since this result.',
  restoredTitle: 'Not evaluated yet',
  restoredSentence: 'The result below is from before the panel was closed.',
  noneTitle: 'Not a gradient penalty',
  noneSentence: 'When it is run, its result does not depend on the gradient.',
  failedTitle: 'Not evaluated',
  failedSentence: 'Penalty Lens itself failed: {message}. No verdict is given.',
  unsupportedSentence: 'Not supported on {line}: {what}. No verdict is given.',
  unsupportedSentenceNoLine: 'Not supported: {what}. No verdict is given.',
  tooLargeTitle: 'Too large to evaluate',
  tooLargeSentence: '{shape} needs {needed}. The limit is {limit}.',
  tooLargeHint: { one: 'A batch of 1 sample asks the same of the penalty.', other: 'A batch of {count} samples asks the same of the penalty.' },

  // ---- actions
  cancel: 'Cancel',
  evaluateAgain: 'Evaluate again',
  evaluateSamples: { one: 'Evaluate 1 sample', other: 'Evaluate {count} samples' },
  applyFix: 'Apply fix',
  copyTest: 'Copy as PyTorch test',
  copyTraceback: 'Copy',
  copied: 'Copied',
  goToLine: 'Go to line {line}',
  testName: 'PyTorch test',
  tracebackName: 'traceback',

  // ---- shape and axes
  shape: 'Shape',
  shapeHint: 'Arrow keys change the size at the caret, with Shift by ten.',
  shapeInvalid: 'A shape is a tuple of positive integers, such as (256, 1, 28, 28).',
  shapeAssumed: 'The file does not say a shape; this one is assumed.',
  shapeImplied: 'This shape follows from the sizes in the code.',
  batch: 'batch',
  covers: { one: 'norm covers 1 element', other: 'norm covers {count} elements' },
  shouldCover: { one: 'should cover 1', other: 'should cover {count}' },
  perSample: 'N = {count}',

  // ---- the number
  penaltyOf: 'penalty of {probe}',
  expected: 'expected {value}',
  sameAsReference: 'same as the reference',
  noReference: 'no formula to compare with',
  lastResult: 'last result, {shape}',
  notANumber: 'not a number',
  weight: 'λ',
  weightName: 'Penalty weight λ',
  addsToLoss: 'adds {value} to the loss',
  weightInside: 'λ = {value} is inside the function',

  // ---- fix
  fixRegion: 'Proposed fix, line {line}',
  removed: 'removed',
  added: 'added',
  findings: 'Also',
  atLine: 'line {line}',

  // ---- probes
  probes: 'Probes',
  probesName: 'Probe gradients',
  gradient: 'gradient',
  source: 'source',
  norm: 'norm',
  penalty: 'penalty',
  yours: 'yours',
  reference: 'reference',
  matches: 'matches the reference',
  differs: 'differs from the reference',
  verdictColumn: 'agrees',
  seed: 'seed {seed}',
  times: 'k = {k}',
  spreadProbe: 'unequal norms',
  mixedProbe: 'zeros and twos',
  spreadSource: 'norms ¼, ½, 1, 2, 4',
  mixedSource: 'half 0, half 2',
  onlySomePass: 'A test with {names} alone passes.',

  // ---- compare
  compareSame: { one: 'Same on the one probe', other: 'Same on all {count} probes' },
  compareDiffers: '{letter} differs on {differing} of {compared} probes',
  compareNothing: 'No probe in common',
  compareVerdicts: 'A: {a}. B: {b}.',
  pinned: 'pinned',
  pinnedEarlier: 'pinned, an earlier version',
  pinnedAlone: 'Pinned as A. The next penalty, shape or version is compared with it.',
  pinnedIs: 'Pinned as A: {subject}',
  unpin: 'Unpin',
  swap: 'Swap A and B',
  atShape: 'at {shape}',
  letterCovers: { one: '{letter} covers 1 element', other: '{letter} covers {count} elements' },
  agreement: 'agreement',
  sameInBoth: 'A and B agree',
  otherInBoth: 'A and B differ',
  firstDifference: 'First difference',
  noDifference: 'Every step gives the same.',
  differsAt: '{code} gives {b} in B, not {a}.',
  lacking: '{letter} has no step like {code}.',
  step: 'step',
  missing: 'missing',

  // ---- why
  why: 'Why',
  'two-sided': 'two-sided',
  'one-sided': 'one-sided',
  'zero-centred': 'zero-centred',
  target: 'target {value}',
  figureName: 'Penalty as a function of the norm. {points}',
  figurePoint: '{probe}: norm {norm}, penalty {penalty}.',
  figureYours: 'yours {value}',
  figureReference: 'reference {value}',
  normsEqual: { one: '1 norm of {value}.', other: '{count} norms of {value}.' },
  normsRange: '{count} norms between {min} and {max}.',
  normsExpected: { one: 'Expected 1 of {value}.', other: 'Expected {count} of {value}.' },
  normsExpectedCount: { one: 'Expected 1.', other: 'Expected {count}.' },
  showData: 'Show data',

  // ---- how
  how: 'How',
  asWritten: 'as written',
  assumed: 'Assumed {assumptions}.',
  mistakeHere: 'the mistake is here',
  cursorHere: 'the cursor is here',

  // ---- traceback and footer
  traceback: 'Traceback',
  footerSeed: 'seed {seed}',
} as const satisfies Readonly<Record<string, Text>>;

export type StringName = keyof typeof english;
export type Strings = Readonly<Record<StringName, Text>>;
