import assert from 'node:assert/strict';
import { test } from 'node:test';
import { askOfCase } from '../../src/app/ask.ts';
import { caseOfParty } from '../../src/app/customer/party.ts';
import { customerSays } from '../../src/app/customer/say.ts';
import { customerView } from '../../src/app/customer/view.ts';
import { mergeInto, unmerge } from '../../src/app/desk/merge.ts';
import { search } from '../../src/app/desk/search.ts';
import { sendOrganisation } from '../../src/app/send.ts';
import type { Author } from '../../src/domain/case/event.ts';
import { casePageRows } from '../../src/store/reads/case-page.ts';
import { inOrganisation } from '../../src/store/transaction.ts';
import { aDesk, type Desk } from '../intake/desk.ts';
import { at } from '../kit/case.ts';
import { database } from '../kit/database.ts';

const db = await database();
const site = 'Gary Stone <site.site@northmoorhomes.example>';
const office = 'Customer Care <customercare@northmoorhomes.example>';

/** A site manager and his office report the same fault, the office with a number of its own. */
async function twoReports() {
  const desk = await aDesk(db, '2026-11-23 09:10');
  const first = await desk.hear({
    from: site,
    text: 'Plot 41 The Larches, door of the corner unit chipped.',
  });
  desk.ground.set(at('2026-11-23 11:00'));
  const second = await desk.hear({
    from: office,
    text: 'Plot 41 The Larches door damaged, please sort. Our ref NM-99.',
  });
  const [kept, merged] = [await desk.caseOf(first.caseId), await desk.caseOf(second.caseId)];
  const by: Author = { kind: 'staff', id: desk.ground.newId(), roles: ['administrator'] };
  await post(desk);
  const base = { key: 'merge', case: merged.id, by };
  return { desk, kept, merged, by, base };
}

const post = async (desk: Desk): Promise<void> => {
  const relay = { send: async () => ({ sent: '250 ok' }) };
  const { ground, organisation } = desk;
  for (let turn = 0; turn < 4; turn += 1)
    await sendOrganisation(ground, relay, organisation, await ground.now(organisation));
};

const merge = async ({ desk, base, kept }: Awaited<ReturnType<typeof twoReports>>): Promise<void> => {
  const answer = await mergeInto(desk.ground, desk.organisation, base, kept.reference);
  assert.ok('done' in answer, JSON.stringify(answer));
};

test('whoever reported the merged case is told both numbers, who looks after it and what comes next', async () => {
  const story = await twoReports();
  const { desk, kept, merged } = story;
  await merge(story);
  const letter = (await desk.sent(kept.id)).find((row) => row.letter.includes('another number'));
  assert.equal(letter?.recipient, 'customercare@northmoorhomes.example');
  for (const words of [kept.reference, merged.reference, 'NM-99', 'What happens next: We register the query'])
    assert.ok(letter?.body.includes(words), `${words} in: ${letter?.body}`);
  assert.match(letter?.body ?? '', /looks after it/);
  assert.match(letter?.body ?? '', /or ring .+ on [\d ]+/);
  assert.ok(!(await desk.sent(merged.id)).some((row) => row.letter.includes('another number')));
});

test('the question whether the two are one is answered on both, and asked again once they are taken apart', async () => {
  const story = await twoReports();
  const { desk, kept, merged, base } = story;
  const asks = (abouts: readonly string[]): boolean => abouts.some((about) => about.includes('may repeat'));
  assert.ok(asks(await desk.abouts(merged.id)));
  await merge(story);
  assert.ok(!asks(await desk.abouts(merged.id)));
  assert.ok(!asks(await desk.abouts(kept.id)));
  const before = { ...merged, seq: 0 };
  const answer = await unmerge(desk.ground, desk.organisation, { ...base, key: 'apart' });
  assert.ok('done' in answer);
  assert.ok(asks(await desk.abouts(merged.id)));
  const { tracks, items, promises, exceptions } = await desk.caseOf(merged.id);
  assert.deepEqual(
    { tracks, items, exceptions, due: promises.map((row) => [row.promise, row.clock.due]) },
    {
      tracks: before.tracks,
      items: before.items,
      exceptions: before.exceptions,
      due: before.promises.map((row) => [row.promise, row.clock.due]),
    },
  );
  assert.deepEqual((await desk.caseOf(kept.id)).parties, kept.parties);
});

test('the client’s own number of the merged case is shown and found on the kept one, until they are taken apart', async () => {
  const story = await twoReports();
  const { desk, kept, merged, base } = story;
  const shown = async () =>
    (
      await inOrganisation(db.app, desk.organisation, (tx) =>
        casePageRows(tx, desk.organisation, kept.reference),
      )
    )?.references.map((row) => row.value) ?? [];
  const found = async (text: string) =>
    (await search(desk.ground, desk.organisation, text)).cases.map((row) => row.reference).toSorted();
  await merge(story);
  assert.deepEqual(await shown(), ['NM-99']);
  assert.deepEqual(await found('NM-99'), [kept.reference, merged.reference]);
  assert.deepEqual(await found(merged.reference), [kept.reference, merged.reference]);
  await unmerge(desk.ground, desk.organisation, { ...base, key: 'apart' });
  assert.deepEqual(await shown(), []);
  assert.deepEqual(await found('NM-99'), [merged.reference]);
});

test('what is said later on the merged case, by mail or on its page, is filed on the kept one', async () => {
  const story = await twoReports();
  const { desk, kept, merged } = story;
  const { ground, organisation } = desk;
  await merge(story);
  const mailed = await desk.hear({ from: office, text: `Any news on ${merged.reference}?` });
  assert.equal(mailed.caseId, kept.id);
  const party = merged.requesterId ?? '';
  assert.equal((await customerView(ground, organisation, merged.id, party))?.reference, kept.reference);
  const mine = await caseOfParty(ground, organisation, merged.id, party);
  assert.ok(mine);
  const said = { key: ground.newId(), subject: '', words: 'And now?', thanks: false, files: [] };
  const answer = await customerSays(ground, organisation, mine, said);
  assert.ok('done' in answer, JSON.stringify(answer));
  assert.equal((await desk.caseOf(kept.id)).messages.length, 3);
  assert.equal((await desk.caseOf(merged.id)).messages.length, 1);
  assert.ok((await desk.abouts(kept.id)).every((about) => !about.includes('not yet known to belong')));
});

test('a case merged into one that is merged later is found behind both', async () => {
  const story = await twoReports();
  const { desk, kept, merged, by } = story;
  await merge(story);
  const third = await desk.hear({ from: site, text: 'Plot 40 The Larches, the drawer sticks.' });
  const last = await desk.caseOf(third.caseId);
  const again = await mergeInto(
    desk.ground,
    desk.organisation,
    { key: 'again', case: kept.id, by },
    last.reference,
  );
  assert.ok('done' in again, JSON.stringify(again));
  const mailed = await desk.hear({ from: office, text: `Any news on ${merged.reference}?` });
  assert.equal(mailed.caseId, last.id);
  const back = await mergeInto(
    desk.ground,
    desk.organisation,
    { key: 'back', case: last.id, by },
    merged.reference,
  );
  assert.match('refused' in back ? back.refused : '', /merged into another case itself/);
});

test('taken apart, a letter that has gone is not unsent, and a person is told; one that waits is left unsent', async () => {
  const waiting = await twoReports();
  await merge(waiting);
  await unmerge(waiting.desk.ground, waiting.desk.organisation, { ...waiting.base, key: 'apart' });
  await post(waiting.desk);
  const [unsent] = await waiting.desk.rows<{ status: string }>(
    `select status from send where organisation_id = $1 and letter like '%another number'`,
  );
  assert.equal(unsent?.status, 'cancelled');
  assert.ok(!(await waiting.desk.abouts(waiting.merged.id)).some((about) => about.startsWith('Taken apart')));

  const gone = await twoReports();
  const { desk, kept, merged, base } = gone;
  await merge(gone);
  await post(desk);
  await desk.hear({ from: office, text: `Any news on ${merged.reference}?` });
  await unmerge(desk.ground, desk.organisation, { ...base, key: 'apart' });
  const [sent] = await desk.rows<{ status: string }>(
    `select status from send where organisation_id = $1 and letter like '%another number'`,
  );
  assert.equal(sent?.status, 'sent');
  const about = (await desk.abouts(merged.id)).find((one) => one.startsWith('Taken apart')) ?? '';
  assert.match(about, new RegExp(`goes on under ${kept.reference} has gone`));
  assert.match(about, /1 message came meanwhile/);
});

test('nothing is merged into a case that is closed while the other is open', async () => {
  const { desk, kept, base, by } = await twoReports();
  const { ground, organisation } = desk;
  const wordsId = ground.newId();
  const withdrawn = await askOfCase(ground, organisation, {
    key: 'withdrawn',
    case: kept.id,
    by,
    words: [{ id: wordsId, body: 'It is mended' }],
    ask: {
      do: 'make move',
      data: {
        move: 'withdraw',
        items: kept.items.map((item) => item.id),
        fields: { reason: wordsId },
      },
    },
  });
  assert.ok('done' in withdrawn, JSON.stringify(withdrawn));
  const answer = await mergeInto(ground, organisation, base, kept.reference);
  assert.match('refused' in answer ? answer.refused : '', /is closed: open it again first/);
});
