/** @file normalization. */
import type { Op } from "../op.ts";
export const normalizations: readonly Op[] = [];
