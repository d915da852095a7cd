import { oneText } from '../one-text.ts';

/** A name put together from another, once for each: cases compare it again and again, and it is then one and the same text. */
export function putTogether(how: (name: string) => string): (name: string) => string {
  const known = new Map<string, string>();
  return (name) => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const made = oneText(how(name));
    known.set(name, made);
    return made;
  };
}
