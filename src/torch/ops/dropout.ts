/** @file dropout. */
import type { Op } from "../op.ts";
export const dropouts: readonly Op[] = [];
