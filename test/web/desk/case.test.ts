import assert from 'node:assert/strict';
import { test } from 'node:test';
import { database } from '../../kit/database.ts';
import { aLivelyDay, ask, move } from './lively.ts';
import { aWorld, type World } from './world.ts';

const db = await database();

const day = 86_400_000;

async function aCase(world: World): Promise<{ id: string; reference: string; path: string }> {
  const row = await world.desk.hear({
    from: 'Meena Patel <mjpatel88@mail.example>',
    subject: 'Drawer',
    text: 'Plot 41 The Larches, 7 Larch Close. Drawer under hob wont shut and the end panel is swollen.',
  });
  const reference = await world.reference(row.caseId);
  return { id: row.caseId ?? '', reference, path: `/desk/cases/${reference}` };
}

test('a case says what happens next and by when, and each form what it will do', async () => {
  const world = await aWorld(db);
  const { path } = await aCase(world);
  const { status, body } = await world.get(path, world.administrator);
  assert.equal(status, 200);
  assert.match(body, /We register the query and choose the manager/);
  assert.match(body, /Register and allocate/);
  assert.match(body, /Priya Nair is named for this (site|client)[\s\S]*By the rule: Priya Nair/);
  assert.match(body, /Moves all open items to “Being assessed”/);
  assert.match(body, /Why this date\?/);
  assert.match(body, /Day 0 is/);
});

test('a move by its form brings the case on, and one key takes it back, struck through with who and why', async () => {
  const world = await aWorld(db);
  const { id, path } = await aCase(world);
  const before = await world.get(path, world.administrator);
  const hidden = world.hidden(before.body, `${path}/move`, 'value="register"');
  const sent = await world.post(
    `${path}/move`,
    { ...hidden, manager: world.manager.id },
    world.administrator,
  );
  assert.equal(sent.status, 303, sent.body);
  assert.equal((await world.desk.caseOf(id)).items[0]?.stage, 'assessment');
  const after = await world.get(sent.location, world.administrator);
  assert.match(after.body, /Done: Register and allocate/);
  const undo = world.hidden(after.body, `${path}/undo`);
  assert.equal((await world.post(`${path}/undo`, undo, world.administrator)).status, 303);
  const state = await world.desk.caseOf(id);
  assert.equal(state.items[0]?.stage, 'registration');
  assert.equal(state.managerId, null);
  assert.match(
    (await world.get(path, world.administrator)).body,
    /<s>Register and allocate[^<]*<\/s>[\s\S]*Taken back/,
  );
});

test('a form sent twice does one thing', async () => {
  const world = await aWorld(db);
  const { id, path } = await aCase(world);
  const hidden = world.hidden(
    (await world.get(path, world.administrator)).body,
    `${path}/move`,
    'value="register"',
  );
  const fields = { ...hidden, manager: world.manager.id };
  assert.equal((await world.post(`${path}/move`, fields, world.administrator)).status, 303);
  assert.equal((await world.post(`${path}/move`, fields, world.administrator)).status, 303);
  const moves = await world.desk.rows(
    "select 1 from case_event where organisation_id = $1 and case_id = $2 and type = 'items moved' and data->>'move' = 'register'",
    [id],
  );
  assert.equal(moves.length, 1);
});

test('what a colleague did in between is shown, and the typed words are kept', async () => {
  const world = await aWorld(db);
  const { id, path } = await aCase(world);
  await move(world, id, 'register', { manager: world.manager.id });
  const hidden = world.hidden((await world.get(path)).body, `${path}/move`, 'value="inspect"');
  const { items } = await world.desk.caseOf(id);
  const words = world.desk.ground.newId();
  await ask(world, id, ['administrator'], { do: 'take note', data: { wordsId: words, private: false } }, [
    { id: words, body: 'She rang again' },
  ]);
  const chosen = { items: items[0]?.id ?? '', reason: 'The runner may be bent, we must see it' };
  const stale = await world.post(`${path}/move`, { ...hidden, ...chosen });
  assert.equal(stale.status, 409);
  assert.match(stale.body, /Somebody changed this case while you were writing/);
  assert.match(stale.body, /She rang again/);
  assert.match(stale.body, /The runner may be bent, we must see it<\/textarea>/);
  const again = await world.post(`${path}/move`, {
    ...world.hidden(stale.body, `${path}/move`, 'value="inspect"'),
    ...chosen,
  });
  assert.equal(again.status, 303, again.body);
  assert.equal((await world.desk.caseOf(id)).items[0]?.stage, 'arranging inspection');
});

test('a refused form comes back open, with what is wrong and what was typed', async () => {
  const world = await aWorld(db);
  const { id, path } = await aCase(world);
  await move(world, id, 'register', { manager: world.manager.id });
  const hidden = world.hidden((await world.get(path)).body, `${path}/move`, 'value="order needed"');
  const { items } = await world.desk.caseOf(id);
  const refused = await world.post(`${path}/move`, {
    ...hidden,
    items: items[0]?.id ?? '',
    reason: 'Damaged by the plumber',
  });
  assert.equal(refused.status, 422);
  assert.match(refused.body, /<title>Error: /);
  assert.match(refused.body, /The part: this is needed/);
  assert.match(refused.body, /Damaged by the plumber<\/textarea>/);
  assert.match(refused.body, /<details class="deed" open id="do-move-order-needed"/);
});

test('one key says what became of a call, and the attempt is evidence', async () => {
  const world = await aWorld(db);
  const { deaf } = await aLivelyDay(world);
  await move(world, deaf, 'register', { manager: world.manager.id });
  await move(world, deaf, 'inspect', {}, { reason: 'We need to see it' });
  await world.pass(3_600_000);
  const path = `/desk/cases/${await world.reference(deaf)}`;
  const page = await world.get(path, world.planner);
  assert.match(page.body, /A call to make/);
  assert.match(page.body, /value="answered"[^>]*data-shortcut="1"/);
  const hidden = world.hidden(page.body, `${path}/attempt`);
  const sent = await world.post(`${path}/attempt`, { ...hidden, outcome: 'voicemail' }, world.planner);
  assert.equal(sent.status, 303, sent.body);
  const [run] = (await world.desk.caseOf(deaf)).runs;
  assert.equal(run?.attempts[0]?.outcome, 'voicemail');
  assert.notEqual(run?.wait, null);
  const later = await world.get(path, world.planner);
  const wish = world.hidden(later.body, `${path}/callback`);
  const [party] = (await world.desk.caseOf(deaf)).parties.filter((row) => row.role === 'homeowner');
  const asked = await world.post(
    `${path}/callback`,
    { ...wish, party: party?.id ?? '', at: '2026-11-23T14:30' },
    world.planner,
  );
  assert.equal(asked.status, 303, asked.body);
  assert.match((await world.get('/desk', world.planner)).body, /promised today 2:30pm/);
});

test('two reports of one fault merge, and the merging is taken back on both', async () => {
  const world = await aWorld(db);
  const cases = await aLivelyDay(world);
  const [kept, merged] = [await world.reference(cases.patel), await world.reference(cases.gaz)];
  const path = `/desk/cases/${merged}`;
  const wrong = await world.post(
    `${path}/merge`,
    { ...world.hidden((await world.get(path, world.senior)).body, `${path}/merge`), kept: 'CQ-99999' },
    world.senior,
  );
  assert.equal(wrong.status, 422);
  assert.match(wrong.body, /There is no case CQ-99999/);
  const sent = await world.post(
    `${path}/merge`,
    { ...world.hidden(wrong.body, `${path}/merge`), kept },
    world.senior,
  );
  assert.equal(sent.status, 303, sent.body);
  assert.equal((await world.desk.caseOf(cases.gaz)).tracks[0]?.open, false);
  assert.match(
    (await world.get(`/desk/cases/${kept}`, world.senior)).body,
    new RegExp(`${merged}</a> <span class="quiet">Keeps what came from`),
  );
  assert.match((await world.get(path, world.senior)).body, new RegExp(`, merged into <a[^>]*>${kept}</a>`));
  const apart = await world.post(
    `${path}/unmerge`,
    world.hidden((await world.get(path, world.senior)).body, `${path}/unmerge`),
    world.senior,
  );
  assert.equal(apart.status, 303, apart.body);
  assert.equal((await world.desk.caseOf(cases.gaz)).tracks[0]?.open, true);
  assert.deepEqual((await world.desk.caseOf(cases.patel)).links, []);
});

test('items split to a case of their own, with the same first receipt', async () => {
  const world = await aWorld(db);
  const { id, path } = await aCase(world);
  const { items, receivedAt } = await world.desk.caseOf(id);
  assert.equal(items.length, 2);
  const hidden = world.hidden((await world.get(path, world.senior)).body, `${path}/split`);
  const sent = await world.post(`${path}/split`, { ...hidden, items: items[1]?.id ?? '' }, world.senior);
  assert.equal(sent.status, 303, sent.body);
  const [other] = await world.desk.rows<{ id: string }>(
    'select case_id as id from case_now where organisation_id = $1 and reference = $2',
    [sent.location.split('/').at(-1)?.split('?')[0]],
  );
  const state = await world.desk.caseOf(other?.id ?? null);
  assert.equal(state.receivedAt, receivedAt);
  assert.equal(state.items.length, 1);
  assert.equal((await world.desk.caseOf(id)).items[1]?.handedTo, other?.id);
  assert.equal(
    (await world.post(`${path}/split`, { ...hidden, items: items[1]?.id ?? '' }, world.senior)).status,
    303,
  );
});

test('a case closed by the clock is opened again by one key, and danger is flagged and cleared with words', async () => {
  const world = await aWorld(db);
  const { id, path } = await aCase(world);
  const flagged = await world.post(`${path}/danger`, {
    ...world.hidden((await world.get(path)).body, `${path}/danger`),
    words: 'The wall unit moves',
  });
  assert.equal(flagged.status, 303, flagged.body);
  assert.match((await world.get(path)).body, /role="alert"><p class="unsafe__title">Unsafe/);
  assert.match((await world.get('/desk')).body, /band__group--unsafe/);
  const empty = await world.post(`${path}/safe`, world.hidden((await world.get(path)).body, `${path}/safe`));
  assert.equal(empty.status, 422);
  const safe = await world.post(`${path}/safe`, {
    ...world.hidden(empty.body, `${path}/safe`),
    words: 'Fixed to the wall by the site team, photo seen',
  });
  assert.equal(safe.status, 303);
  assert.equal((await world.desk.caseOf(id)).danger, false);
});

test('somebody joins with a number that works, a note is private, a reference is found again', async () => {
  const world = await aWorld(db);
  const { id, path } = await aCase(world);
  const join = {
    ...world.hidden((await world.get(path)).body, `${path}/join`),
    role: 'homeowner',
    name: 'Anita Patel',
    confirmed: 'yes',
  };
  const refused = await world.post(`${path}/join`, { ...join, phone: '12' });
  assert.equal(refused.status, 422);
  assert.match(refused.body, /This number cannot be rung/);
  const joined = await world.post(`${path}/join`, {
    ...world.hidden(refused.body, `${path}/join`),
    role: 'homeowner',
    name: 'Anita Patel',
    confirmed: 'yes',
    phone: '07700 900199',
  });
  assert.equal(joined.status, 303, joined.body);
  assert.match((await world.get(path)).body, /Anita Patel<\/strong> <span class="quiet">homeowner/);
  const noted = await world.post(`${path}/note`, {
    ...world.hidden((await world.get(path)).body, `${path}/note`),
    words: 'Ring the daughter',
    private: 'yes',
  });
  assert.equal(noted.status, 303);
  assert.match((await world.get(path)).body, /timeline__moment--private/);
  const reference = await world.post(`${path}/reference`, {
    ...world.hidden((await world.get(path)).body, `${path}/reference`),
    reference: 'NM/7781',
    of: 'client',
  });
  assert.equal(reference.status, 303);
  for (const sought of [
    'nm/7781',
    'plot 41',
    'LS15 8ZZ',
    'Meena Patel',
    'mjpatel88@mail.example',
    '07700 900199',
    '7 larch close',
  ]) {
    const found = await world.get(`/desk/search?q=${encodeURIComponent(sought)}`);
    assert.match(found.body, new RegExp(path), sought);
  }
  const state = await world.desk.caseOf(id);
  assert.equal((await world.get(`/desk/search?q=${state.reference.toLowerCase()}`)).location, path);
});

test('every reading of a case is on record, and a fitter reads only the cases to which they go', async () => {
  const world = await aWorld(db);
  const { id, path } = await aCase(world);
  await world.get(path);
  const read = await world.desk.rows<{ staff: string }>(
    'select staff_id as staff from read_audit where organisation_id = $1 and case_id = $2',
    [id],
  );
  assert.deepEqual(
    read.map(({ staff }) => staff),
    [world.manager.id],
  );
  assert.equal((await world.get(path, world.fitter)).status, 403);
  assert.doesNotMatch((await world.get('/desk', world.fitter)).body, new RegExp(path));
  await move(world, id, 'register', { manager: world.manager.id });
  await move(world, id, 'inspect', {}, { reason: 'To be seen' });
  const from = (await world.desk.ground.now(world.desk.organisation)) + 3 * day;
  await move(world, id, 'inspection agreed', {
    slot: { from, to: from + 7_200_000 },
    operative: world.fitter.id,
  });
  assert.equal((await world.get(path, world.fitter)).status, 200);
  assert.match((await world.get('/desk', world.fitter)).body, new RegExp(path));
  assert.equal((await world.get('/desk/cases/CQ-99999')).status, 404);
});

test('what others wrote is text, wherever it stands', async () => {
  const world = await aWorld(db);
  const row = await world.desk.hear({
    from: '"<script>alert(1)</script>" <t.okafor@mail.example>',
    subject: '<img src=x onerror=alert(2)>',
    text: 'The worktop joint at 3 Mill Wharf <script>alert(3)</script> is open',
  });
  const { body } = await world.get(`/desk/cases/${await world.reference(row.caseId)}`);
  assert.doesNotMatch(body, /<script>alert|<img src=x/);
  assert.match(body, /&lt;script&gt;alert\(3\)/);
});

test('a long story stands folded by weeks, and whole when asked for', async () => {
  const world = await aWorld(db);
  const { id, path } = await aCase(world);
  for (let n = 1; n <= 20; n += 1) {
    const note = { id: world.desk.ground.newId(), body: `Note number ${n}.` };
    await ask(world, id, ['administrator'], { do: 'take note', data: { wordsId: note.id, private: false } }, [
      note,
    ]);
  }
  const folded = (await world.get(path)).body;
  assert.match(folded, /Note number 20\.[\s\S]*Note number 11\.[\s\S]*Before that[\s\S]*Note number 10\./);
  assert.match(
    folded,
    /<details class="week"><summary><span class="week__dates">23 to 29 November<\/span> <span class="quiet">\d+ entries: 1 message, \d letter/,
  );
  const [, whole = ''] = /href="([^"]+story=whole)#story"/.exec(folded) ?? [];
  const all = (await world.get(whole)).body;
  assert.doesNotMatch(all, /<details class="week">/);
  assert.equal(all.match(/Note number/g)?.length, 20);
});

test('a customer’s own link is not shown to staff in a letter that went', async () => {
  const world = await aWorld(db);
  const { path } = await aCase(world);
  const { body } = await world.get(path);
  assert.match(body, /http:\/\/localhost:4000\/c\/…/);
  assert.doesNotMatch(body, /\/c\/[A-Za-z0-9_-]{43}/);
});

test('a home that was not known is named by a few words, and who lives there joins', async () => {
  const world = await aWorld(db);
  const row = await world.desk.hear({
    from: 'Gaz <gary.site@northmoorhomes.example>',
    text: 'the door of one of ours is chipped again, I send the plot later. Gaz',
  });
  const state = await world.desk.caseOf(row.caseId);
  if (state.homeId !== null) throw new Error('this test needs a case without a home');
  const path = `/desk/cases/${state.reference}`;
  assert.match((await world.get(path)).body, /Say which it is/);
  const [home] = await world.desk.rows<{ id: string }>(
    "select home_id as id from home where organisation_id = $1 and plot = '42'",
  );
  const look = await world.get(`${path}/place?where=42+larches`);
  assert.match(look.body, /Plot 42, 9 Larch Close/);
  const hidden = world.hidden(look.body, `${path}/place`, 'name="home"');
  assert.equal((await world.post(`${path}/place`, hidden)).status, 422);
  assert.equal((await world.post(`${path}/place`, { ...hidden, home: home?.id ?? '' })).status, 303);
  assert.equal((await world.post(`${path}/place`, { ...hidden, home: home?.id ?? '' })).status, 303);
  const named = await world.desk.caseOf(row.caseId);
  assert.equal(named.homeId, home?.id);
  assert.equal(named.parties.filter((party) => party.role === 'homeowner').length, 1);
});

test('a deed done before it is recorded is dated when it was done, and a second person’s word withdraws what was noted late', async () => {
  const world = await aWorld(db);
  const { id, path } = await aCase(world);
  await world.pass(30 * 3_600_000);
  const late = (await world.desk.caseOf(id)).promises.find((row) => row.promise === 'registration');
  assert.equal(late?.status, 'late');
  const hidden = world.hidden(
    (await world.get(path, world.administrator)).body,
    `${path}/move`,
    'value="register"',
  );
  const future = await world.post(
    `${path}/move`,
    { ...hidden, manager: world.manager.id, happened: '2026-12-24T09:00' },
    world.administrator,
  );
  assert.equal(future.status, 422);
  assert.match(future.body, /It cannot have happened later than now/);
  const again = world.hidden(future.body, `${path}/move`, 'value="register"');
  const sent = await world.post(
    `${path}/move`,
    { ...again, manager: world.manager.id, happened: '2026-11-23T15:00' },
    world.administrator,
  );
  assert.equal(sent.status, 303, sent.body);
  const kept = (await world.desk.caseOf(id)).promises.find((row) => row.promise === 'registration');
  assert.deepEqual([kept?.status, kept?.wasLate], ['kept', true]);
  const confirm = `${path}/confirm-in-time`;
  const form = world.hidden((await world.get(path, world.senior)).body, confirm);
  assert.equal((await world.post(confirm, form, world.senior)).status, 303);
  assert.equal(
    (await world.desk.caseOf(id)).promises.find((row) => row.promise === 'registration')?.wasLate,
    false,
  );
});

test('every form on a case says what it does in words, and carries its version and its key', async () => {
  const world = await aWorld(db);
  const { id, path } = await aCase(world);
  await move(world, id, 'register', { manager: world.manager.id });
  const { body } = await world.get(path);
  const forms = body
    .split('<form action="/desk/cases/')
    .slice(1)
    .map((form) => form.split('</form>')[0] ?? '');
  assert.ok(forms.length > 15, String(forms.length));
  for (const form of forms) {
    assert.match(form, /name="csrf" value=".+?"/);
    assert.match(form, /name="key" value="[0-9a-f-]{36}"/);
    assert.match(form, /name="seen" value="\d+"/);
  }
  const keys = forms.map((form) => /name="key" value="([^"]+)"/.exec(form)?.[1]);
  assert.equal(new Set(keys).size, keys.length);
});
