import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at } from '../kit/case.ts';
import { database } from '../kit/database.ts';
import { aDesk } from './desk.ts';

const db = await database();

test('mail 1: a builder known by the domain, a plot without its site: guessed, incomplete, and asked for the rest', async () => {
  const desk = await aDesk(db);
  const row = await desk.hear({
    from: 'Gaz <gaz@northmoorhomes.example>',
    text: 'plot 41 dor chipped again 3rd time now, lady going mad. sort it pls. Gaz. sent from my iphone',
  });
  assert.equal(row.status, 'filed');
  const state = await desk.caseOf(row.caseId);
  assert.deepEqual(state.details, ['client', 'fault']);
  assert.equal(state.homeId, null);
  assert.notEqual(state.siteId, null);
  assert.equal(state.items[0]?.stage, 'incomplete');
  assert.ok((await desk.abouts(row.caseId)).some((about) => about.includes('guessed')));
  const letters = await desk.sent(row.caseId);
  assert.deepEqual(
    letters.map(({ letter, recipient }) => [letter, recipient]),
    [
      ['acknowledgement', 'gaz@northmoorhomes.example'],
      ['missing details', 'gaz@northmoorhomes.example'],
    ],
  );
  assert.match(letters[0]?.body ?? '', /Priya Nair/);
  assert.doesNotMatch(letters.map(({ body }) => body).join(), /Patel/);
});

test('mail 2: two references, one mistyped: filed to neither, kept for a person with the clock of the client', async () => {
  const desk = await aDesk(db);
  const row = await desk.hear({
    from: 'customercare@northmoorhomes.example',
    subject: 'FW: FW: RE: CQ-10482 / CQ10428',
    text: 'See below, is this one not closed?? NHQC day 22 today.',
  });
  assert.equal(row.status, 'apart');
  assert.match(row.why, /more than one reference: CQ-10482, CQ-10428/);
  assert.equal(row.seen.complaintDay, 22);
  assert.equal(row.caseId, null);
});

test('mail 3: a homeowner direct: home by its number, two items, the wish kept, the client on the case', async () => {
  const desk = await aDesk(db);
  const row = await desk.hear({
    from: 'M J Patel <mjpatel88@mail.example>',
    text: 'Hi we moved in 6 wks ago at The Larches (dont know the plot, its number 7 now). Drawer under hob wont shut and the end pannel is swollen. Im a nurse on nights so dont ring before 2.',
  });
  const state = await desk.caseOf(row.caseId);
  assert.equal(state.items.length, 2);
  assert.deepEqual(state.details.toSorted(), ['client', 'contact', 'fault', 'home', 'homeowner']);
  assert.ok(state.items.every(({ stage }) => stage === 'registration'));
  assert.ok(state.parties.some(({ role, post }) => role === 'client' && post === 'reporting'));
  assert.equal(state.parties.find(({ id }) => id === state.requesterId)?.role, 'homeowner');
  const notes = await desk.rows<{ body: string }>(
    `select body from words where organisation_id = $1 and case_id = $2`,
    [row.caseId],
  );
  assert.ok(notes.some(({ body }) => body.includes('dont ring before 2')));
});

test('mail 4: a second person of the home is offered to join, and is told nothing until then', async () => {
  const desk = await aDesk(db);
  const first = await desk.hear({
    from: 'mjpatel88@mail.example',
    text: 'Drawer at number 7 The Larches wont shut',
  });
  // Made unknown to the case: as if he had not been recorded when it was opened.
  const before = await desk.caseOf(first.caseId);
  assert.equal(before.parties.filter(({ role }) => role === 'homeowner').length, 2);
  desk.ground.set(at('2026-11-24 10:00'));
  const row = await desk.hear({
    from: 'R Patel <r.patel@work.example>',
    text: 'My wife emailed yesterday. ALSO plinth missing. Any update.',
  });
  assert.equal(row.caseId, first.caseId);
  assert.equal(row.status, 'filed');
});

test('mail 5: an order without a reference finds the case that waits for it', async () => {
  const desk = await aDesk(db);
  const none = await desk.hear({
    from: 'buyer2@castlegreen-dev.example',
    subject: 'PO 778120 attached',
    text: '2 x doors as per your quote',
  });
  assert.equal(none.status, 'apart');
  assert.match(none.why, /order/);
});

test('mail 6: an absence note is never answered, and is no sign of life', async () => {
  const desk = await aDesk(db);
  const opened = await desk.hear({
    from: 'buyer2@castlegreen-dev.example',
    text: 'Door chipped at plot 3 Mill Wharf',
  });
  const [ack] = await desk.sent(opened.caseId);
  const before = (await desk.sent(opened.caseId)).length;
  const contact = (await desk.caseOf(opened.caseId)).lastContactAt;
  desk.ground.set(at('2026-11-23 11:00'));
  const row = await desk.hear({
    from: 'noreply@castlegreen-dev.example',
    subject: 'Automatic reply: Order needed',
    text: 'I am out of office until Mon 14th December, for orders contact Priya on extension 2',
    headers: { 'Auto-Submitted': 'auto-replied', 'In-Reply-To': ack?.mailId ?? '' },
  });
  assert.equal(row.status, 'filed');
  assert.equal(row.caseId, opened.caseId);
  assert.equal((await desk.sent(opened.caseId)).length, before);
  assert.equal((await desk.caseOf(opened.caseId)).lastContactAt, contact);
  const abouts = await desk.abouts(opened.caseId);
  assert.ok(abouts.some((about) => about.includes('away until 2026-12-14')));
  assert.ok(abouts.some((about) => about.includes('another contact')));
});

test('mail 7: words of danger put it in front of a person at once', async () => {
  const desk = await aDesk(db);
  const row = await desk.hear({
    from: 'lettings@ashfieldha.example',
    text: 'Tenant at 12 Weir Ct says wall cupboard coming off wall above cooker, she has a toddler. Who is liable you or builder??',
  });
  assert.ok(row.flags.includes('danger'));
  const state = await desk.caseOf(row.caseId);
  assert.equal(state.danger, true);
  assert.notEqual(state.homeId, null);
  assert.ok(state.exceptions.some(({ urgent }) => urgent));
  assert.ok(state.promises.some(({ promise }) => promise === 'safety call'));
});

test('mail 9: who looks after a place is answered at once, and where nobody is known a person answers', async () => {
  const desk = await aDesk(db);
  const row = await desk.hear({
    from: 'helen@mail.example',
    text: 'who do i speak to about LS15 8zz i think its you',
  });
  const [letter] = await desk.sent(row.caseId);
  assert.equal(letter?.letter, 'contact card');
  assert.match(letter?.body ?? '', /Priya Nair/);
  assert.match(letter?.body ?? '', /01632 960201/);
  assert.doesNotMatch(letter?.body ?? '', /Northmoor|EQ-/);
  const unknown = await desk.hear({ from: 'helen@mail.example', text: 'who looks after ZE1 0AA' });
  assert.deepEqual(
    (await desk.sent(unknown.caseId)).map(({ letter: name }) => name),
    ['a person answers'],
  );
});

test('mail 10: a stranger with a reference is kept apart, and the case neither changes nor speaks', async () => {
  const desk = await aDesk(db);
  const opened = await desk.hear({
    from: 'mjpatel88@mail.example',
    text: 'Drawer at number 7 The Larches wont shut',
  });
  const before = await desk.caseOf(opened.caseId);
  const row = await desk.hear({
    from: 'j.burke@mail.example',
    subject: `Ref ${before.reference}`,
    text: `Ref ${before.reference}. Please send me the homeowner's phone no so I can deliver the part. John, courier`,
  });
  assert.equal(row.status, 'apart');
  assert.equal(row.caseId, null);
  assert.match(row.why, /no party/);
  assert.equal((await desk.caseOf(opened.caseId)).seq, before.seq);
  assert.equal(
    (
      await desk.rows('select 1 from send where organisation_id = $1 and recipient = $2', [
        'j.burke@mail.example',
      ])
    ).length,
    0,
  );
});

test('address lines, greeting and signature of a homeowner are no items', async () => {
  const desk = await aDesk(db);
  const from = 'M J Patel <mjpatel88@mail.example>';
  const signature = 'Kind regards\nM J Patel\n7 Larch Close\nThe Larches\nLeeds\n07700 900123';
  const row = await desk.hear({
    from,
    text: `Hello\n\nThe Larches\n7 Larch Close\nLeeds\n\nDrawer under hob wont shut\nThe end panel is swollen\n\n${signature}`,
  });
  assert.equal((await desk.caseOf(row.caseId)).items.length, 2);
});
