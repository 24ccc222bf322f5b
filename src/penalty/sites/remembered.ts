/**
 * @file What reading a tree tells, kept with the tree: modules are looked at again for every file that imports them, for
 * every penalty and for every fix, and a node never changes; but it moves with its statement when text before it is typed:
 * what is remembered may hold nodes and names, never an offset.
 */

/** `read`, done once for each node; forgotten with it. */
export function remembered<K extends object, V extends object | boolean>(read: (of: K) => V): (of: K) => V {
  const known = new WeakMap<K, V>();
  return (of) => {
    const before = known.get(of);
    if (before !== undefined) return before;
    const value = read(of);
    known.set(of, value);
    return value;
  };
}
