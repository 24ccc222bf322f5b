/** @file What the user's own PyTorch answers to the gradients that we put before a penalty, as plain data. */

/** A number as Python writes it (`1.5`, `nan`), or the exception instead: `RuntimeError: …`. */
export type OwnAnswer = { readonly penalty: string } | { readonly raises: string };

/** By the names of the probes. */
export interface OwnAnswers {
  /** Its version: `2.5.1+cu124`. */
  readonly torch: string;
  readonly answers: Readonly<Record<string, OwnAnswer>>;
}

/** What the program of src/service/pytest/comparison.ts tells. `missing`: the module that was not there. */
export type Told = OwnAnswers | { readonly failure: string; readonly missing: string | null };

/** What the panel is told; a problem is a sentence that says what to do. */
export type OwnResult = (OwnAnswers & { readonly kind: 'answers'; readonly python: string }) | { readonly kind: 'problem'; readonly message: string } | { readonly kind: 'stopped' };
