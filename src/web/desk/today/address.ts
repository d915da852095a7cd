import type { After, TodayFilter } from '../../../store/reads/today.ts';
import { type Fields, idIn, one } from '../words/form.ts';

/** What today's list is narrowed to, as its address says it. */
export function filterIn(fields: Fields, me: string): Omit<TodayFilter, 'operative'> {
  const manager = one(fields, 'manager') === 'me' ? me : idIn(fields, 'manager');
  return {
    manager,
    stage: one(fields, 'stage').slice(0, 100) || null,
    client: idIn(fields, 'client'),
    site: idIn(fields, 'site'),
    needsPerson: one(fields, 'person') === 'yes',
  };
}

/** The place in the list from which a page goes on. */
export function afterIn(fields: Fields): After | null {
  const id = idIn(fields, 'after');
  if (id === null) return null;
  const at = one(fields, 'at');
  return { id, deadline: /^\d{1,15}$/.test(at) ? Number(at) : null };
}

/** The address of the next page, with the same filters. */
export function nextPage(fields: Fields, next: After): string {
  const kept = ['manager', 'stage', 'client', 'site', 'person'].flatMap((name) => {
    const value = one(fields, name);
    return value === '' ? [] : [[name, value]];
  });
  const address = new URLSearchParams([...kept, ['after', next.id]]);
  if (next.deadline !== null) address.set('at', String(next.deadline));
  return `/desk?${address}`;
}
