/** @file convolution. */
import type { Op } from "../op.ts";
export const convolutions: readonly Op[] = [];
