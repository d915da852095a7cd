import assert from 'node:assert/strict';
import { test } from 'node:test';
import { claimDueCases } from '../../src/store/case/claim.ts';
import { claimSaved, saveMessage } from '../../src/store/message.ts';
import { claimSends } from '../../src/store/send.ts';
import { inOrganisation, type Transaction } from '../../src/store/transaction.ts';
import { at } from '../kit/case.ts';
import { database } from '../kit/database.ts';
import { aDesk } from './desk.ts';

const db = await database();
const now = at('2026-11-23 10:00');
const desk = await aDesk(db.app, now);
const { ground, organisation } = desk;
for (let n = 0; n < 4; n += 1) {
  await desk.open(`case ${n}`);
  const rawSha256 = n.toString(16).padStart(64, '0');
  await inOrganisation(db.app, organisation, (tx) =>
    saveMessage(tx, organisation, { id: ground.newId(), channel: 'email', rawSha256, receivedAt: now }),
  );
}

/** What a second worker gets while the first one's transaction is still open. */
async function bothClaim(claim: (tx: Transaction) => Promise<string[]>): Promise<[string[], string[]]> {
  return inOrganisation(db.app, organisation, async (first) => {
    const mine = await claim(first);
    const theirs = await inOrganisation(db.app, organisation, async (second) => {
      await second.query(`set local lock_timeout = '1s'`);
      return claim(second);
    });
    return [mine, theirs];
  });
}

const claims: [string, (tx: Transaction) => Promise<string[]>][] = [
  [
    'due cases',
    async (tx) =>
      (await claimDueCases(tx, organisation, now + 40 * 86_400_000, 2)).map(({ caseId }) => caseId),
  ],
  ['letters', async (tx) => (await claimSends(tx, organisation, now, 2)).map((letter) => letter.sendId)],
  [
    'messages',
    async (tx) => (await claimSaved(tx, organisation, now, now + 1_000, 2)).map((message) => message.id),
  ],
];

for (const [what, claim] of claims) {
  test(`${what} that one worker has claimed are passed over by another, which waits for nobody`, async () => {
    const [mine, theirs] = await bothClaim(claim);
    assert.deepEqual([mine.length, theirs.length], [2, 2]);
    assert.equal(new Set([...mine, ...theirs]).size, 4);
  });
}
