/** @file losses. */
import type { Op } from "../op.ts";
export const losses: readonly Op[] = [];
