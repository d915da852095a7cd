import { emailKey } from '../../domain/people/contact-key.ts';
import { allStaff, putStaff, type StaffMember } from '../../store/staff.ts';
import { dateCell, listCell } from './cells.ts';
import type { Column } from './csv.ts';
import type { TakeRow, Taking } from './rows.ts';

export const staffColumns: readonly Column[] = [
  { name: 'name', required: true },
  { name: 'e-mail', required: true, also: ['email'] },
  { name: 'phone' },
  { name: 'roles', required: true, also: ['role'] },
  { name: 'area' },
  { name: 'left', also: ['left on'] },
];

/** What staff may do is decided by these words, which the standards and the table of permissions use too. */
const roles = new Set([
  'care manager',
  'senior administrator',
  'administrator',
  'operations planner',
  'site operative',
  'fitter',
  'director',
  'keeper',
]);

/** Staff, known by their e-mail address. Nobody is let in by this: signing in is another matter. */
export async function takeStaff({ ground, tx, organisation, now }: Taking): Promise<TakeRow> {
  const known = new Map(
    (await allStaff(tx, organisation))
      .filter(({ leftAt }) => leftAt === null)
      .map((member) => [emailKey(member.email), member]),
  );
  return async (values) => {
    const { name = '', 'e-mail': email = '' } = values;
    const wanted = listCell(values.roles).map((role) => role.toLowerCase());
    const strange = wanted.filter((role) => !roles.has(role));
    const left = dateCell('left', values.left);
    if ('why' in left) return left;
    if (name === '') return { why: '"name" is empty' };
    if (!/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(email)) return { why: `"e-mail" is no address: "${email}"` };
    if (wanted.length === 0 || strange.length > 0) {
      return {
        why: `"roles" must be of: ${[...roles].join(', ')}${strange.length > 0 ? `; not "${strange.join('", "')}"` : ''}`,
      };
    }
    const before = known.get(emailKey(email));
    const member: StaffMember = {
      id: before?.id ?? ground.newId(),
      name,
      email: emailKey(email),
      phone: values.phone ?? before?.phone ?? null,
      roles: wanted,
      area: values.area ?? before?.area ?? null,
      joinedAt: before?.joinedAt ?? now,
      leftAt:
        left.value === null
          ? null
          : Temporal.PlainDate.from(left.value).toZonedDateTime('UTC').epochMilliseconds,
    };
    if (before === undefined && member.leftAt !== null) return 'same';
    if (JSON.stringify(before) === JSON.stringify(member)) return 'same';
    await putStaff(tx, organisation, member);
    if (member.leftAt === null) known.set(member.email, member);
    else known.delete(member.email);
    return before === undefined ? 'added' : 'changed';
  };
}
