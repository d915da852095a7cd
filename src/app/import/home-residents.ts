import { emailKey, phoneKey } from '../../domain/people/contact-key.ts';
import type { LocalDate } from '../../domain/time/types.ts';
import type { Occupant } from '../../store/occupancy.ts';
import type { NewPerson } from '../../store/person.ts';
import type { Drafting } from './home-draft.ts';
import type { HomeRow, HomeRowPerson } from './home-row.ts';

/** Works out residents before anything is drafted, so that a refused row leaves nothing behind. */
export function whoLivesThere(
  drafting: Drafting,
  row: HomeRow,
  homeId: string,
): { readonly changes: boolean; readonly apply: () => void } | { readonly why: string } {
  const recorded = drafting.occupants.get(homeId) ?? [];
  const pairs = row.people.map((person) => ({
    person,
    occupant: recorded.find((one) => isSame(drafting, one, person)),
  }));
  const others = recorded.filter(
    (one) => !pairs.some(({ occupant }) => occupant?.id === one.id) && one.to === null,
  );
  const arrived = pairs.filter(({ occupant }) => occupant === undefined);
  const from = row.livesThereFrom;
  if (arrived.length > 0 && others.length > 0 && from === null) {
    return {
      why: 'Somebody else is recorded as living here. If the home was sold, give the day in "lives there from"; if both live here, put the other into "homeowner 2"',
    };
  }
  const ending = arrived.length > 0 && from !== null ? others : [];
  const tooEarly = ending.find((one) => from !== null && one.from >= from);
  if (tooEarly !== undefined)
    return { why: `"lives there from" is ${from}, and whoever lives here now moved in on ${tooEarly.from}` };
  const known = pairs.flatMap(({ person, occupant }) =>
    occupant === undefined ? [] : [changesOf(drafting, occupant, person)],
  );
  return {
    changes: arrived.length > 0 || ending.length > 0 || known.some(({ changes }) => changes),
    apply: () => {
      for (const { apply } of known) apply();
      for (const one of ending)
        drafting.plan.endOccupancies.push({ id: one.id, to: dayBefore(from ?? drafting.today) });
      for (const { person } of arrived) arrive(drafting, row, homeId, person);
    },
  };
}

function isSame(drafting: Drafting, occupant: Occupant, person: HomeRowPerson): boolean {
  if (occupant.name.toLowerCase() === person.name.toLowerCase()) return true;
  const key = person.email === null ? null : emailKey(person.email);
  return (
    key !== null &&
    (drafting.points.get(occupant.personId) ?? []).some(
      (point) => point.channel === 'email' && point.key === key,
    )
  );
}

function changesOf(
  drafting: Drafting,
  occupant: Occupant,
  person: HomeRowPerson,
): { readonly changes: boolean; readonly apply: () => void } {
  const now: NewPerson = {
    id: occupant.personId,
    name: person.name,
    title: person.title ?? occupant.title,
    prefers: person.prefers,
    prefersTimes: person.prefersTimes ?? occupant.prefersTimes,
    language: person.language ?? occupant.language,
    needs: person.needs.length > 0 ? person.needs : occupant.needs,
    safeContactOnly: person.safeContactOnly || occupant.safeContactOnly,
  };
  const was: NewPerson = {
    id: occupant.personId,
    name: occupant.name,
    title: occupant.title,
    prefers: occupant.prefers,
    prefersTimes: occupant.prefersTimes,
    language: occupant.language,
    needs: occupant.needs,
    safeContactOnly: occupant.safeContactOnly,
  };
  const described = JSON.stringify(now) !== JSON.stringify(was);
  const points = drafting.points.get(occupant.personId) ?? [];
  const fresh = contactsOf(person).filter(
    ({ channel, key }) => !points.some((point) => point.channel === channel && point.key === key),
  );
  return {
    changes: described || fresh.length > 0,
    apply: () => {
      if (described) drafting.plan.changePeople.push(now);
      for (const { channel, value } of fresh) {
        drafting.plan.endContacts.push(
          ...points.filter((point) => point.channel === channel).map(({ id }) => id),
        );
        drafting.plan.addContacts.push({ personId: occupant.personId, channel, value });
      }
    },
  };
}

function arrive(drafting: Drafting, row: HomeRow, homeId: string, person: HomeRowPerson): void {
  const id = drafting.newId();
  const { email: _email, phone: _phone, ...described } = person;
  drafting.plan.addPeople.push({ id, ...described });
  drafting.plan.addOccupancies.push({
    id: drafting.newId(),
    homeId,
    personId: id,
    capacity: row.capacity,
    from: row.livesThereFrom ?? row.completedOn ?? drafting.today,
    to: null,
  });
  for (const { channel, value } of contactsOf(person))
    drafting.plan.addContacts.push({ personId: id, channel, value });
}

function contactsOf(
  person: HomeRowPerson,
): { readonly channel: 'email' | 'phone'; readonly value: string; readonly key: string }[] {
  const phone = person.phone === null ? null : phoneKey(person.phone);
  return [
    ...(person.email === null
      ? []
      : [{ channel: 'email', value: person.email, key: emailKey(person.email) } as const]),
    ...(person.phone === null || phone === null
      ? []
      : [{ channel: 'phone', value: person.phone, key: phone } as const]),
  ];
}

const dayBefore = (date: LocalDate): LocalDate =>
  Temporal.PlainDate.from(date).subtract({ days: 1 }).toString();
