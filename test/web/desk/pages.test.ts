import assert from 'node:assert/strict';
import { test } from 'node:test';
import sharp from 'sharp';
import { database } from '../../kit/database.ts';
import { aLivelyDay, move } from './lively.ts';
import { aWorld, type Signed, type World } from './world.ts';

const db = await database();

const unfiled = async (world: World): Promise<string> =>
  (
    await world.desk.rows<{ id: string }>(
      "select message_id as id from message where organisation_id = $1 and status = 'apart'",
    )
  )[0]?.id ?? '';

test('a stranger’s message is read, filed by a person on a case, and filed elsewhere again', async () => {
  const world = await aWorld(db);
  const cases = await aLivelyDay(world);
  const id = await unfiled(world);
  const list = await world.get('/desk/post');
  assert.match(list.body, /from somebody who is no party to it/);
  const path = `/desk/post/${id}`;
  const page = await world.get(path);
  const first = await world.post(`${path}/file`, {
    ...world.hidden(page.body, `${path}/file`),
    reference: 'cq-10000',
  });
  assert.equal(first.status, 200);
  assert.match(first.body, /Who wrote it/);
  const party = (await world.desk.caseOf(cases.patel)).parties[0]?.id ?? '';
  const filed = await world.post(`${path}/file`, {
    ...world.hidden(first.body, `${path}/file`),
    reference: 'CQ-10000',
    party,
  });
  assert.equal(filed.status, 303, filed.body);
  assert.equal((await world.desk.caseOf(cases.patel)).messages.at(-1)?.id, id);
  const other = await world.reference(cases.okafor);
  const again = await world.get(`${path}?reference=${other}`);
  const refiled = await world.post(`${path}/file`, {
    ...world.hidden(again.body, `${path}/file`),
    reference: other,
    party: '',
    because: 'It is about the worktop',
  });
  assert.equal(refiled.status, 303, refiled.body);
  assert.equal(
    (await world.desk.caseOf(cases.patel)).messages.some((row) => row.id === id),
    false,
  );
  assert.equal((await world.desk.caseOf(cases.okafor)).messages.at(-1)?.id, id);
  assert.match((await world.get('/desk/cases/CQ-10000')).body, /Taken back[\s\S]*It is about the worktop/);
});

test('a message is put aside with a reason and brought back, and opens a case of its own', async () => {
  const world = await aWorld(db);
  await aLivelyDay(world);
  const path = `/desk/post/${await unfiled(world)}`;
  const silent = await world.post(
    `${path}/aside`,
    world.hidden((await world.get(path)).body, `${path}/aside`),
  );
  assert.equal(silent.status, 422);
  assert.match(silent.body, /Say why it needs no answer/);
  assert.equal((await world.post(`${path}/aside`, { because: 'A courier; rung back' })).status, 303);
  assert.match((await world.get('/desk/post')).body, /1 put aside this week/);
  assert.equal((await world.post(`${path}/back`, {})).status, 303);
  const look = await world.post(`${path}/open`, {
    ...world.hidden((await world.get(path)).body, `${path}/open`),
    where: '42 larches',
  });
  assert.match(look.body, /Plot 42, 9 Larch Close/);
  const [home] = await world.desk.rows<{ id: string }>(
    "select home_id as id from home where organisation_id = $1 and plot = '42'",
  );
  const opened = await world.post(`${path}/open`, {
    ...world.hidden(look.body, `${path}/open`),
    where: '42 larches',
    homes: home?.id ?? '',
  });
  assert.equal(opened.status, 303, opened.body);
  assert.match((await world.get(opened.location)).body, /9 Larch Close/);
});

test('a phone note opens a query in one step where the home is certain, and asks where it is not', async () => {
  const world = await aWorld(db);
  const form = world.hidden((await world.get('/desk/new')).body, '/desk/new');
  const note = {
    ...form,
    caller: 'Tunde Okafor',
    phone: '07700 900103',
    words: 'The tap drips\nThe door is chipped',
  };
  const unsure = await world.post('/desk/new', { ...note, where: 'LS15 8ZZ' });
  assert.equal(unsure.status, 422);
  assert.match(unsure.body, /Plot 41, 7 Larch Close/);
  assert.match(unsure.body, /The tap drips/);
  assert.match(unsure.body, /by the rule: [A-Z][a-z]+ [A-Z][a-z]+, for this (site|client)/);
  const sent = await world.post('/desk/new', { ...note, where: '3 mill wharf' });
  assert.equal(sent.status, 303, sent.body);
  const reference = sent.location.split('/').at(-1)?.split('?')[0] ?? '';
  const [row] = await world.desk.rows<{ id: string }>(
    'select case_id as id from case_now where organisation_id = $1 and reference = $2',
    [reference],
  );
  const state = await world.desk.caseOf(row?.id ?? null);
  assert.equal(state.items.length, 2);
  assert.deepEqual(state.details.toSorted(), ['client', 'contact', 'fault', 'home', 'homeowner']);
  assert.equal(state.items[0]?.stage, 'registration');
  const twice = await world.post('/desk/new', { ...note, where: '3 mill wharf' });
  assert.equal(twice.location, sent.location);
  const bare = await world.post('/desk/new', { ...form, where: 'nowhere at all' });
  assert.match(bare.body, /Give the name of who is calling/);
});

test('danger on the phone is on top at once', async () => {
  const world = await aWorld(db);
  const form = world.hidden((await world.get('/desk/new')).body, '/desk/new');
  const sent = await world.post('/desk/new', {
    ...form,
    caller: 'Joan Ellis',
    phone: '01632 960102',
    where: '42 larches',
    words: 'The wall unit is coming off the wall',
  });
  assert.equal(sent.status, 303, sent.body);
  assert.match((await world.get('/desk')).body, /band__group--unsafe/);
});

test('letters are read, posted by hand, and their case hears it; one switch holds them all', async () => {
  const world = await aWorld(db);
  const { patel } = await aLivelyDay(world);
  await world.pass(60_000);
  const [letter] = await world.desk.rows<{ id: string }>(
    "select send_id as id from send where organisation_id = $1 and case_id = $2 and letter = 'acknowledgement'",
    [patel],
  );
  const path = `/desk/letters/${letter?.id}`;
  const page = await world.get(path);
  assert.match(page.body, /class="sheet"/);
  assert.match(page.body, /kept here/);
  const posted = await world.post(path, world.hidden(page.body, path, 'posted'));
  assert.equal(posted.status, 303, posted.body);
  const state = await world.desk.caseOf(patel);
  assert.equal(state.promises.find((row) => row.promise === 'acknowledgement')?.status, 'kept');
  assert.equal((await world.post(path, { decision: 'posted' })).status, 409);
  assert.equal((await world.post('/desk/letters/hold', { hold: 'yes' }, world.senior)).status, 303);
  assert.match((await world.get('/desk/letters')).body, /All letters are held/);
  assert.equal((await world.post('/desk/letters/hold', { hold: 'no' }, world.planner)).status, 403);
});

test('people and places are changed from a day on, each change checked as an import is', async () => {
  const world = await aWorld(db);
  const [client] = await world.desk.rows<{ id: string }>(
    "select client_id as id from client where organisation_id = $1 and name = 'Northmoor Homes'",
  );
  const path = `/desk/places/clients/${client?.id}`;
  const rows = '/desk/rows/named-contacts';
  const form = world.hidden((await world.get(path, world.senior)).body, rows);
  const named = await world.post(
    rows,
    { ...form, 'staff e-mail': 'colm.daly@care.example', from: '2026-12-01' },
    world.senior,
  );
  assert.equal(named.status, 303, named.body);
  const after = await world.get(named.location, world.senior);
  assert.match(after.body, /Kept\./);
  assert.match(
    after.body,
    /Colm Daly<\/strong> <span class="quiet">every site, since Tuesday 1 December 2026/,
  );
  assert.match(
    after.body,
    /Priya Nair<\/strong> <span class="quiet">every site, Monday 5 January 2026 to Monday 30 November 2026/,
  );
  const wrong = await world.post(
    rows,
    { ...form, 'staff e-mail': 'nobody@care.example', from: '2026-12-01' },
    world.senior,
  );
  assert.equal(wrong.status, 422);
  assert.match(wrong.body, /nobody@care.example/);
  assert.equal((await world.post(rows, form, world.planner)).status, 403);
});

test('the home page tells who lives there, and a new owner begins on a day', async () => {
  const world = await aWorld(db);
  const [home] = await world.desk.rows<{ id: string }>(
    "select home_id as id from home where organisation_id = $1 and plot = '42'",
  );
  const path = `/desk/places/homes/${home?.id}`;
  const page = await world.get(path, world.senior);
  assert.match(page.body, /deaf/);
  const sold = await world.post(
    '/desk/rows/homes',
    {
      ...world.hidden(page.body, '/desk/rows/homes'),
      plot: '42',
      homeowner: 'Sam Lowe',
      'lives there from': '2026-11-20',
      'e-mail': 'sam@mail.example',
    },
    world.senior,
  );
  assert.equal(sold.status, 303, sold.body);
  const after = (await world.get(path, world.senior)).body;
  assert.match(after, /Sam Lowe/);
  assert.match(after, /to Thursday 19 November 2026/);
});

test('a file of homes is imported with a report of what was refused, by those who may', async () => {
  const world = await aWorld(db);
  const upload = async (who: Signed, text: string, kind = 'homes') => {
    const boundary = 'kept-boundary';
    const part = (name: string, value: string, file = '') =>
      `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n${value}\r\n`;
    const payload = `${part('csrf', who.csrf)}${part('kind', kind)}${part('file', text, '; filename="new.csv"\r\nContent-Type: text/csv')}--${boundary}--\r\n`;
    return world.site.app.inject({
      method: 'POST',
      url: '/desk/places/import',
      headers: { cookie: who.cookie, 'content-type': `multipart/form-data; boundary=${boundary}` },
      payload,
    });
  };
  const answer = await upload(
    world.senior,
    'client,site,site code,plot,postcode\nNorthmoor Homes,The Larches,larches,44,LS15 8ZX\nNorthmoor Homes,The Larches,larches,45,not a postcode\n',
  );
  assert.equal(answer.statusCode, 200, answer.body);
  assert.match(answer.body, /1 added/);
  assert.match(answer.body, /1 refused/);
  assert.equal((await upload(world.manager, 'client,site,plot\nA,B,1\n')).statusCode, 403);
  const noKind = await upload(world.senior, 'client,site,plot\nA,B,1\n', 'constructor');
  assert.match(noKind.body, /Choose the file first/);
});

test('the update report counts attempts and closures by client, and comes as a file', async () => {
  const world = await aWorld(db);
  const { deaf } = await aLivelyDay(world);
  await move(world, deaf, 'register', { manager: world.manager.id });
  await move(world, deaf, 'withdraw', {}, { reason: 'Fixed it themselves' });
  const page = await world.get('/desk/report');
  assert.match(page.body, /Northmoor Homes/);
  assert.match(page.body, /Withdrawn/);
  assert.match(page.body, /100 %/);
  const file = await world.get('/desk/report.csv');
  const [head, ...rows] = file.body.trim().split('\r\n');
  assert.match(head ?? '', /^client,from,to,received,open now,closed,closed: withdrawn/);
  assert.match(
    rows.find((row) => row.startsWith('Northmoor')) ?? '',
    /^Northmoor Homes,2026-10-26,2026-11-23,3,2,1,1,1,1,1,/,
  );
});

test('staff are told who is away and who stands in; only the keeper changes roles and settings', async () => {
  const world = await aWorld(db, '2026-12-02 10:00');
  const staff = await world.get('/desk/staff', world.senior);
  assert.match(
    staff.body,
    /away<\/strong> Tuesday 1 December 2026 to Monday 14 December 2026; Priya Nair stands in/,
  );
  assert.doesNotMatch(staff.body, /Add somebody, or change/);
  const form = world.hidden((await world.get('/desk/staff', world.keeper)).body, '/desk/rows/staff');
  const added = await world.post(
    '/desk/rows/staff',
    { ...form, name: 'Lee Grant', 'e-mail': 'lee.grant@care.example', roles: 'fitter' },
    world.keeper,
  );
  assert.equal(added.status, 303, added.body);
  assert.match((await world.get('/desk/staff', world.keeper)).body, /Lee Grant/);
  assert.equal(
    (
      await world.post(
        '/desk/rows/staff',
        { ...form, name: 'Lee', 'e-mail': 'lee@care.example', roles: 'keeper' },
        world.senior,
      )
    ).status,
    403,
  );
  const settings = {
    phone: '01632 960 111',
    mailName: 'Alder & Finch care',
    lettersPerDay: '5',
    quietFrom: '19:00',
    quietTo: '08:00',
    accent: '',
  };
  const wrong = await world.post('/desk/settings', { ...settings, lettersPerDay: 'many' }, world.keeper);
  assert.match(wrong.body, /a whole number from 1 to 100/);
  assert.equal((await world.post('/desk/settings', settings, world.keeper)).status, 303);
  assert.equal((await world.post('/desk/settings', settings, world.senior)).status, 403);
});

test('the standards page explains what is in force, and marks what is of the house', async () => {
  const world = await aWorld(db);
  const { body } = await world.get('/desk/standards');
  assert.match(body, /After-care of new homes/);
  assert.match(body, /house/);
});

test('photos given with a move are kept, shown drawn anew, and come down as downloads only', async () => {
  const world = await aWorld(db);
  const { patel } = await aLivelyDay(world);
  await move(world, patel, 'register', { manager: world.manager.id });
  const path = `/desk/cases/${await world.reference(patel)}`;
  const state = await world.desk.caseOf(patel);
  const photo = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#a05020' } })
    .png()
    .toBuffer();
  const evil = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>');
  const fields = {
    csrf: world.manager.csrf,
    ...world.hidden((await world.get(path)).body, `${path}/move`, 'value="not ours"'),
    items: state.items[0]?.id ?? '',
    reason: 'Not our kitchen',
  };
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.append('evidence', new Blob([photo], { type: 'image/png' }), 'hinge.png');
  form.append('evidence', new Blob([evil], { type: 'image/png' }), '../evil "x".svg');
  const sending = new Request('http://localhost/', { method: 'POST', body: form });
  const payload = Buffer.from(await sending.arrayBuffer());
  const sent = await world.site.app.inject({
    method: 'POST',
    url: `${path}/move`,
    headers: { cookie: world.manager.cookie, 'content-type': sending.headers.get('content-type') ?? '' },
    payload,
  });
  assert.equal(sent.statusCode, 303, sent.body);
  const { body } = await world.get(path);
  const [first, second] = [...body.matchAll(/href="(\/desk\/files\/[0-9a-f-]{36})" download/g)].map(
    (match) => match[1] ?? '',
  );
  const download = await world.site.app.inject({
    url: first ?? '',
    headers: { cookie: world.manager.cookie },
  });
  assert.equal(download.headers['content-disposition'], "attachment; filename*=UTF-8''hinge.png");
  assert.equal(download.headers['content-type'], 'application/octet-stream');
  assert.deepEqual(download.rawPayload, photo);
  const picture = await world.site.app.inject({
    url: `${first}/picture`,
    headers: { cookie: world.manager.cookie },
  });
  assert.equal(picture.headers['content-type'], 'image/webp');
  assert.notDeepEqual(picture.rawPayload, photo);
  assert.equal(
    (await world.site.app.inject({ url: `${second}/picture`, headers: { cookie: world.manager.cookie } }))
      .statusCode,
    404,
  );
  assert.equal(
    (await world.site.app.inject({ url: first ?? '', headers: { cookie: world.fitter.cookie } })).statusCode,
    403,
  );
});
