/** @file Values that are computed when somebody asks: proofs of fixes, numbers that only the panel shows. Still plain data to whoever reads them. */

/** The value of `make`, made when first asked for. */
export function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** The same object with other values for some properties; what is not computed yet stays so. */
export function changed<T extends object>(base: T, changes: Partial<T>): T {
  return Object.defineProperties({}, { ...Object.getOwnPropertyDescriptors(base), ...Object.getOwnPropertyDescriptors(changes) }) as T; // it has every property of `base`
}
