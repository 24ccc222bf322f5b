/** @file Where a command writes: results to `out`, everything else to `err`. */
export interface Streams { readonly out: (text: string) => void; readonly err: (text: string) => void }
