import type { Author } from '../../../domain/case/event.ts';
import type { CaseState, Item } from '../../../domain/case/state.ts';
import type { CasePageRows } from '../../../store/reads/case-page.ts';

const roleWords: Readonly<Record<string, string>> = {
  homeowner: 'The homeowner',
  client: 'The client',
  requester: 'Who reported it',
  operative: 'The operative',
  'named contact': 'The named contact',
};

/** What a party is called: their name where a person is known behind them, else their role. */
export function partyName(rows: CasePageRows, partyId: string | null): string {
  const party = rows.state.parties.find((row) => row.id === partyId);
  if (party === undefined) return 'Somebody';
  const person = rows.people.find((row) => row.id === party.personId);
  const staff = rows.staff[party.personId ?? ''];
  const point = rows.points.find((row) => party.points.some((mine) => mine.id === row.id));
  return person?.name ?? staff ?? point?.value ?? roleWords[party.role] ?? party.role;
}

export function authorName(rows: CasePageRows, by: Author): string {
  if (by.kind === 'staff') return rows.staff[by.id] ?? 'A member of staff';
  if (by.kind === 'party') return partyName(rows, by.id);
  return by.kind === 'clock' ? 'Kept, when the time came' : 'Kept, by the standard';
}

/** Product and fault, or the beginning of what was said. */
export function itemTitle(rows: Pick<CasePageRows, 'words'>, item: Item): string {
  const named = [item.product, item.fault].filter((part) => part !== null && part !== '').join(': ');
  if (named !== '') return named;
  const said = (rows.words[item.wordsId ?? ''] ?? '').replaceAll(/\s+/g, ' ').trim();
  if (said === '') return 'What was reported';
  return said.length > 90 ? `${said.slice(0, 88)}…` : said;
}

/** 'item 2' or 'items 1 and 2', as they are numbered on the page; nothing where it is all of one. */
export function itemNumbers(state: CaseState, ids: readonly string[]): string {
  const numbers = state.items.flatMap((item, i) => (ids.includes(item.id) ? [i + 1] : []));
  if (numbers.length === 0 || state.items.length === 1) return '';
  if (numbers.length === 1) return `item ${numbers[0]}`;
  return `items ${numbers.slice(0, -1).join(', ')} and ${numbers.at(-1)}`;
}
