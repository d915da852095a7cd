/**
 * What is derived from a thing that never changes, once for each, for as long as that is there. The one last asked for is at
 * hand: who works by a standard asks the same again and again.
 */
export function onceEach<K extends object, T>(derive: (of: K) => T): (of: K) => T {
  const known = new WeakMap<K, { readonly of: K; readonly derived: T }>();
  let last: { readonly of: K; readonly derived: T } | null = null;
  return (of) => {
    if (last === null || last.of !== of) last = known.get(of) ?? first(of);
    return last.derived;
  };

  function first(of: K): { readonly of: K; readonly derived: T } {
    const found = { of, derived: derive(of) };
    known.set(of, found);
    return found;
  }
}
