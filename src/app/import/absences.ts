import { absencesFrom, putAbsence } from '../../store/staff.ts';
import { dateCell } from './cells.ts';
import type { Column } from './csv.ts';
import { openDirectory, overlap, staffNamed } from './directory.ts';
import type { TakeRow, Taking } from './rows.ts';

export const absenceColumns: readonly Column[] = [
  { name: 'staff e-mail', required: true, also: ['staff', 'e-mail', 'email'] },
  { name: 'from', required: true },
  { name: 'to', required: true },
  { name: 'cover e-mail', also: ['cover'] },
];

/** Absences with who stands in; both days are days away. */
export async function takeAbsences({ ground, tx, organisation }: Taking): Promise<TakeRow> {
  const directory = await openDirectory(tx, organisation);
  const known = await absencesFrom(tx, organisation, '1900-01-01');
  return async (values) => {
    const member = staffNamed(directory, values['staff e-mail']);
    if ('why' in member) return member;
    const cover = values['cover e-mail'] === undefined ? null : staffNamed(directory, values['cover e-mail']);
    if (cover !== null && 'why' in cover) return cover;
    const from = dateCell('from', values.from);
    const to = dateCell('to', values.to);
    if ('why' in from) return from;
    if ('why' in to) return to;
    if (from.value === null || to.value === null || to.value < from.value)
      return { why: '"from" and "to" must both be given, "to" not before "from"' };
    const coverId = cover?.found.id ?? null;
    if (coverId === member.found.id) return { why: 'Nobody stands in for themselves' };
    const span = { from: from.value, to: to.value };
    const clash = known.find((one) => one.staffId === member.found.id && overlap(one, span));
    if (clash !== undefined && clash.from === span.from && clash.to === span.to && clash.coverId === coverId)
      return 'same';
    if (clash !== undefined && clash.from !== span.from)
      return { why: `They are away from ${clash.from} to ${clash.to} already` };
    const absence = { id: clash?.id ?? ground.newId(), staffId: member.found.id, ...span, coverId };
    await putAbsence(tx, organisation, absence);
    if (clash === undefined) known.push(absence);
    else known.splice(known.indexOf(clash), 1, absence);
    return clash === undefined ? 'added' : 'changed';
  };
}
