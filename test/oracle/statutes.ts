import { dateAt, inst, type ModelCalendar, type ModelPause, nth } from './model.ts';
import type { ModelDue } from './promises.ts';

type Day = Temporal.PlainDate;
const later = (a: Day, b: Day): Day => (Temporal.PlainDate.compare(a, b) >= 0 ? a : b);

/** Section 4 by walking dates: what a rule counts, and which dates waits have taken out. */
export type Statute =
  | { kind: 'working days'; n: number }
  | { kind: 'days'; n: number; from: 'trigger' | 'inclusive' | 'next working day' }
  | { kind: 'months'; n: number; rolling: boolean };

export const isStatutory = (c: ModelCalendar, d: Day): boolean =>
  d.dayOfWeek <= 5 && !c.holidays.includes(d.toString());

function dueDay(c: ModelCalendar, rule: Statute, zero: Day, out: Set<string>): Day {
  // Days that a wait takes out, counted in the rule's own unit, are added to its amount.
  const taken = [...out].filter(
    (d) => rule.kind !== 'working days' || isStatutory(c, Temporal.PlainDate.from(d)),
  );
  if (rule.kind === 'working days') return nth(zero, rule.n + taken.length, (d) => isStatutory(c, d)) as Day;
  if (rule.kind === 'days') return nth(startOf(c, rule, zero), rule.n + taken.length, () => true) as Day;
  let day = zero.add({ months: rule.n });
  for (let left = out.size; left > 0; left--) day = day.add({ days: 1 });
  while (rule.rolling && !isStatutory(c, day)) day = day.add({ days: 1 });
  return day;
}

function startOf(c: ModelCalendar, rule: Statute, zero: Day): Day {
  if (rule.kind !== 'days' || rule.from === 'trigger') return zero;
  if (rule.from === 'inclusive') return zero.subtract({ days: 1 });
  return nth(zero, 1, (d) => isStatutory(c, d)) as Day;
}

export function statute(
  c: ModelCalendar,
  rule: Statute,
  t: number,
  deemed: number,
  pauses: ModelPause[],
): ModelDue {
  let zero = dateAt(c, t).add({ days: deemed });
  let out = new Set<string>();
  const clipped = pauses.map((p) => ({ ...p, from: Math.max(p.from, t) }));
  for (const p of clipped.sort((a, b) => a.from - b.from || a.to - b.to)) {
    const { from } = p;
    if (p.to <= from || p.effect === undefined) continue;
    if (from >= inst(c, dueDay(c, rule, zero, out), '24:00')) continue;
    if (p.effect === 'restart') {
      zero = later(zero, dateAt(c, p.to));
      out = new Set();
      continue;
    }
    const first = dateAt(c, from).add({ days: p.effect === 'excluding (p,q]' ? 1 : 0 });
    for (let d = first; Temporal.PlainDate.compare(d, dateAt(c, p.to)) <= 0; d = d.add({ days: 1 }))
      if (Temporal.PlainDate.compare(d, startOf(c, rule, zero)) > 0) out.add(d.toString());
  }
  const day = dueDay(c, rule, zero, out);
  const due = inst(c, day, '24:00');
  return { due, lateFrom: due, date: day.toString() };
}
