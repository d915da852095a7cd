import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sendOrganisation } from '../../src/app/send.ts';
import type { Letter, SendOutcome } from '../../src/channels/port.ts';
import { claimSends } from '../../src/store/send.ts';
import { inOrganisation } from '../../src/store/transaction.ts';
import { at } from '../kit/case.ts';
import { database } from '../kit/database.ts';
import { aDesk, type Desk, isDone } from './desk.ts';

const db = await database();
const start = at('2026-11-23 10:00');
const minutes = (n: number): number => start + n * 60_000;

interface Relay {
  readonly gone: string[];
  turn(now: number, answer?: () => Promise<SendOutcome>): Promise<void>;
}

/** A relay that notes each letter it took, whether or not the worker lives to hear its answer. */
function relayOf({ ground, organisation }: Desk): Relay {
  const gone: string[] = [];
  const sent = async (): Promise<SendOutcome> => ({ sent: '250 ok' });
  return {
    gone,
    turn: async (now, answer = sent) => {
      ground.set(now);
      const send = (letter: Letter): Promise<SendOutcome> => {
        gone.push(letter.messageId);
        return answer();
      };
      await sendOrganisation(ground, { send }, organisation, now);
    },
  };
}

/** The worker dies with the letter handed over: nobody hears the relay's answer. */
const killed = (): Promise<SendOutcome> => Promise.reject(new Error('killed'));

/** It dies when the relay has `count` letters in hand. */
function killedWith(count: number): () => Promise<SendOutcome> {
  const { promise, reject } = Promise.withResolvers<SendOutcome>();
  let inHand = 0;
  return () => {
    inHand += 1;
    if (inHand === count) reject(new Error('killed'));
    return promise;
  };
}

const letter = async (desk: Desk, caseId: string, named: string) =>
  (
    await desk.rows<{ status: string; mail_id: string; tries: number; untold: boolean }>(
      'select status, mail_id, tries, untold from send where organisation_id = $1 and case_id = $2 and letter = $3',
      [caseId, named],
    )
  )[0] ?? assert.fail(`no letter ${named}`);

const acknowledgement = 'acknowledgement';

test('killed before the letter was handed over, it is sent once when the claim has run out', async () => {
  const desk = await aDesk(db.app, start);
  const relay = relayOf(desk);
  const { id } = await desk.open('before');
  const claimed = await inOrganisation(db.app, desk.organisation, (tx) =>
    claimSends(tx, desk.organisation, start, 20),
  );
  assert.equal(claimed.length, 1);
  await relay.turn(minutes(1));
  assert.deepEqual(relay.gone, []);
  await relay.turn(minutes(3));
  await relay.turn(minutes(6));
  assert.equal(relay.gone.length, 1);
  assert.equal((await letter(desk, id, acknowledgement)).status, 'sent');
});

test('killed after it was handed over, an acknowledgement is repeated once with the same Message-ID', async () => {
  const desk = await aDesk(db.app, start);
  const relay = relayOf(desk);
  const { id } = await desk.open('after');
  await assert.rejects(relay.turn(start, killed), /killed/);
  await relay.turn(minutes(3));
  await relay.turn(minutes(6));
  await relay.turn(minutes(9));
  const { status, mail_id, tries } = await letter(desk, id, acknowledgement);
  assert.deepEqual([status, tries], ['sent', 2]);
  assert.deepEqual(relay.gone, [mail_id, mail_id]);
});

test('lost a second time it is not tried a third: its outcome is unknown, and the case is told', async () => {
  const desk = await aDesk(db.app, start);
  const relay = relayOf(desk);
  const { id } = await desk.open('twice');
  await assert.rejects(relay.turn(start, killed), /killed/);
  // The turn that finds the claim run out queues it again; the same or the next one sends it.
  let dead = 0;
  for (let n = 3; n < 12; n += 3)
    await relay.turn(minutes(n), killed).catch(() => {
      dead += 1;
    });
  assert.equal(dead, 1);
  for (let n = 15; n < 30; n += 3) await relay.turn(minutes(n));
  assert.equal(relay.gone.length, 2);
  const row = await letter(desk, id, acknowledgement);
  assert.deepEqual([row.status, row.untold], ['unknown', false]);
  const told = (await desk.events(id)).filter((event) => event.type === 'letter known');
  assert.deepEqual(
    told.map((event) => event.data.outcome),
    ['unknown'],
  );
});

test('any other letter that was lost is not repeated: nobody knows whether it went, and a person decides', async () => {
  const desk = await aDesk(db.app, start);
  const relay = relayOf(desk);
  const opened = await desk.open('attempt');
  await relay.turn(start);
  await desk.awaitAnswer(opened);
  await desk.wake();
  const due = await desk.rows('select 1 from send where organisation_id = $1 and status = $2', ['queued']);
  await assert.rejects(relay.turn(minutes(1), killedWith(due.length)), /killed/);
  for (let n = 4; n < 40; n += 3) await relay.turn(minutes(n));
  const lost = await desk.rows<{ mail_id: string }>(
    `select mail_id from send where organisation_id = $1 and status = 'unknown' and not null_sender`,
  );
  assert.ok(lost.length >= 1);
  for (const { mail_id } of lost) assert.equal(relay.gone.filter((one) => one === mail_id).length, 1);
  const events = await desk.events(opened.id);
  assert.ok(events.some((event) => event.type === 'letter known' && event.data.outcome === 'unknown'));
  assert.ok(events.some((event) => event.type === 'exception raised'));
  const counted = events.filter((event) => event.type === 'attempt known');
  assert.ok(
    !counted.some((event) => event.data.outcome === 'delivered'),
    'an unknown attempt counts as none',
  );
});

test('an acknowledgement that bounces takes its promise back: the duty to acknowledge is open again', async () => {
  const desk = await aDesk(db.app, start);
  const relay = relayOf(desk);
  const { id } = await desk.open('bounces');
  await relay.turn(start);
  const [row] = await desk.rows<{ send_id: string }>(
    'select send_id from send where organisation_id = $1 and case_id = $2',
    [id],
  );
  isDone(
    await desk.ask({
      key: 'bounce',
      case: id,
      by: { kind: 'desk' },
      ask: { do: 'know letter', data: { sendId: row?.send_id ?? '', outcome: 'bounced' } },
    }),
  );
  const events = await desk.events(id);
  assert.ok(events.some((event) => event.type === 'contact point dead'));
  assert.ok(events.some((event) => event.type === 'promise reopened'));
});
