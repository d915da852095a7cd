import type { Fact } from '../../../domain/case/event.ts';
import type { Move } from '../../../domain/standards/standard.ts';
import type { CasePageRows, PageFile } from '../../../store/reads/case-page.ts';
import { wordDate, wordMoment, wordSlot } from '../../letters/day.ts';

/** What was given with a move, a line for each field of its form: 'Why: torn when it came'. */
export function factLines(
  rows: CasePageRows,
  move: Move | undefined,
  facts: Readonly<Record<string, Fact>>,
  timezone: string,
): string[] {
  return Object.entries(facts).flatMap(([name, fact]) => {
    const ask = move?.asks.find((row) => row.name === name);
    const said = factWords(rows, ask?.kind, fact, timezone);
    return said === '' ? [] : [`${ask?.title ?? name}: ${said}`];
  });
}

export function factFiles(rows: CasePageRows, facts: Readonly<Record<string, Fact>>): PageFile[] {
  const ids = new Set(
    Object.values(facts).flatMap((fact) => (typeof fact === 'string' ? [fact] : isTexts(fact) ? fact : [])),
  );
  return rows.files.filter((file) => ids.has(file.id));
}

const isTexts = (fact: Fact): fact is readonly string[] =>
  Array.isArray(fact) && fact.every((one) => typeof one === 'string');

function factWords(rows: CasePageRows, kind: string | undefined, fact: Fact, timezone: string): string {
  if (typeof fact === 'number') return kind === 'moment' ? wordMoment(fact, timezone) : String(fact);
  if (typeof fact === 'string') {
    if (kind === 'staff') return rows.staff[fact] ?? '';
    if (kind === 'date') return /^\d{4}-\d\d-\d\d$/.test(fact) ? wordDate(fact) : fact;
    if (kind === 'file' || kind === 'message') return '';
    return rows.words[fact] ?? (/^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(fact) ? '' : fact);
  }
  if (isTexts(fact))
    return kind === 'files' || kind === 'file' ? '' : fact.map((one) => rows.words[one] ?? one).join(', ');
  if ('from' in fact) return wordSlot(fact, timezone);
  return fact.map((slot) => (typeof slot === 'string' ? slot : wordSlot(slot, timezone))).join('; ');
}
