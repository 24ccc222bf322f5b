/**
 * @file What an evaluation says, as plain data: the same for hover, panel, editor and command line.
 * Imports nothing. The command line's JSON (docs/cli.md) is this with 1-based lines and columns.
 */

/** UTF-16 offsets into the file's text, end exclusive. */
export interface OffsetRange { readonly start: number; readonly end: number }

export type Form = 'full' | 'outputs-given' | 'gradient-only' | 'inline';
export type Verdict = 'correct' | 'wrong' | 'different' | 'not-implemented' | 'raises' | 'unsupported';
export type KnownKind = 'two-sided' | 'one-sided' | 'zero-centred';
export type Kind = KnownKind | 'unknown';
export type ShapeFrom = 'argument' | 'literal' | 'call-site' | 'config' | 'implied' | 'assumed';

/** A place where a penalty is computed. */
export interface Site {
  /** Qualified name: `Critic.gradient_penalty`, `train.inner`; undefined for an inline block. */
  readonly function: string | undefined;
  readonly form: Form;
  /** The def (without decorators) or the first to the last statement of the block. */
  readonly range: OffsetRange;
  /** What the cursor must be on to mean this site: the function's name, or the block's norm. */
  readonly nameRange: OffsetRange;
}

export interface ProbeResult {
  /** zeros, unit, double, spread, mixed, randn, critic, or the file's own expression. */
  readonly name: string;
  /** What the user's code answered; undefined where it was not a finite number (`note` says what). */
  readonly penalty: number | undefined;
  /** What the formula that the code is taken for answers; undefined where no formula is known. */
  readonly expected: number | undefined;
  /** The L2 norm of each sample's gradient, if all are equal. */
  readonly norm: number | undefined;
  /** The norms that the code itself computed; undefined where no norm was seen. */
  readonly norms: Norms | undefined;
  /** The L2 norms of the samples' gradients, where they differ; what the code takes for norms may be something else. */
  readonly sampleNorms?: Norms | undefined;
  /** Of this gradient, batch axis first, where it is not the shape of the evaluation. */
  readonly shape?: readonly number[] | undefined;
  readonly note: string | undefined;
  /** Where the gradient stands in the file, for the file's own expressions; where the critic is made, for `critic`. */
  readonly range: OffsetRange | undefined;
  /** What each kind of penalty answers to this gradient with one norm per sample; undefined where no formula is known. */
  readonly references: Readonly<Record<KnownKind, number>> | undefined;
  /** Why the number is what it is, for this gradient. */
  readonly derivation: readonly DerivationStep[];
  /** Whether the elements of a sample differ, so that a picture of it says something. */
  readonly isUneven: boolean;
  /** The user's own critic, where the gradient is its. */
  readonly critic: CriticSource | undefined;
}

export interface Norms {
  readonly count: number;
  readonly min: number;
  readonly max: number;
  readonly mean?: number;
  /** The standard deviation of these very norms: the root of the mean squared distance from their mean. */
  readonly deviation?: number;
  /** How many lie in each of equal parts of the range, from `min` up; a single part where all are equal. */
  readonly bins: readonly number[];
}

export interface CriticSource {
  /** The class, or the function that makes it. */
  readonly name: string;
  readonly parameters: number;
  /** Of one forward and one backward pass. */
  readonly elapsedMs: number;
}

/** The gradient of one sample of a probe, for a picture of it. */
export interface GradientSample {
  /** Of one sample: `[1, 28, 28]`. */
  readonly shape: readonly number[];
  /** Row by row. */
  readonly values: Float32Array;
  readonly norm: number;
  /** Which one it is, from 0, of how many. */
  readonly sample: number;
  readonly samples: number;
}

export interface TextEdit { readonly range: OffsetRange; readonly text: string }
export interface Fix { readonly title: string; readonly edits: readonly TextEdit[] }
/** Another place that has to do with a finding. */
export interface Related { readonly range: OffsetRange; readonly message: string }
export interface Finding {
  /** The check's id, kebab-case: `norm-dim1-unflattened`. */
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'information';
  /** Confirmed by running; otherwise by reading. */
  readonly confirmed: boolean;
  /** Two sentences: what it is; what it does to the numbers. */
  readonly message: string;
  /** 1–4 words: `Wrong norm axis`. */
  readonly title: string;
  readonly range: OffsetRange;
  readonly related: readonly Related[];
  readonly fix: Fix | undefined;
}

/** A value in a few words: shape and, where they are all equal or few, its elements. */
export interface ValueSummary {
  readonly type: string;
  readonly shape: readonly number[] | undefined;
  readonly dtype: string | undefined;
  /** `all 0.03571`, `0.9298`, `0.25 … 4`. */
  readonly text: string;
}

/** One line of "How": a statement or sub-expression as written, with what it became. */
export interface TraceStep {
  readonly range: OffsetRange;
  /** PyTorch's name of the operation: `view`, `norm`. */
  readonly operation: string;
  readonly code: string;
  readonly result: ValueSummary;
  /** The step at which the mistake happens, if there is one. */
  readonly wrong: boolean;
  readonly note: string | undefined;
}

/** One line of "Why": label, a linear Unicode formula and the same in TeX, numbers substituted. */
export interface DerivationStep {
  readonly label: string;
  readonly unicode: string;
  readonly tex: string;
  readonly range: OffsetRange | undefined;
}

/** Which axes of the gradient one norm covers, and which it should. */
export interface Axes {
  readonly covered: readonly number[];
  readonly expected: readonly number[];
  /** Elements in one norm. */
  readonly elements: number;
  readonly expectedElements: number;
}

export interface Evaluation {
  readonly site: Site;
  readonly shape: readonly number[];
  readonly shapeFrom: ShapeFrom;
  readonly verdict: Verdict;
  /** 1–4 words for a heading: `Correct`, `Wrong norm axis`. */
  readonly title: string;
  /** One sentence. */
  readonly sentence: string;
  readonly kind: Kind;
  /** λ inside the function; undefined where unknown. */
  readonly weight: number | undefined;
  /** The norm it pulls to. */
  readonly target: number | undefined;
  readonly probes: readonly ProbeResult[];
  readonly findings: readonly Finding[];
  readonly axes: Axes | undefined;
  readonly derivation: readonly DerivationStep[];
  readonly trace: readonly TraceStep[];
  /** What was filled in for parameters that are neither data nor critic: `lambda_gp = 10`. */
  readonly assumptions: readonly string[];
  readonly raises: { readonly type: string; readonly message: string; readonly range: OffsetRange | undefined; readonly traceback: string } | undefined;
  readonly unsupported: { readonly what: string; readonly range: OffsetRange | undefined } | undefined;
  readonly tooLarge: { readonly needed: number; readonly limit: number } | undefined;
  readonly backend: 'meta' | 'cpu' | 'wasm' | 'webgl';
  readonly seed: number;
  readonly elapsedMs: number;
}
