/** @file spatial. */
import type { Op } from "../op.ts";
export const spatial: readonly Op[] = [];
