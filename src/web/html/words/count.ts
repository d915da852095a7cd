/** "1 error", "2 errors"; where an s does not do, the words for more than one. */
export const counted = (n: number, one: string, more = `${one}s`): string => `${n} ${n === 1 ? one : more}`;
