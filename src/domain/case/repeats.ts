/** What a person is asked when a new matter is about a home that has open cases already. */
export const mayRepeat = (references: readonly string[]): string =>
  `It may repeat ${references.join(', ')}, which is about the same home: merge them if so`;

/** The references that such a question names; none where a notice asks something else. */
export function repeatedIn(about: string): readonly string[] {
  const named = /^It may repeat (.+), which is about the same home/.exec(about)?.[1];
  return named === undefined ? [] : named.split(', ');
}
