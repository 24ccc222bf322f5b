/** @file Shapes as people type and read them. */

/** `64, 3, 32, 32`, with or without brackets. */
export function parseShape(text: string): readonly number[] | undefined {
  const inside = /^\s*[([]?\s*(\d+(?:\s*[,x×\s]\s*\d+)*)\s*,?\s*[)\]]?\s*$/.exec(text)?.[1];
  const shape = inside?.split(/[^\d]+/).map(Number);
  return shape?.every((size) => size > 0) === true ? shape : undefined;
}

/** As Python shows a tuple. */
export const showShape = (shape: readonly number[]): string => `(${shape.join(', ')}${shape.length === 1 ? ',' : ''})`;
