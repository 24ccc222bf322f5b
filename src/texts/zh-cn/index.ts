/** @file The tables of Simplified Chinese as one. */
import type { Translations } from '../text.ts';

export const simplifiedChinese: Translations = {};
