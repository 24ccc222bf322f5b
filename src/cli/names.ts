/** @file What the JSON's code words are called where people read them. */
import type { Evaluation, Finding, Site } from '../protocol/evaluation.ts';
import { phrase, type Text } from '../texts/text.ts';

export const severityNames: { readonly [S in Finding['severity']]: Text } = { error: phrase`error`, warning: phrase`warning`, information: phrase`information` };

export const verdictNames: { readonly [V in Evaluation['verdict']]: Text } = {
  correct: phrase`correct`, wrong: phrase`wrong`, different: phrase`different`, 'not-implemented': phrase`not-implemented`, raises: phrase`raises`, unsupported: phrase`unsupported`,
};

export const formNames: { readonly [F in Site['form']]: Text } = { full: phrase`full`, 'outputs-given': phrase`outputs-given`, 'gradient-only': phrase`gradient-only`, inline: phrase`inline` };

export const shapeNames: { readonly [F in Evaluation['shapeFrom']]: Text } = {
  argument: phrase`argument`, literal: phrase`literal`, 'call-site': phrase`call-site`, config: phrase`config`, implied: phrase`implied`, assumed: phrase`assumed`,
};
