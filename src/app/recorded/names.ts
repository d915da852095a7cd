import { mayRepeat, repeatedIn } from '../../domain/case/repeats.ts';
import type { Rules } from '../../domain/case/rules.ts';
import { attemptPromise } from '../../domain/case/run.ts';
import { wordRule } from '../../domain/time/rule.ts';

const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const isDate = /^\d{4}-\d{2}-\d{2}$/;

/** The language's own words, which a command may hold; every other string that no standard says is somebody's. */
const ownWords = [
  ...['homeowner', 'client', 'requester', 'operative', 'named contact', 'staff', 'party', 'clock', 'desk'],
  ...['email', 'phone', 'post', 'web', 'other', 'in', 'query', 'enquiry'],
  ...['delivered', 'answered', 'voicemail', 'no answer', 'wrong number', 'call back', 'bounced', 'unknown'],
  ...['sent', 'failed', 'reporting', 'customer care', 'buyer', 'site', 'director'],
  ...['stays', 'put off'],
  ...['made', 'at risk', 'kept', 'late', 'superseded', 'paused', 'done', 'no access', 'missed', 'cancelled'],
];

/** How recorded ids and strings are called in a retelling: once named, always the same. */
export interface Names {
  readonly retold: ReadonlyMap<string, string>;
  readonly recorded: ReadonlyMap<string, string>;
}

/** Nothing is named yet. */
export const noNames: Names = { retold: new Map(), recorded: new Map() };

/** Every string that a standard or calendar says for itself: nobody's personal data. */
export function wordsOf(rules: Rules): ReadonlySet<string> {
  const words = new Set([...ownWords, ...rules.standards.keys(), ...rules.calendars.keys()]);
  const take = (value: unknown): void => {
    if (typeof value === 'string') words.add(value);
    else if (typeof value === 'object' && value !== null)
      for (const [key, one] of Object.entries(value)) {
        words.add(key);
        take(one);
      }
  };
  for (const standard of rules.standards.values()) {
    take(standard);
    for (const { limit } of standard.promises) words.add(wordRule(limit));
    for (const { name, wait } of standard.attempts) words.add(wordRule(wait.limit)).add(attemptPromise(name));
  }
  return words;
}

/** A copy of these names in which `rename` and `matches` note new ones. */
export function naming(names: Names, words: ReadonlySet<string>) {
  const retold = new Map(names.retold);
  const recorded = new Map(names.recorded);
  const note = (from: string, to: string): string => {
    retold.set(from, to);
    recorded.set(to, from);
    return to;
  };
  const named = (value: string): string => {
    const known = retold.get(value);
    if (known !== undefined) return known;
    if (isId.test(value)) return note(value, givenId(recorded.size + 1));
    const repeated = repeatedIn(value);
    if (repeated.length > 0) return mayRepeat(repeated.map(named));
    if (value === '' || isDate.test(value) || words.has(value)) return value;
    return note(value, `left out ${recorded.size + 1}`);
  };
  /** A recorded value with ids renamed and words left out; keys, numbers and instants stay. */
  const rename = (value: unknown): unknown => {
    if (typeof value === 'string') return named(value);
    if (Array.isArray(value)) return value.map(rename);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, rename(one)]));
  };
  /** Whether what is retold says what was recorded, ids made on the way included. */
  const matches = (was: unknown, is: unknown): boolean => {
    if (typeof was === 'string' && typeof is === 'string') return sameString(was, is);
    if (typeof was !== 'object' || was === null || typeof is !== 'object' || is === null) return was === is;
    const a = said(was);
    const b = new Map(said(is));
    return a.length === b.size && a.every(([key, value]) => b.has(key) && matches(value, b.get(key)));
  };
  const sameString = (was: string, is: string): boolean => {
    const known = retold.get(was);
    if (!isId.test(was))
      return known === is || was === is || (repeatedIn(was).length > 0 && named(was) === is);
    if (known !== undefined) return known === is;
    if (!isId.test(is) || recorded.has(is)) return false;
    return note(was, is) === is;
  };
  return { rename, matches, names: { retold, recorded } satisfies Names };
}

/** What an object says: a field without a value says nothing. */
const said = (value: object): [string, unknown][] =>
  Object.entries(value).filter(([, one]) => one !== undefined);

/** Ids that a command brings are told from those counted up by their first letter. */
const givenId = (n: number): string => `a0000000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
