/** @file Asks the language server what the panel is to show, and shows it. Only the newest question counts. */
import * as vscode from 'vscode';
import type { PlacedSubjectResult } from '../protocol/lsp.ts';
import type { ProbeExpression } from '../protocol/panel.ts';
import { Anchor } from './anchor.ts';
import type { Client } from './client.ts';
import type { PenaltyPanel } from './panel.ts';
import { isCandidate } from './trigger.ts';

export class Inquiry {
  readonly anchor: Anchor;
  readonly #panel: PenaltyPanel;
  readonly #getClient: () => Promise<Client>;
  #turn = 0;

  constructor(panel: PenaltyPanel, getClient: () => Promise<Client>) {
    this.anchor = new Anchor(panel);
    this.#panel = panel;
    this.#getClient = getClient;
  }

  /** What a place means. The shape that the user gave for a penalty holds while the cursor is on it. */
  async at(document: vscode.TextDocument, offset: number): Promise<void> {
    const { shown } = this.#panel;
    const isSame = shown?.chosen !== undefined && shown.document === document && this.anchor.holds(offset);
    await this.#ask(document, offset, isSame ? shown.chosen : undefined);
  }

  /** The penalty that is shown, in its file's newest text. */
  async again(): Promise<void> {
    const { shown } = this.#panel;
    if (shown !== undefined) await this.#ask(shown.document, this.anchor.range.start, shown.chosen);
  }

  /** The same, unless that text is shown already. */
  async refresh(): Promise<void> {
    const { shown } = this.#panel;
    if (this.#panel.visible && shown?.source.isCurrent === false) await this.again();
  }

  async withShape(shape: readonly number[]): Promise<void> {
    this.#panel.choose(shape);
    await this.again();
  }

  /** What was shown before the window was closed; false: there was nothing, or its file is gone. */
  async recall(): Promise<boolean> {
    const { remembered } = this.#panel;
    if (remembered === undefined) return false;
    const document = await Promise.resolve(vscode.workspace.openTextDocument(vscode.Uri.parse(remembered.uri))).catch(() => undefined);
    if (document === undefined) return false;
    await this.#ask(document, Math.min(remembered.offset, document.getText().length), remembered.chosen);
    return true;
  }

  /** What was typed in the panel, parsed. */
  async expression(text: string): Promise<ProbeExpression> { return (await this.#getClient()).expression(text); }

  async #ask(document: vscode.TextDocument, offset: number, shape: readonly number[] | undefined): Promise<void> {
    const turn = this.#turn += 1;
    const result = isCandidate(document) ? await (await this.#getClient()).subject(document, document.positionAt(offset), shape) : nothingThere();
    if (turn !== this.#turn) return;
    const { shown } = this.#panel;
    // Between two penalties the last one stays in sight.
    if (result.kind === 'subject' || shown?.subject === undefined || shown.document !== document) await this.#panel.update(document, result, shape);
  }
}

const nothingThere = (): PlacedSubjectResult => ({ kind: 'nothing', sites: [], message: vscode.l10n.t('This file has no gradient penalty.'), documents: [] });
