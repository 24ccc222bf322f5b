/**
 * @file Where the names of points go: beside each, off one another, off other points, and off the curve where there is room.
 * Must not know words or the page.
 */

export interface Point { readonly x: number; readonly y: number }
export interface Box { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number }
export interface Label { readonly x: number; readonly y: number; readonly anchor: 'start' | 'end' }

/** Baselines relative to the point, best first; `reach`: how far the point goes to both sides. */
const placesBeside = (reach: number): readonly Label[] => [
  { x: 10, y: -6, anchor: 'start' }, { x: -10, y: -6, anchor: 'end' }, { x: reach + 5, y: 4, anchor: 'start' }, { x: -reach - 5, y: 4, anchor: 'end' },
  { x: 9, y: 17, anchor: 'start' }, { x: -9, y: 17, anchor: 'end' },
];
const ascent = 9;
const descent = 2;

export interface Named { readonly point: Point; readonly reach: number; readonly width: number }

/** One answer for each name, in their order; the later ones choose first. `line`: points along the curve. */
export function placeLabels(names: readonly Named[], line: readonly Point[], bounds: Box): readonly Label[] {
  const taken: Box[] = names.map(({ point: { x, y }, reach }) => ({ left: x - reach, right: x + reach, top: y - 5, bottom: y + 5 }));
  const chosen = names.map((name, index) => ({ ...name, index })).reverse().map(({ point, reach, width, index }) => {
    const others = taken.filter((_, other) => other !== index);
    const cost = (label: Label): number => {
      const box = boxOf(point, width, label);
      return 100 * others.filter((other) => overlap(box, other)).length + 200 * Number(!inside(box, bounds)) + Math.min(20, line.filter((at) => holds(box, at)).length);
    };
    // Of places that are as good, the first.
    const best = placesBeside(reach).reduce((a, b) => cost(b) < cost(a) ? b : a);
    taken.push(boxOf(point, width, best));
    return { x: point.x + best.x, y: point.y + best.y, anchor: best.anchor };
  });
  return chosen.reverse();
}

/** The end of a line across at which its name stands clear of the curve. */
export function clearEnd(y: number, width: number, line: readonly Point[], { left, right }: Pick<Box, 'left' | 'right'>): Label {
  const ends: readonly Label[] = [{ x: left + 4, y: y - 6, anchor: 'start' }, { x: right - 4, y: y - 6, anchor: 'end' }];
  const crossings = (label: Label): number => line.filter((at) => holds(boxOf({ x: 0, y: 0 }, width, label), at)).length;
  return ends.reduce((a, b) => crossings(b) < crossings(a) ? b : a);
}

function boxOf({ x, y }: Point, width: number, label: Label): Box {
  const start = x + label.x - (label.anchor === 'end' ? width : 0);
  return { left: start, right: start + width, top: y + label.y - ascent, bottom: y + label.y + descent };
}

const overlap = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
const inside = (a: Box, b: Box): boolean => a.left >= b.left && a.right <= b.right && a.top >= b.top && a.bottom <= b.bottom;
const holds = (box: Box, { x, y }: Point): boolean => x > box.left && x < box.right && y > box.top && y < box.bottom;

/** Of letters of 11 units: wide ones for Chinese. Measuring would need the page, and nothing hangs on a few units. */
export const textWidth = (text: string): number => sumOf([...text].map((letter) => (/[\u2E80-\uFFEF]/u.test(letter) ? 11 : 6.4)));
const sumOf = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
