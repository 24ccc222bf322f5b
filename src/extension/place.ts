/** @file The commands, and where they are to act: what lenses and links carry. */

export const commands = {
  evaluate: 'penaltyLens.evaluatePenalty',
  copyTest: 'penaltyLens.copyTest',
} as const;

export interface Place {
  readonly uri: string;
  readonly position: { readonly line: number; readonly character: number };
}
