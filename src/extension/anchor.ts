/** @file Where the panel's penalty stands now in its document: edits above it move it, those in it change its length, a new subject says it afresh. */
import type * as vscode from 'vscode';
import type { OffsetRange } from '../protocol/evaluation.ts';
import type { Subject } from '../protocol/panel.ts';
import type { PenaltyPanel } from './panel.ts';

export class Anchor {
  readonly #panel: PenaltyPanel;
  #subject: Subject | undefined;
  #range: OffsetRange = { start: 0, end: 0 };

  constructor(panel: PenaltyPanel) {
    this.#panel = panel;
  }

  get range(): OffsetRange {
    const { subject, source } = this.#panel.shown ?? {};
    if (subject !== this.#subject) {
      const site = subject?.request.site;
      this.#subject = subject;
      this.#range = (site && source?.locate({ start: site.nameRange.start, end: site.range.end })?.range) ?? { start: 0, end: 0 };
    }
    return this.#range;
  }

  holds(offset: number): boolean { return this.range.start <= offset && offset <= this.range.end; }

  move({ rangeOffset, rangeLength, text }: vscode.TextDocumentContentChangeEvent): void {
    const { start, end } = this.range;
    const by = text.length - rangeLength;
    this.#range = { start: rangeOffset + rangeLength <= start ? start + by : start, end: rangeOffset < end ? end + by : end };
  }
}
