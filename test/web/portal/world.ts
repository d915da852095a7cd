import type { Pool } from 'pg';
import { askOfCase, type Request } from '../../../src/app/ask.ts';
import { newId } from '../../../src/app/ids.ts';
import { nextReference } from '../../../src/app/reference.ts';
import { publish } from '../../../src/app/rule-book.ts';
import type { PartyFacts } from '../../../src/domain/case/event.ts';
import type { CaseState } from '../../../src/domain/case/state.ts';
import type { OrganisationId } from '../../../src/store/organisation-id.ts';
import { inOrganisation } from '../../../src/store/transaction.ts';
import { shippedRulebook } from '../../kit/ground.ts';
import { anOrganisation, aPerson } from '../organisation.ts';
import { type Site, site } from '../site.ts';
import { Agent } from './agent.ts';

/** A maker with one client, one site, one home with its homeowner, and people to look after them. */
export interface World extends Site {
  readonly organisation: OrganisationId;
  readonly manager: string;
  readonly fitter: string;
  readonly homeId: string;
  readonly siteId: string;
  readonly clientId: string;
  readonly homeowner: PartyFacts;
  readonly client: PartyFacts;
}

const roles = [
  'care manager',
  'senior administrator',
  'administrator',
  'operations planner',
  'fitter',
  'site operative',
];

export async function world(pool: Pool): Promise<World> {
  const organisation = await anOrganisation(pool);
  const own = await site(pool);
  own.clock.set('2026-11-23T10:00:00Z');
  await publish(pool, organisation, shippedRulebook(), own.clock.now());
  const manager = await aPerson(pool, organisation, roles, 'priya@alder-finch.example');
  const fitter = await aPerson(pool, organisation, ['fitter'], 'marek@alder-finch.example');
  const id = () => newId(own.clock.now());
  const [clientId, siteId, homeId, personId, contactId] = [id(), id(), id(), id(), id()];
  const [ownerPoint, clientPoint] = [id(), id()];
  const all = [organisation];
  await inOrganisation(pool, organisation, async (tx) => {
    await tx.query('update staff set name = $3, phone = $4 where organisation_id = $1 and staff_id = $2', [
      organisation,
      manager,
      'Priya Nair',
      '01632 960 111',
    ]);
    await tx.query('update staff set name = $3 where organisation_id = $1 and staff_id = $2', [
      organisation,
      fitter,
      'Marek Nowak',
    ]);
    await tx.query('update organisation set duty_lead = $2, out_of_hours = $3 where organisation_id = $1', [
      organisation,
      manager,
      'Danger out of hours: 01632 960 199.',
    ]);
    await tx.query(
      `insert into client (organisation_id, client_id, code, name, kind, domains, tell_homeowner_not_ours, direct_reports, trading) values ($1, $2, 'NM', 'Northmoor Homes', 'house-builder', '{northmoor.example}', true, true, true)`,
      [...all, clientId],
    );
    await tx.query(
      `insert into client_key (organisation_id, kind, value, client_id) values ($1, 'domain', 'northmoor.example', $2), ($1, 'name', 'northmoor homes', $2)`,
      [...all, clientId],
    );
    await tx.query(
      `insert into site (organisation_id, site_id, client_id, code, name, postcodes, outcodes, area) values ($1, $2, $3, 'LA', 'The Larches', '{LS15 8AB}', '{LS15}', 'Yorkshire')`,
      [...all, siteId, clientId],
    );
    await tx.query(
      `insert into site_key (organisation_id, kind, value, site_id) values ($1, 'postcode', 'LS15 8AB', $2), ($1, 'outcode', 'LS15', $2), ($1, 'name', 'larches', $2)`,
      [...all, siteId],
    );
    await tx.query(
      `insert into home (organisation_id, home_id, site_id, plot, address, address_key, address_head, postcode) values ($1, $2, $3, '41', '7 Larch Way, Leeds', '7 larch way leeds', '7 larch way', 'LS15 8AB')`,
      [...all, homeId, siteId],
    );
    await tx.query(
      `insert into person (organisation_id, person_id, name, title, prefers, needs, safe_contact_only) values ($1, $2, 'Meera Patel', 'Mrs', 'email', '{}', false)`,
      [...all, personId],
    );
    await tx.query(
      `insert into occupancy (organisation_id, occupancy_id, home_id, person_id, capacity, from_date) values ($1, $2, $3, $4, 'owner', '2026-06-01')`,
      [...all, id(), homeId, personId],
    );
    await tx.query(
      `insert into client_contact (organisation_id, contact_id, client_id, name, post, from_date) values ($1, $2, $3, 'Gary Hollis', 'reporting', '2026-01-01')`,
      [...all, contactId, clientId],
    );
    await tx.query(
      `insert into contact_point (organisation_id, point_id, owner_kind, owner_id, channel, value, value_key, digest, added_at) values ($1, $2, 'person', $3, 'email', 'm.patel@mail.example', 'm.patel@mail.example', '', 0), ($1, $4, 'client contact', $5, 'email', 'gary.hollis@northmoor.example', 'gary.hollis@northmoor.example', '', 0)`,
      [...all, ownerPoint, personId, clientPoint, contactId],
    );
    await tx.query(
      `insert into named_contact (organisation_id, named_contact_id, client_id, staff_id, from_date) values ($1, $2, $3, $4, '2026-01-01')`,
      [...all, id(), clientId, manager],
    );
  });
  return {
    ...own,
    organisation,
    manager,
    fitter,
    homeId,
    siteId,
    clientId,
    homeowner: {
      partyId: id(),
      role: 'homeowner',
      personId,
      points: [{ id: ownerPoint, channel: 'email' }],
      confirmed: true,
    },
    client: {
      partyId: id(),
      role: 'client',
      post: 'reporting',
      personId: contactId,
      points: [{ id: clientPoint, channel: 'email' }],
      confirmed: true,
    },
  };
}

export interface Opened {
  readonly caseId: string;
  readonly reference: string;
  readonly items: readonly string[];
  readonly homeowner: PartyFacts;
  readonly client: PartyFacts;
}

/** A complete query of the homeowner about these things. */
export async function openQuery(
  at: World,
  said: readonly string[],
  more: readonly PartyFacts[] = [],
  details: readonly string[] = ['client', 'home', 'homeowner', 'contact', 'fault'],
): Promise<Opened> {
  const { ground, organisation } = at;
  const rules = await ground.rules.of(organisation);
  const force = rules.inForce.get('query');
  if (force === undefined) throw new Error('no standard is in force');
  const words = said.map((body) => ({ id: ground.newId(), body }));
  const items = words.map(({ id }) => ({ itemId: ground.newId(), product: null, fault: null, wordsId: id }));
  const caseId = ground.newId();
  const homeowner = { ...at.homeowner, partyId: ground.newId() };
  const client = { ...at.client, partyId: ground.newId() };
  const answer = await askOfCase(ground, organisation, {
    key: `open ${caseId}`,
    case: caseId,
    by: { kind: 'desk' },
    words,
    ask: {
      do: 'open case',
      data: {
        ...force,
        kind: 'query',
        reference: await nextReference(ground, organisation, 'CQ'),
        trackId: ground.newId(),
        receivedAt: at.clock.now(),
        homeId: at.homeId,
        siteId: at.siteId,
        clientId: at.clientId,
        parties: [homeowner, client, ...more],
        requesterId: homeowner.partyId,
        details,
        acknowledge: homeowner.partyId,
        danger: false,
        message: null,
        items,
      },
    },
  });
  if (!('done' in answer)) throw new Error(JSON.stringify(answer));
  return { caseId, reference: answer.reference, items: items.map(({ itemId }) => itemId), homeowner, client };
}

/** Staff make a move, with words for every ask that is text. */
export async function staffMove(
  at: World,
  { caseId, items }: Opened,
  move: string,
  fields: Record<string, unknown> = {},
  some: readonly string[] = items,
): Promise<void> {
  const { ground, organisation, manager } = at;
  const words: { id: string; body: string }[] = [];
  const facts: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fields)) {
    if (typeof value === 'string' && value.includes(' ')) {
      const id = ground.newId();
      words.push({ id, body: value });
      facts[name] = id;
    } else facts[name] = value;
  }
  const answer = await askOfCase(ground, organisation, {
    key: ground.newId(),
    case: caseId,
    by: { kind: 'staff', id: manager, roles },
    words,
    ask: { do: 'make move', data: { move, items: some, fields: facts } } as Request['ask'],
  });
  if (!('done' in answer)) throw new Error(`${move}: ${JSON.stringify(answer)}`);
}

export async function stateOf(at: World, caseId: string): Promise<CaseState> {
  const { rows } = await inOrganisation(at.ground.pool, at.organisation, (tx) =>
    tx.query<{ state: CaseState }>('select state from case_now where organisation_id = $1 and case_id = $2', [
      at.organisation,
      caseId,
    ]),
  );
  if (rows[0] === undefined) throw new Error('no such case');
  return rows[0].state;
}

/** Local London time as an instant: '2026-11-24 08:00'. */
export const at = (local: string): number =>
  Temporal.PlainDateTime.from(local.replace(' ', 'T')).toZonedDateTime('Europe/London').epochMilliseconds;

/** A query that waits for its customer's signature: what was said is answered with advice. */
export async function advised(
  here: World,
  said: readonly string[] = ['The door is chipped', 'A runner is missing'],
): Promise<Opened> {
  const opened = await openQuery(here, said);
  await staffMove(here, opened, 'register', { manager: here.manager });
  await staffMove(here, opened, 'advice given', { advice: 'Turn the screw by hand' });
  return opened;
}

/** A browser in which this party has opened their link. */
export async function agentOf(
  here: World,
  opened: Opened,
  party: PartyFacts = opened.homeowner,
): Promise<Agent> {
  const { cookie } = await here.asParty(here.organisation, opened.caseId, party.partyId);
  return new Agent(here.app, cookie);
}

export const wordsOf = (here: World, id: string): Promise<string | undefined> =>
  inOrganisation(here.ground.pool, here.organisation, async (tx) => {
    const { rows } = await tx.query<{ body: string }>(
      'select body from words where organisation_id = $1 and words_id = $2',
      [here.organisation, id],
    );
    return rows[0]?.body;
  });
