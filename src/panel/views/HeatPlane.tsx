/** @file One plane of a gradient on a canvas, in the theme's colours: below 0, 0, above 0. */
import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { atMost, type Plane } from '../figure/heat.ts';
import { useTheme } from './useTheme.ts';

/** Wider rows than this can't be told apart. */
const widest = 448;

interface HeatPlaneProps { readonly plane: Plane; /** The largest distance from 0. */ readonly reach: number; readonly name: string }

export function HeatPlane({ plane: whole, reach, name }: HeatPlaneProps): JSX.Element {
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useTheme();
  const plane = atMost(whole, widest);
  const { width, height } = plane;
  useLayoutEffect(() => {
    if (canvas.current !== null) draw(canvas.current, plane, reach);
  }, [whole, reach, theme]);
  const isStrip = height === 1;
  return <canvas ref={canvas} class={width >= height ? 'wide' : 'tall'} width={width} height={height} role="img" aria-label={name}
    style={isStrip ? {} : { aspectRatio: `${width.toString()} / ${height.toString()}` }} />;
}

function draw(canvas: HTMLCanvasElement, { width, height, values }: Plane, reach: number): void {
  const context = canvas.getContext('2d');
  if (context === null || width === 0 || height === 0) return;
  const colours = coloursOf(canvas);
  const middle = (shades - 1) / 2;
  const image = context.createImageData(width, height);
  values.forEach((value, index) => {
    const shade = Math.round(middle + (reach > 0 ? value / reach : 0) * middle);
    image.data.set(colours.subarray(4 * shade, 4 * shade + 4), 4 * index);
  });
  context.putImageData(image, 0, 0);
}

const shades = 257;

/** The browser reads the theme's colours and blends them: they may be written in any way. */
function coloursOf(canvas: HTMLCanvasElement): Uint8ClampedArray {
  const style = getComputedStyle(canvas);
  const context = Object.assign(document.createElement('canvas'), { width: shades, height: 1 }).getContext('2d', { willReadFrequently: true });
  if (context === null) return new Uint8ClampedArray(4 * shades);
  const ramp = context.createLinearGradient(0, 0, shades, 0);
  [style.getPropertyValue('--below'), style.getPropertyValue('--ground'), style.getPropertyValue('--above')].forEach((colour, index) => {
    if (CSS.supports('color', colour)) ramp.addColorStop(index / 2, colour);
  });
  context.fillStyle = ramp;
  context.fillRect(0, 0, shades, 1);
  return context.getImageData(0, 0, shades, 1).data;
}
