/** @file The tables of Simplified Chinese as one. Terms are those of the pages in docs/checks/zh-cn. */
import type { Translations } from '../text.ts';
import { checks } from './checks.ts';
import { commandLine } from './commandLine.ts';
import { fileChecks } from './fileChecks.ts';
import { hovers } from './hovers.ts';
import { reasons } from './reasons.ts';
import { service } from './service.ts';
import { tests } from './tests.ts';
import { verdicts } from './verdicts.ts';

export const tables: readonly Translations[] = [checks, fileChecks, verdicts, reasons, hovers, service, tests, commandLine];

export const simplifiedChinese: Translations = Object.fromEntries(tables.flatMap((table) => Object.entries(table)));
