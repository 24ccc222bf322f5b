/** @file Loads the bundle that typesets formulas, once and late: a server that no editor asks for pictures never has it. */

/** A picture of a formula in TeX; undefined where it can't be made. */
export type Typeset = (tex: string) => Promise<string | undefined>;

/** `url`: where the bundle is. */
export function createTypesetter(url: string): Typeset {
  let loading: Promise<((tex: string) => string) | undefined> | undefined;
  const pictures = new Map<string, string>();
  return async (tex) => {
    const known = pictures.get(tex);
    if (known !== undefined) return known;
    const picture = (await (loading ??= load(url)))?.(tex);
    if (picture !== undefined) pictures.set(tex, picture);
    return picture;
  };
}

async function load(url: string): Promise<((tex: string) => string) | undefined> {
  const loaded = await import(url).catch(() => undefined) as { readonly typeset?: (tex: string) => string } | undefined; // the module src/typeset/main.ts, or none
  return loaded?.typeset;
}
