import assert from 'node:assert/strict';
import { test } from 'node:test';
import pg from 'pg';
import { placeMentions } from '../../src/domain/places/mentions.ts';
import { placeHits } from '../../src/store/reads/places.ts';
import { senderBefore, twinsOf } from '../../src/store/reads/saved-messages.ts';
import { sendByMailId } from '../../src/store/reads/send-by-mail-id.ts';
import { senderRows } from '../../src/store/reads/sender.ts';
import { meantCases } from '../../src/store/reads/thread-cases.ts';
import { inOrganisation, type Transaction } from '../../src/store/transaction.ts';
import { database } from '../kit/database.ts';
import { aDesk } from './desk.ts';

const db = await database();
const desk = await aDesk(db);
const id = desk.ground.newId();

// Enough of everything that the planner would rather use an index than read it all.
await desk.rows(
  `insert into site (organisation_id, site_id, client_id, code, name, postcodes, outcodes, area)
  select $1, gen_random_uuid(), client_id, 'test-' || n, 'Test ' || n, '{}', '{}', 'Yorkshire'
    from generate_series(1, 200) n, (select client_id from client where organisation_id = $1 and code = 'northmoor-homes') c`,
);
await desk.rows(
  `insert into home (organisation_id, home_id, site_id, plot, address, address_key, address_head, postcode)
  select $1, gen_random_uuid(), site_id, n, n || ' Test Road', n || ' test road', n || ' test road', 'ZE1 0AA'
    from site, generate_series(1, 60) n where organisation_id = $1 and code like 'test-%'`,
);
await desk.rows(
  `insert into send (organisation_id, send_id, letter, wording, channel, subject, body, status, mail_id, mail_references, null_sender,
     attachments, not_before, tries, queued_at, untold, handed)
  select $1, gen_random_uuid(), 'registered', 'w', 'email', '', '', 'sent', '<s' || n || '@x>', '{}', false, '[]', 0, 0, n, false, true from generate_series(1, 20000) n`,
);
await desk.rows(`insert into contact_point (organisation_id, point_id, owner_kind, owner_id, channel, value, value_key, digest, added_at)
  select $1, gen_random_uuid(), 'person', gen_random_uuid(), 'email', n || '@x.example', n || '@x.example', '', 0 from generate_series(1, 20000) n`);
await desk.rows(`insert into message (organisation_id, message_id, channel, direction, mail_id, digest, received_at, sender_key, automatic, status, why, flags, seen, tries)
  select $1, gen_random_uuid(), 'email', 'in', '<' || n || '@x>', n::text::bytea, n, n || '@x.example', false, 'filed', '', '{}', '{}', 0 from generate_series(1, 20000) n`);
await desk.rows(`insert into case_now (organisation_id, case_id, reference, standard, seq, fold, open, stage, needs_person, received_at, failures, state)
  select $1, gen_random_uuid(), 'CQ-' || (100000 + n), 'after-care@1', 1, 1, true, 'received', 0, n, 0, '{"links": [], "details": [], "items": []}' from generate_series(1, 20000) n`);
await desk.rows(`insert into case_party (organisation_id, case_id, party_id, role, confirmed)
  select organisation_id, case_id, gen_random_uuid(), 'homeowner', true from case_now where organisation_id = $1`);
await desk.rows(
  `insert into person (organisation_id, person_id, name, prefers, needs, safe_contact_only)
  select $1, owner_id, 'Person', 'email', '{}', false from contact_point where organisation_id = $1 and value_key like '%@x.example'`,
);
await desk.rows(
  `insert into occupancy (organisation_id, occupancy_id, home_id, person_id, capacity, from_date)
  select $1, gen_random_uuid(), (select home_id from home where organisation_id = $1 limit 1), owner_id, 'homeowner', '2026-01-01'
    from contact_point where organisation_id = $1 and value_key like '%@x.example'`,
);
const owner = new pg.Client({ connectionString: db.administratorUrl });
await owner.connect();
await owner.query('analyze');
await owner.end();

const [client] = await desk.rows<{ id: string }>(
  `select client_id as id from client where organisation_id = $1 and code = 'northmoor-homes'`,
);

/** What PostgreSQL would do for a query, as the app role under row-level security. */
async function planned(ask: (tx: Transaction) => Promise<unknown>): Promise<string> {
  let plan = '';
  await inOrganisation(db.app, desk.organisation, async (tx) => {
    const explaining = {
      query: async (sql: string, values: readonly unknown[]) => {
        const { rows } = await tx.query<{ 'QUERY PLAN': string }>(`explain ${sql}`, [...values]);
        plan = rows.map((row) => row['QUERY PLAN']).join('\n');
        throw new Error('explained');
      },
    };
    await ask(explaining as unknown as Transaction).catch((error: Error) => {
      if (error.message !== 'explained') throw error;
    });
  });
  return plan;
}

const large = /Seq Scan on (home|contact_point|message|send|case_now|case_party|occupancy|person)\b/;

const asked: Readonly<Record<string, (tx: Transaction) => Promise<unknown>>> = {
  'who a sender is': (tx) => senderRows(tx, desk.organisation, '77@x.example', 'x.example', '2026-11-23'),
  'which cases a mail means': (tx) =>
    meantCases(tx, desk.organisation, {
      signedReference: 'CQ-100007',
      mailIds: ['<7@x>'],
      references: ['CQ-100008'],
      senderIds: [id],
      homeIds: [id],
    }),
  'which home is meant': (tx) =>
    placeHits(tx, desk.organisation, {
      ...placeMentions('plot 41 at The Larches, 77 Test Road, number 7, LS15 8ZZ'),
      clients: [client?.id ?? ''],
      homes: [id],
    }),
  'whether a message came before': (tx) => twinsOf(tx, desk.organisation, id, '<7@x>', 'aa'),
  'whether the sender has an earlier one': (tx) => senderBefore(tx, desk.organisation, '7@x.example', 5, id),
  'which letter came back': (tx) => sendByMailId(tx, desk.organisation, '<7@x>'),
};

for (const [what, ask] of Object.entries(asked)) {
  test(`${what} is looked up by an index, under row-level security`, async () => {
    const plan = await planned(ask);
    assert.notEqual(plan, '');
    assert.doesNotMatch(plan, large, plan);
  });
}
