/** @file activations. */
import type { Op } from "../op.ts";
export const activations: readonly Op[] = [];
