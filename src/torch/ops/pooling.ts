/** @file pooling. */
import type { Op } from "../op.ts";
export const poolings: readonly Op[] = [];
