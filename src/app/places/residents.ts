import type { Refusal } from '../../domain/case/command.ts';
import type { LocalDate } from '../../domain/time/types.ts';
import { addPoints, endPoints, type NewPoint, pointsOf } from '../../store/contact-point.ts';
import { addOccupancies, endOccupancies, occupanciesOfHome } from '../../store/occupancy.ts';
import type { OrganisationId } from '../../store/organisation-id.ts';
import { addPeople, changePeople, type NewPerson } from '../../store/person.ts';
import { inOrganisation } from '../../store/transaction.ts';
import type { Ground } from '../ground.ts';
import { pointFor } from '../intake/points.ts';

type Making = Pick<Ground, 'pool' | 'newId' | 'now' | 'secret'>;

export type Described = Omit<NewPerson, 'id'> & {
  readonly email: string | null;
  readonly phone: string | null;
};

const dayBefore = (date: LocalDate): LocalDate =>
  Temporal.PlainDate.from(date).subtract({ days: 1 }).toString();

/** Somebody moves in on a day; `alone`: whoever lived there moves out the day before (the home was sold). */
export async function moveIn(
  ground: Making,
  organisation: OrganisationId,
  homeId: string,
  person: Described,
  how: { readonly from: LocalDate; readonly capacity: string; readonly alone: boolean },
): Promise<{ readonly id: string } | Refusal> {
  if (person.name.trim() === '') return { refused: 'Give their name', about: 'name' };
  const { email, phone, ...described } = person;
  const id = ground.newId();
  const reached = reachedBy(ground, id, email, phone, await ground.now(organisation));
  if ('refused' in reached) return reached;
  return inOrganisation(ground.pool, organisation, async (tx) => {
    const there = (await occupanciesOfHome(tx, organisation, homeId)).filter(
      ({ to }) => to === null || to >= how.from,
    );
    if (how.alone && there.some(({ from }) => from >= how.from))
      return { refused: 'Somebody moved in on that day or later', about: 'from' };
    if (how.alone)
      await endOccupancies(
        tx,
        organisation,
        there.map(({ id }) => ({ id, to: dayBefore(how.from) })),
      );
    await addPeople(tx, organisation, [{ id, ...described, name: person.name.trim() }]);
    await addOccupancies(tx, organisation, [
      { id: ground.newId(), homeId, personId: id, capacity: how.capacity, from: how.from, to: null },
    ]);
    await addPoints(tx, organisation, reached);
    return { id };
  });
}

/** A last day on which somebody lives there. Refused where they do not, or moved in later. */
export async function moveOut(
  ground: Pick<Ground, 'pool'>,
  organisation: OrganisationId,
  homeId: string,
  personId: string,
  to: LocalDate,
): Promise<Refusal | null> {
  return inOrganisation(ground.pool, organisation, async (tx) => {
    const one = (await occupanciesOfHome(tx, organisation, homeId)).find(
      (row) => row.personId === personId && row.to === null,
    );
    if (one === undefined) return { refused: 'They do not live there', about: 'personId' };
    if (to < one.from) return { refused: `They moved in on ${one.from}`, about: 'to' };
    await endOccupancies(tx, organisation, [{ id: one.id, to }]);
    return null;
  });
}

/** Describes a person anew. A new address or number replaces the one of its channel; an empty one leaves it. */
export async function describePerson(
  ground: Making,
  organisation: OrganisationId,
  personId: string,
  person: Described,
): Promise<Refusal | null> {
  if (person.name.trim() === '') return { refused: 'Give their name', about: 'name' };
  const now = await ground.now(organisation);
  const { email, phone, ...described } = person;
  const reached = reachedBy(ground, personId, email, phone, now);
  if ('refused' in reached) return reached;
  return inOrganisation(ground.pool, organisation, async (tx) => {
    await changePeople(tx, organisation, [{ id: personId, ...described, name: person.name.trim() }]);
    const known = await pointsOf(tx, organisation, [personId]);
    const fresh = reached.filter(
      ({ channel, key }) => !known.some((one) => one.channel === channel && one.key === key),
    );
    const ended = known.filter(({ channel }) => fresh.some((one) => one.channel === channel));
    await endPoints(
      tx,
      organisation,
      ended.map(({ id }) => id),
      now,
    );
    await addPoints(tx, organisation, fresh);
    return null;
  });
}

/** The address and number as they are stored; refused where one of them cannot be used. */
function reachedBy(
  ground: Making,
  personId: string,
  email: string | null,
  phone: string | null,
  now: number,
): NewPoint[] | Refusal {
  const points: NewPoint[] = [];
  for (const [channel, value] of [
    ['email', email],
    ['phone', phone],
  ] as const) {
    if (value === null || value.trim() === '') continue;
    const point = pointFor(ground, { kind: 'person', id: personId }, channel, value, now);
    if (point === null) return { refused: `"${value}" cannot be used to reach them`, about: channel };
    points.push(point);
  }
  return points;
}
