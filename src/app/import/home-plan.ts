import { emailKey, phoneKey } from '../../domain/people/contact-key.ts';
import { addressHead, addressKey } from '../../domain/places/address-key.ts';
import type { LocalDate } from '../../domain/time/types.ts';
import type { PointOf } from '../../store/contact-point.ts';
import type { Home } from '../../store/home.ts';
import type { Occupancy, Occupant } from '../../store/occupancy.ts';
import type { NewPerson } from '../../store/person.ts';
import type { Refused } from './csv.ts';
import { type Book, placeRow, type Standing } from './home-book.ts';
import type { HomeRow, HomeRowPerson } from './home-row.ts';

/** What is recorded of the homes of the sites that a file speaks of. */
export interface Recorded {
  readonly homes: readonly Home[];
  readonly occupants: readonly Occupant[];
  readonly points: readonly PointOf[];
}

export interface NewContact {
  readonly personId: string;
  readonly channel: 'email' | 'phone';
  readonly value: string;
}

/** What a file changes; nothing of it is written yet. */
export interface HomesPlan {
  readonly homes: readonly (Home & {
    readonly addressKey: string | null;
    readonly addressHead: string | null;
  })[];
  readonly addPeople: readonly NewPerson[];
  readonly changePeople: readonly NewPerson[];
  readonly addOccupancies: readonly Occupancy[];
  readonly endOccupancies: readonly { readonly id: string; readonly to: LocalDate }[];
  readonly addContacts: readonly NewContact[];
  readonly endContacts: readonly string[];
  readonly added: number;
  readonly changed: number;
  readonly same: number;
  readonly refused: readonly Refused[];
}

interface Drafting {
  readonly book: Book;
  readonly newId: () => string;
  readonly today: LocalDate;
  readonly byPlot: Map<string, Home>;
  readonly byAddress: Map<string, Home>;
  readonly seen: Map<string, number>;
  readonly occupants: Map<string, Occupant[]>;
  readonly points: Map<string, PointOf[]>;
  readonly plan: {
    -readonly [K in keyof HomesPlan]: HomesPlan[K] extends readonly (infer R)[] ? R[] : HomesPlan[K];
  };
}

/**
 * Holds each row against what is recorded and answers what would change. Pure but for new ids. The same file a second
 * time changes nothing. A home is known by its plot on its site, else by its address; two rows for one home are refused.
 */
export function planHomes(
  rows: readonly HomeRow[],
  book: Book,
  recorded: Recorded,
  today: LocalDate,
  newId: () => string,
): HomesPlan {
  const drafting: Drafting = {
    book,
    newId,
    today,
    byPlot: new Map(
      recorded.homes.flatMap((home) =>
        home.plot === null ? [] : [[plotKey(home.siteId, home.plot), home] as const],
      ),
    ),
    byAddress: new Map(
      recorded.homes.flatMap((home) =>
        home.address === null ? [] : [[placeKey(home.siteId, home.address), home] as const],
      ),
    ),
    seen: new Map(),
    occupants: Map.groupBy(recorded.occupants, ({ homeId }) => homeId),
    points: Map.groupBy(recorded.points, ({ ownerId }) => ownerId),
    plan: {
      homes: [],
      addPeople: [],
      changePeople: [],
      addOccupancies: [],
      endOccupancies: [],
      addContacts: [],
      endContacts: [],
      added: 0,
      changed: 0,
      same: 0,
      refused: [],
    },
  };
  for (const row of rows) {
    const outcome = takeRow(drafting, row);
    if (typeof outcome === 'string') drafting.plan[outcome] += 1;
    else drafting.plan.refused.push({ line: row.line, why: outcome.why });
  }
  return drafting.plan;
}

const plotKey = (siteId: string, plot: string): string => `${siteId} ${plot.toLowerCase()}`;
const placeKey = (siteId: string, address: string): string => `${siteId} ${addressKey(address)}`;

function takeRow(drafting: Drafting, row: HomeRow): Standing | { readonly why: string } {
  const placed = placeRow(drafting.book, row, drafting.newId);
  if ('why' in placed) return placed;
  const siteId = placed.site.id;
  const byPlot = row.plot === null ? undefined : drafting.byPlot.get(plotKey(siteId, row.plot));
  const byAddress = row.address === null ? undefined : drafting.byAddress.get(placeKey(siteId, row.address));
  if (byPlot !== undefined && byAddress !== undefined && byPlot.id !== byAddress.id) {
    return { why: `Plot ${row.plot} and the address "${row.address}" are two different homes here` };
  }
  const known = byPlot ?? byAddress;
  if (
    known !== undefined &&
    byPlot === undefined &&
    known.plot !== null &&
    row.plot !== null &&
    known.plot.toLowerCase() !== row.plot.toLowerCase()
  ) {
    return { why: `The address "${row.address}" is recorded as plot ${known.plot}, not ${row.plot}` };
  }
  const home: Home = {
    id: known?.id ?? drafting.newId(),
    siteId,
    plot: row.plot ?? known?.plot ?? null,
    address: row.address ?? known?.address ?? null,
    postcode: row.postcode ?? known?.postcode ?? null,
    uprn: row.uprn ?? known?.uprn ?? null,
    completedOn: row.completedOn ?? known?.completedOn ?? null,
  };
  const before = drafting.seen.get(home.id);
  if (before !== undefined)
    return {
      why: `This home is in line ${before} already; a second homeowner goes into "homeowner 2" of that line`,
    };
  const people = whoLivesThere(drafting, row, home.id);
  if ('why' in people) return people;
  drafting.seen.set(home.id, row.line);
  placed.keep();
  const changed = JSON.stringify(known) !== JSON.stringify(home);
  if (changed) {
    drafting.plan.homes.push({
      ...home,
      addressKey: home.address === null ? null : addressKey(home.address),
      addressHead: home.address === null ? null : addressHead(home.address),
    });
    if (home.plot !== null) drafting.byPlot.set(plotKey(siteId, home.plot), home);
    if (home.address !== null) drafting.byAddress.set(placeKey(siteId, home.address), home);
  }
  people.apply();
  if (known === undefined) return 'added';
  return changed || people.changes || placed.standing !== 'same' ? 'changed' : 'same';
}

/** Works out residents before anything is drafted, so that a refused row leaves nothing behind. */
function whoLivesThere(
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
