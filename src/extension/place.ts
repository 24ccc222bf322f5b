/** @file The commands, and where they are to act: what lenses and links carry. */

export const commands = {
  evaluate: 'penaltyLens.evaluatePenalty',
  copyTest: 'penaltyLens.copyTest',
  fixAll: 'penaltyLens.fixAll',
  explain: 'penaltyLens.explain',
} as const;

export interface Place {
  readonly uri: string;
  readonly position: { readonly line: number; readonly character: number };
}
