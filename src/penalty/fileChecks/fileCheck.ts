/** @file What a check on a file is: one mistake around its penalties, told from what running that code has shown. */
import type { Draft, Severity } from '../checks/check.ts';
import type { Text } from '../../texts/text.ts';
import type { FileExamination } from './fileExamination.ts';

export interface FileDraft extends Draft {
  /** Whether the expression that starts there in the edited file is what it should be; otherwise its training steps decide. */
  readonly isMended?: (edited: FileExamination, at: number) => boolean;
}

export interface FileCheck {
  /** Kebab-case; the pages are docs/checks/<code>.md and docs/checks/zh-cn/<code>.md. */
  readonly code: string;
  /** 1–4 words for a heading. */
  readonly title: Text;
  readonly severity: Severity;
  readonly confirmed: boolean;
  readonly find: (file: FileExamination) => readonly FileDraft[];
}
