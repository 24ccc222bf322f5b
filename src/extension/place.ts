/** @file The commands, and where they are to act: what lenses and links carry. */

export const commands = {
  evaluate: 'penaltyLens.evaluatePenalty',
  copyTest: 'penaltyLens.copyTest',
  fixAll: 'penaltyLens.fixAll',
  explain: 'penaltyLens.explain',
  follow: 'penaltyLens.follow',
  unfollow: 'penaltyLens.unfollow',
  pin: 'penaltyLens.pin',
  unpin: 'penaltyLens.unpin',
  evaluateAgain: 'penaltyLens.evaluateAgain',
  copyShownTest: 'penaltyLens.copyShownTest',
  copyResult: 'penaltyLens.copyResult',
  openCheck: 'penaltyLens.openCheck',
  openSettings: 'penaltyLens.openSettings',
  refreshPenalties: 'penaltyLens.refreshPenalties',
  stopPenalties: 'penaltyLens.stopPenalties',
  openPenalty: 'penaltyLens.openPenalty',
  exportPenalties: 'penaltyLens.exportPenalties',
  openSample: 'penaltyLens.openSample',
} as const;

export interface Place {
  readonly uri: string;
  readonly position: { readonly line: number; readonly character: number };
}
