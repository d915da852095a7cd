/** A finding without the sum in its brackets, and each summand of that, for one who asks how it adds up. */
export interface Shortened {
  readonly said: string;
  readonly way: readonly string[];
  readonly more: string;
}

/** A sum that the check words: (1 “Your query registered” + 5 “The inspection” + …) (check/sum.ts). */
const sum = /^(.*?) \((\d.*”)\)(: .*)$/s;

/** Parts a sum of several promises from its sentence; any other message stays whole. */
export function withoutTheWay(message: string): Shortened {
  const [, said, way, more] = sum.exec(message) ?? [];
  const summands = way?.split(/ \+ (?=\d)/) ?? [];
  if (said === undefined || more === undefined || summands.length < 3)
    return { said: message, way: [], more: '' };
  return { said, way: summands, more };
}
