/** @file What the explanation of one place may draw on, and small phrases that several of them use. */
import { elementsPerSample, formatNumber, formatShape, type Place, type SitePlaces, type Step } from '../../penalty/index.ts';
import type { Evaluation } from '../../protocol/evaluation.ts';
import { phrase, type Text } from '../../texts/text.ts';
import { maxLines, type Explanation, type Line } from './hoverText.ts';

export interface PlaceContext {
  readonly place: Place;
  readonly site: SitePlaces;
  /** undefined for a function that only takes a gradient. */
  readonly evaluation: Evaluation | undefined;
  /** The check that found a mistake right here. */
  readonly check: string | undefined;
}

/** What is said of a place; its range is the place's own. */
export type Said = Omit<Explanation, 'range' | 'check'> & { readonly check?: string | undefined };
export type Explain = (context: PlaceContext) => Said | undefined;

/** `(256, 1, 28, 28)` in code, or nothing where the shape is not known. */
export const shapeText = (place: Place): Text | undefined => (place.value?.shape ? phrase`: \`${formatShape(place.value.shape)}\`` : undefined);

/** How many samples and elements of each, or their symbols. */
export const batchOf = ({ shape }: SitePlaces): string => shape?.[0]?.toString() ?? 'B';
export const elementsOf = ({ shape }: SitePlaces): string => (shape ? elementsPerSample(shape).toString() : 'N');

/** The derivation with the file's numbers. */
export const derivation = (evaluation: Evaluation | undefined): Line[] => evaluation?.derivation.slice(0, maxLines).map(({ label, unicode }) => ({ label, unicode })) ?? [];
/** A line of a derivation that is not printed yet. */
export const lineOf = ({ label, formula: { unicode } }: Step): Line => ({ label, unicode });

/** λ and the target of the formula, as people write them. */
export const weightOf = ({ formula }: SitePlaces): string => formatNumber(formula?.weight ?? 1);
export const targetOf = ({ formula }: SitePlaces): string => formatNumber(formula?.target ?? 1);
