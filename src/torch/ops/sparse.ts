/** @file sparse. */
import type { Op } from "../op.ts";
export const sparse: readonly Op[] = [];
