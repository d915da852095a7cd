import assert from 'node:assert/strict';
import { rebuild } from '../../src/app/rebuild.ts';
import type { OrganisationId } from '../../src/store/organisation-id.ts';
import { rowsOf } from '../faults/desk.ts';
import type { TestGround } from '../kit/ground.ts';
import type { SunkMail } from '../kit/smtp-sink.ts';
import type { Journal } from './journal.ts';

interface Place {
  readonly ground: TestGround;
  readonly organisation: OrganisationId;
}

/** Everything that was answered is there, once; what was asked and never answered is there once or not at all. */
export async function nothingLostNothingTwice(
  { ground, organisation }: Place,
  journal: Journal,
): Promise<void> {
  const cases = await rowsOf<{ told: string; reference: string }>(
    ground.pool,
    organisation,
    `select r.value as told, c.reference from case_reference r join case_now c using (organisation_id, case_id)
      where r.organisation_id = $1 and r.value like 'NM-%'`,
  );
  const byTold = Map.groupBy(cases, (row) => row.told.replace(/^NM-/, ''));
  for (const [told, found] of byTold) {
    assert.equal(found.length, 1, `${told} opened ${found.length} cases`);
    assert.ok(journal.asked.has(told), `${told} was never asked`);
  }
  const mails = await rowsOf<{ status: string; raw: Buffer }>(
    ground.pool,
    organisation,
    `select m.status, f.body as raw from message m
       join file f on f.organisation_id = $1 and f.sha256 = m.raw_sha256
      where m.organisation_id = $1 and m.direction = 'in'`,
  );
  const idOf = (raw: Buffer): string => /^message-id: *(<[^>]+>)/im.exec(raw.toString('latin1'))?.[1] ?? '';
  const byId = Map.groupBy(mails, (row) => idOf(row.raw));
  // A mail that was handed over twice, because its first answer was lost, is two until it is taken in.
  for (const [id, found] of byId)
    assert.ok(found.filter(({ status }) => status !== 'saved').length <= 1, `${id} was taken in twice`);
  for (const { by, id, reference } of journal.answered) {
    if (by === 'smtp') assert.ok(byId.has(id), `${id} was answered for and is lost`);
    else assert.equal(byTold.get(id)?.[0]?.reference, reference, `${id} was answered for and is lost`);
  }
}

/** No letter reached the relay twice, but an acknowledgement that is marked as repeated; none is called sent that did not. */
export async function noLetterTwice(
  { ground, organisation }: Place,
  mails: readonly SunkMail[],
): Promise<void> {
  const sends = await rowsOf<{ mail_id: string; status: string; tries: number; null_sender: boolean }>(
    ground.pool,
    organisation,
    'select mail_id, status, tries, null_sender from send where organisation_id = $1',
  );
  const known = new Map(sends.map((row) => [row.mail_id, row]));
  const gone = Map.groupBy(mails, ({ mail }) => mail.messageId ?? '');
  for (const [id, copies] of gone) {
    const row = known.get(id) ?? assert.fail(`a letter went that no row tells of: ${id}`);
    const most = row.null_sender && row.tries > 1 ? 2 : 1;
    assert.ok(copies.length <= most, `${id} went ${copies.length} times, in ${row.tries} tries`);
  }
  for (const row of sends)
    if (row.status === 'sent') assert.ok(gone.has(row.mail_id), `${row.mail_id} never went`);
}

/** Projections as their events tell them, events numbered without a gap, and time goes on for every open case. */
export async function soundAndAwake({ ground, organisation }: Place): Promise<number> {
  const { cases, differences } = await rebuild(ground, organisation, false);
  assert.deepEqual(differences, []);
  const rows = <T extends object>(sql: string) => rowsOf<T>(ground.pool, organisation, sql);
  const gaps = await rows(
    'select case_id from case_event where organisation_id = $1 group by case_id having count(*) <> max(seq) or min(seq) <> 1',
  );
  assert.deepEqual(gaps, []);
  const still = await rows(
    'select case_id from case_now where organisation_id = $1 and open and wake_at is null',
  );
  assert.deepEqual(still, []);
  const [hand] = await rows<{ late: boolean }>(
    `select next_wake is null or next_wake > (select min(wake_at) from case_now where organisation_id = $1) + 20000 as late
       from route_work where organisation_id = $1`,
  );
  assert.equal(hand?.late, false, 'the hand of the clock stands behind a moment that is due');
  return cases;
}
