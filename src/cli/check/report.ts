/** @file What a check of files found, as plain data: it crosses from a worker, and every format is written from it. */
import type { Severity } from '../../service/index.ts';

/** 1-based; columns count UTF-16 units, and lines those of the cell in a notebook. */
export interface Place {
  /** Number of the notebook's cell, from 1; undefined in a plain file. */
  readonly cell: number | undefined;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}
export interface ReportedEdit { readonly place: Place; readonly text: string }
/** `lines`: what the lines that it touches become. */
export interface ReportedFix { readonly title: string; readonly edits: readonly ReportedEdit[]; readonly lines: readonly { readonly line: number; readonly text: string }[] }
export interface ReportedFinding {
  readonly file: string;
  /** Qualified name of the function that it stands in; undefined outside of all penalties' functions. */
  readonly function: string | undefined;
  readonly code: string;
  readonly title: string;
  readonly severity: Severity;
  readonly confirmed: boolean;
  readonly message: string;
  readonly place: Place;
  /** The line of the file that it starts on, for people to see. */
  readonly text: string;
  readonly related: readonly { readonly place: Place; readonly message: string }[];
  readonly fix: ReportedFix | undefined;
}

/** A file that could not be checked. `failed`: it could not be read, which ends a run with 2; others are passed over. */
export interface Problem { readonly file: string; readonly message: string; readonly failed: boolean }

export interface FileReport {
  readonly file: string;
  readonly findings: readonly ReportedFinding[];
  readonly problem: Problem | undefined;
}

export interface Report {
  /** How many files were looked at. */
  readonly files: number;
  readonly findings: readonly ReportedFinding[];
  readonly problems: readonly Problem[];
}

/** The order of results does not depend on who was ready first. */
export function joinReports(files: number, reports: readonly FileReport[], problems: readonly Problem[]): Report {
  const inOrder = [...reports].sort((a, b) => compare(a.file, b.file));
  return {
    files, findings: inOrder.flatMap(({ findings }) => findings),
    problems: [...problems, ...inOrder.flatMap(({ problem }) => problem ?? [])].sort((a, b) => compare(a.file, b.file)),
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
