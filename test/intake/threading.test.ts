import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at } from '../kit/case.ts';
import { database } from '../kit/database.ts';
import { aDesk, base, rawMail } from './desk.ts';

const db = await database();
const patel = 'M J Patel <mjpatel88@mail.example>';

async function reported() {
  const desk = await aDesk(db);
  const row = await desk.hear({
    from: patel,
    text: 'Drawer at number 7 The Larches wont shut',
    id: '<first@mail.example>',
  });
  const [ack] = await desk.sent(row.caseId);
  desk.ground.set(at('2026-11-24 10:00'));
  return { desk, caseId: row.caseId, ack, state: await desk.caseOf(row.caseId) };
}

test('an answer to a signed address is filed, with the party it was given to', async () => {
  const { desk, caseId, ack, state } = await reported();
  const row = await desk.hear({ from: patel, text: 'Any news?' }, { envelopeTo: [ack?.replyTo ?? ''] });
  assert.equal(row.caseId, caseId);
  assert.match(row.why, /sent to this person/);
  const after = await desk.caseOf(caseId);
  assert.equal(after.messages.at(-1)?.partyId, state.requesterId);
});

test('a forwarded letter answered by a stranger is kept apart, whichever way it points to the case', async () => {
  const { desk, caseId, ack, state } = await reported();
  const clues = [
    { how: { envelopeTo: [ack?.replyTo ?? ''] }, headers: {} },
    { how: {}, headers: { 'In-Reply-To': ack?.mailId ?? '' } },
  ];
  for (const [hour, { how, headers }] of clues.entries()) {
    const row = await desk.hear(
      {
        from: 'uncle@mail.example',
        subject: `FW: ${state.reference}`,
        text: `I can be there tomorrow at ${hour}`,
        headers,
      },
      how,
    );
    assert.equal(row.status, 'apart');
    assert.equal(row.caseId, null);
  }
  assert.equal((await desk.caseOf(caseId)).seq, state.seq);
});

test('a forged sender is believed by nothing they quote', async () => {
  const { desk, caseId, ack, state } = await reported();
  const row = await desk.hear(
    { from: patel, text: `Ref ${state.reference}: cancel it`, headers: { 'In-Reply-To': ack?.mailId ?? '' } },
    { believed: false },
  );
  assert.equal(row.status, 'apart');
  assert.equal((await desk.caseOf(caseId)).seq, state.seq);
  const two = await desk.hear(rawMail({ from: `${patel}, other@mail.example`, text: 'hello' }));
  assert.equal(two.status, 'apart');
  assert.ok(two.flags.includes('not believed'));
});

test('a reference is found in any spelling that is sure, and asked about where it is not', async () => {
  const { desk, caseId, state } = await reported();
  const sure = await desk.hear({
    from: patel,
    text: `ref ${state.reference.toLowerCase().replace('-', ' ')} any news`,
  });
  assert.equal(sure.caseId, caseId);
  const unsure = await desk.hear({
    from: patel,
    text: `ref ${state.reference.replace('CQ', 'QC')} any news`,
  });
  assert.equal(unsure.status, 'apart');
  assert.match(unsure.why, /mistyped/);
  const none = await desk.hear({ from: patel, text: 'ref CQ-99999 any news' });
  assert.match(none.why, /no reference of ours/);
});

test('a homeowner with one home and one open case is filed there without any sign, for a fortnight', async () => {
  const { desk, caseId } = await reported();
  const soon = await desk.hear({ from: patel, text: 'It is getting worse' });
  assert.equal(soon.caseId, caseId);
  desk.ground.set(at('2026-12-15 10:00'));
  const later = await desk.hear({ from: patel, text: 'The oven door is out of line' });
  assert.notEqual(later.caseId, caseId);
  assert.ok((await desk.abouts(later.caseId)).some((about) => about.includes('may repeat')));
});

test('a homeowner who names another home opens another case', async () => {
  const { desk, caseId } = await reported();
  const row = await desk.hear({ from: patel, text: 'My mother at plot 42 The Larches has a torn hinge' });
  assert.notEqual(row.caseId, caseId);
});

test('a builder with one open case who writes about another plot opens a case with a clock of its own', async () => {
  const desk = await aDesk(db);
  const first = await desk.hear({ from: 'gary.site@northmoorhomes.example', text: 'plot 41 door chipped' });
  desk.ground.set(at('2026-11-25 09:30'));
  const second = await desk.hear({
    from: 'gary.site@northmoorhomes.example',
    text: 'plot 42 runner missing',
  });
  assert.notEqual(first.caseId, second.caseId);
  assert.equal((await desk.caseOf(second.caseId)).receivedAt, at('2026-11-25 09:30'));
  const states = [await desk.caseOf(first.caseId), await desk.caseOf(second.caseId)];
  assert.notEqual(states[0]?.homeId, states[1]?.homeId);
});

test('three people report one fault: each is a case, and merging is offered', async () => {
  const { desk, caseId, state } = await reported();
  const site = await desk.hear({
    from: 'gary.site@northmoorhomes.example',
    text: 'plot 41 drawer wont shut',
  });
  assert.notEqual(site.caseId, caseId);
  assert.ok((await desk.abouts(site.caseId)).some((about) => about.includes(state.reference)));
});

test('a second person of the same home joins unconfirmed, and nothing is disclosed to them', async () => {
  const { desk, caseId } = await reported();
  // The case knows only the one who reported.
  await desk.rows(
    `update occupancy set from_date = '2026-11-24' where organisation_id = $1 and person_id = (select person_id from person where organisation_id = $1 and name = 'Joan Ellis')`,
  );
  await desk.rows(
    `update occupancy set home_id = (select home_id from home where organisation_id = $1 and plot = '41') where organisation_id = $1 and person_id = (select person_id from person where organisation_id = $1 and name = 'Joan Ellis')`,
  );
  await desk.rows(
    `insert into contact_point select organisation_id, gen_random_uuid(), 'person', person_id, 'email', 'joan@mail.example', 'joan@mail.example', null, '\\x00', 0, null from person where organisation_id = $1 and name = 'Joan Ellis'`,
  );
  const sent = (await desk.sent(caseId)).length;
  const row = await desk.hear({
    from: 'Joan Ellis <joan@mail.example>',
    text: 'My partner emailed yesterday. ALSO plinth missing. Any update.',
  });
  assert.equal(row.caseId, caseId);
  const state = await desk.caseOf(caseId);
  assert.ok(state.parties.some(({ confirmed }) => !confirmed));
  assert.ok((await desk.abouts(caseId)).some((about) => about.includes('offer them to join')));
  assert.equal((await desk.sent(caseId)).length, sent);
});

test('a colleague of the client speaks for it; a contact who has left speaks for nobody', async () => {
  const desk = await aDesk(db);
  const opened = await desk.hear({
    from: 'buyer2@castlegreen-dev.example',
    text: 'Door chipped at plot 3 Mill Wharf',
  });
  const { reference } = await desk.caseOf(opened.caseId);
  const colleague = await desk.hear({
    from: 'new.hand@castlegreen-dev.example',
    text: `${reference}: any news?`,
  });
  assert.equal(colleague.caseId, opened.caseId);
  await desk.rows(
    `update client_contact set to_date = '2026-11-01' where organisation_id = $1 and name = 'Lena Fry'`,
  );
  const left = await desk.hear({ from: 'buyer2@castlegreen-dev.example', text: `${reference}: any news?` });
  assert.equal(left.status, 'apart');
  assert.match(left.why, /left/);
});

test('thanks and nothing else are for a person to read, and reopen nothing', async () => {
  const desk = await aDesk(db);
  const row = await desk.hear({ from: 'lena.p@mail.example', text: 'Thank you so much!\n\nLena' });
  assert.equal(row.status, 'apart');
  assert.match(row.why, /Thanks/);
});

test('nine plots in one mail are put in front of a person to be split', async () => {
  const desk = await aDesk(db);
  const row = await desk.hear({
    from: 'gary.site@northmoorhomes.example',
    text: 'Bad hinges on plots 41, 42, 43, 44, 45, 46, 47, 48 and 49',
  });
  assert.equal(row.status, 'apart');
  assert.equal(row.seen.plots?.length, 9);
});

test('mail to us from our own address is a machine’s, and is answered by nothing', async () => {
  const desk = await aDesk(db);
  const row = await desk.hear({ from: base, text: 'the door is chipped' });
  assert.equal(row.status, 'ignored');
});

test('a stranger who turns out to be of the same home is offered for merging, and was told nothing', async () => {
  const { desk, state } = await reported();
  const row = await desk.hear({
    from: 'R P <rp@elsewhere.example>',
    text: 'My wife emailed yesterday. ALSO plinth missing. Any update.',
  });
  const own = await desk.caseOf(row.caseId);
  assert.notEqual(own.id, state.id);
  const letters = await desk.sent(row.caseId);
  assert.doesNotMatch(letters.map(({ body }) => body).join(), /Larch|Patel|drawer/i);
  const missing = letters.find(({ letter }) => letter === 'missing details');
  const then = await desk.hear({
    from: 'R P <rp@elsewhere.example>',
    text: 'Its 7 Larch Close LS15 8ZZ',
    headers: { 'In-Reply-To': missing?.mailId ?? '' },
  });
  assert.equal(then.caseId, row.caseId);
  assert.ok((await desk.abouts(row.caseId)).some((about) => about.includes(state.reference)));
});
