import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at } from '../kit/case.ts';
import { database } from '../kit/database.ts';
import { aDesk } from './desk.ts';

const db = await database();

test('a question is answered by the sender’s own organisation before any postcode', async () => {
  const desk = await aDesk(db);
  const row = await desk.hear({ from: 'someone@ashfieldha.example', text: 'who looks after us?' });
  const [letter] = await desk.sent(row.caseId);
  assert.match(letter?.body ?? '', /Colm Daly/);
});

test('whoever is away is answered for by the cover, by name', async () => {
  const desk = await aDesk(db, '2026-12-02 10:00');
  const row = await desk.hear({ from: 'helen@mail.example', text: 'who looks after Weir Court' });
  const [letter] = await desk.sent(row.caseId);
  assert.match(letter?.body ?? '', /Priya Nair \(while Colm Daly is away\)/);
});

test('a postcode of two clients lists both contacts and names no client', async () => {
  const desk = await aDesk(db);
  await desk.rows(
    `insert into site_key (organisation_id, kind, value, site_id) select $1, 'postcode', 'LS15 8ZZ', site_id from site where organisation_id = $1 and code = 'weir-court'`,
  );
  const row = await desk.hear({ from: 'helen@mail.example', text: 'who covers LS15 8ZZ?' });
  const [letter] = await desk.sent(row.caseId);
  assert.match(letter?.body ?? '', /Priya Nair/);
  assert.match(letter?.body ?? '', /Colm Daly/);
  assert.doesNotMatch(letter?.body ?? '', /Northmoor|Ashfield/);
});

test('an enquiry is no query: its sender sees no reference, and it is closed by its answer', async () => {
  const desk = await aDesk(db);
  const row = await desk.hear({ from: 'helen@mail.example', text: 'who looks after LS15 8ZZ' });
  const state = await desk.caseOf(row.caseId);
  assert.equal(state.kind, 'enquiry');
  assert.equal(state.tracks[0]?.open, false);
  assert.equal(
    (await desk.sent(row.caseId)).some(({ body, subject }) => /EQ-/.test(body + subject)),
    false,
  );
});

test('who asks again and again on one day is answered by a person', async () => {
  const desk = await aDesk(db);
  for (let n = 0; n < 5; n += 1)
    await desk.hear({ from: 'helen@mail.example', text: `who looks after LS15 8ZZ ${n}` });
  const sixth = await desk.hear({ from: 'helen@mail.example', text: 'who looks after LS15 8ZZ then' });
  assert.equal(sixth.status, 'apart');
});

test('the form is sent as a link and as text, and what comes back complete is registered', async () => {
  const desk = await aDesk(db);
  const asked = await desk.hear({
    from: 'Ada Byrne <ada.new@mail.example>',
    text: 'Please send me your registration form',
  });
  const [letter] = await desk.sent(asked.caseId);
  assert.equal(letter?.letter, 'form');
  assert.match(letter?.body ?? '', /http:\/\/localhost:4000\/report/);
  assert.match(letter?.body ?? '', /What is wrong, with which product:/);
  desk.ground.set(at('2026-11-23 11:00'));
  const back = await desk.hear({
    from: 'Ada Byrne <ada.new@mail.example>',
    subject: `Re: ${letter?.subject}`,
    headers: { 'In-Reply-To': letter?.mailId ?? '' },
    text: 'Builder, developer or housing provider: Northmoor Homes\nSite: The Larches\nPlot: 43\nName of the person who lives there: Ada Byrne\nTheir phone number: 07700 900111\nTheir e-mail address: ada.new@mail.example\nWhat is wrong, with which product: hinge plate torn',
  });
  const state = await desk.caseOf(back.caseId);
  assert.equal(state.kind, 'query');
  assert.equal(state.items[0]?.stage, 'registration');
  assert.equal(state.receivedAt, at('2026-11-23 11:00'));
  assert.notEqual(state.homeId, null);
});

test('a form that lacks something is answered with what is missing, and what comes then completes it', async () => {
  const desk = await aDesk(db);
  const back = await desk.hear({
    from: 'gary.site@northmoorhomes.example',
    text: 'Site: The Larches\nPlot: 43\nWhat is wrong: hinge plate torn',
  });
  const before = await desk.caseOf(back.caseId);
  assert.equal(before.items[0]?.stage, 'incomplete');
  const missing = (await desk.sent(back.caseId)).find(({ letter }) => letter === 'missing details');
  assert.match(missing?.body ?? '', /name of the person who lives there/i);
  assert.doesNotMatch(missing?.body ?? '', /Which builder/);
  desk.ground.set(at('2026-11-23 12:00'));
  const then = await desk.hear({
    from: 'gary.site@northmoorhomes.example',
    subject: `Re: ${missing?.subject}`,
    headers: { 'In-Reply-To': missing?.mailId ?? '' },
    text: 'Its Mrs Jane Doe, 07700 900123',
  });
  assert.equal(then.caseId, back.caseId);
  const state = await desk.caseOf(back.caseId);
  assert.equal(state.items[0]?.stage, 'registration');
  assert.equal(state.receivedAt, at('2026-11-23 10:00'));
});
