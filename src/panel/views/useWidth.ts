/** @file How wide a picture may be, in units that grow with the font. */
import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';

/** Pixels at VS Code's default font size. */
export const unitsPerFont = 13;
const widest = 440;
const narrowest = 230;

export function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(316);
  useLayoutEffect(() => {
    const { current } = element;
    if (current === null) return undefined;
    const measure = (): void => {
      const unit = Number.parseFloat(getComputedStyle(document.body).fontSize) / unitsPerFont;
      setWidth(Math.round(Math.min(widest, Math.max(narrowest, current.clientWidth / unit))));
    };
    const observer = new ResizeObserver(measure);
    observer.observe(current);
    measure();
    return () => { observer.disconnect(); };
  }, []);
  return width;
}
