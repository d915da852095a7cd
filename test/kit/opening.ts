import type { Request } from '../../src/app/ask.ts';
import { nextReference } from '../../src/app/reference.ts';
import type { Asks } from '../../src/domain/case/command.ts';
import type { OrganisationId } from '../../src/store/organisation-id.ts';
import { inOrganisation } from '../../src/store/transaction.ts';
import { client, homeowner } from './case.ts';
import type { TestGround } from './ground.ts';

/** Stores the e-mail addresses of the kit's homeowner and client, whom openings bring along. */
export async function haveAddresses(
  { pool }: Pick<TestGround, 'pool'>,
  organisation: OrganisationId,
): Promise<void> {
  for (const [id, mail] of [
    [homeowner.points[0]?.id, 'm.patel@mail.example'],
    [client.points[0]?.id, 'care@northmoor.example'],
  ])
    await inOrganisation(pool, organisation, (tx) =>
      tx.query(
        `insert into contact_point (organisation_id, point_id, owner_kind, owner_id, channel, value, value_key, digest, added_at)
         values ($1, $2, 'person', $2, 'email', $3, $3, '\\x00', 0)`,
        [organisation, id, mail],
      ),
    );
}

/** What opening a complete query of the kit's homeowner asks, but for `more`: two calls with one key ask the same of two ids. */
export async function opening(
  ground: TestGround,
  organisation: OrganisationId,
  key: string,
  more: Partial<Asks['open case']> = {},
): Promise<Request> {
  const force = (await ground.rules.of(organisation)).inForce.get('query');
  if (force === undefined) throw new Error('nothing is in force');
  const wordsId = ground.newId();
  const requesterId = homeowner.partyId;
  return {
    key,
    case: ground.newId(),
    by: { kind: 'desk' },
    words: [{ id: wordsId, body: 'the drawer under the hob will not shut' }],
    ask: {
      do: 'open case',
      data: {
        ...force,
        kind: 'query',
        reference: await nextReference(ground, organisation, 'CQ'),
        trackId: ground.newId(),
        receivedAt: await ground.now(organisation),
        homeId: null,
        siteId: null,
        clientId: null,
        parties: [homeowner, client],
        requesterId,
        details: ['client', 'home', 'homeowner', 'contact', 'fault'],
        acknowledge: requesterId,
        danger: false,
        message: null,
        items: [{ itemId: ground.newId(), product: null, fault: null, wordsId }],
        ...more,
      },
    },
  };
}
