/** @file One Tab stop for a list: the arrow keys, Home and End move the focus between its items (`data-item`). */
import type { TargetedKeyboardEvent } from 'preact';

const moves: Readonly<Record<string, (index: number, count: number) => number>> = {
  ArrowDown: (index, count) => Math.min(count - 1, index + 1),
  ArrowUp: (index) => Math.max(0, index - 1),
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** Picks what the focus moves to; the items stand in the order of the rows. */
export function pickByKeys<Item>(event: TargetedKeyboardEvent<HTMLElement>, items: readonly Item[], pick: (item: Item) => void): void {
  const index = moveFocus(event, event.currentTarget);
  const item = index === undefined ? undefined : items[index];
  if (item !== undefined) pick(item);
}

/** Answers the index of the item that now has the focus; undefined for other keys. */
export function moveFocus(event: KeyboardEvent, list: HTMLElement): number | undefined {
  const items = [...list.querySelectorAll<HTMLElement>('[data-item]')];
  const index = items.findIndex((item) => item.contains(document.activeElement));
  const to = index < 0 ? undefined : moves[event.key]?.(index, items.length);
  if (to === undefined) return undefined;
  event.preventDefault();
  items[to]?.focus();
  return to;
}
