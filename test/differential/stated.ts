/** @file Where we knowingly differ from PyTorch, and why. Printed in docs/torch.md; a difference that no row states fails. */
import type { Difference } from '../conformance/compare.ts';

export interface Stated {
  readonly what: string;
  readonly why: string;
  /** Whether a line that differs is of this kind. */
  readonly covers: (difference: Difference) => boolean;
}

export const stated: readonly Stated[] = [];
