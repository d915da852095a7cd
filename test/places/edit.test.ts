import assert from 'node:assert/strict';
import { test } from 'node:test';
import { removeAbsence, saveAbsence } from '../../src/app/places/absences.ts';
import { endContact, saveContact } from '../../src/app/places/client-people.ts';
import { saveClient } from '../../src/app/places/clients.ts';
import { saveHome } from '../../src/app/places/homes.ts';
import { beginLine, endLine } from '../../src/app/places/lines.ts';
import { homesOfSite, placesOf } from '../../src/app/places/overview.ts';
import { describePerson, moveIn, moveOut } from '../../src/app/places/residents.ts';
import { saveSite } from '../../src/app/places/sites.ts';
import { aDesk } from '../intake/desk.ts';
import { database } from '../kit/database.ts';

const db = await database();
const { ground, organisation, hear, sent, rows } = await aDesk(db);
const on = '2026-11-23';
const client = {
  name: 'Brook & Vale',
  code: null,
  kind: 'developer' as const,
  domains: ['@brookvale.example'],
  tellHomeownerNotOurs: true,
  directReports: true,
  complaintDays: null,
  trading: true,
};
const ann = {
  name: 'Ann Lee',
  title: 'Ms',
  prefers: 'email' as const,
  prefersTimes: null,
  language: null,
  needs: [],
  safeContactOnly: false,
  email: 'ann@mail.example',
  phone: null,
};

const idOf = (saved: object): string => {
  if ('id' in saved && typeof saved.id === 'string') return saved.id;
  throw new Error(JSON.stringify(saved));
};

test('a client, its site, a home and who lives there are added and described anew on the desk', async () => {
  const clientId = idOf(await saveClient(ground, organisation, null, client));
  const site = { clientId, name: 'Elm Row', code: null, postcodes: ['ls6 2ab'], area: 'Yorkshire' };
  const siteId = idOf(await saveSite(ground, organisation, null, site));
  const home = {
    siteId,
    plot: 'Plot 4',
    address: '4 Elm Row, Leeds',
    postcode: 'LS6 2AB',
    uprn: null,
    completedOn: null,
  };
  const homeId = idOf(await saveHome(ground, organisation, null, home));
  assert.ok('refused' in (await saveHome(ground, organisation, null, { ...home, address: null })));
  const annId = idOf(
    await moveIn(ground, organisation, homeId, ann, {
      from: '2026-05-01',
      capacity: 'homeowner',
      alone: true,
    }),
  );
  assert.equal(
    await describePerson(ground, organisation, annId, {
      ...ann,
      phone: '07700 900140',
      email: 'ann2@mail.example',
    }),
    null,
  );
  assert.ok(
    'refused' in ((await describePerson(ground, organisation, annId, { ...ann, phone: '12' })) ?? {}),
  );
  const beaId = idOf(
    await moveIn(
      ground,
      organisation,
      homeId,
      { ...ann, name: 'Bea Moss', email: 'bea@mail.example' },
      { from: '2026-10-01', capacity: 'homeowner', alone: true },
    ),
  );
  const now = await homesOfSite(ground, organisation, siteId, on);
  assert.deepEqual(
    now.occupants.map(({ name }) => name),
    ['Bea Moss'],
  );
  // What was edited is what mail is matched by.
  const row = await hear({ from: 'Bea Moss <bea@mail.example>', text: 'the plinth is too short' });
  const [found] = await rows<{ home: string }>(
    `select home_id as home from case_now where organisation_id = $1 and case_id = '${row.caseId}'`,
  );
  assert.equal(found?.home, homeId);
  assert.equal(await moveOut(ground, organisation, homeId, beaId, '2026-12-01'), null);
  assert.notEqual(await moveOut(ground, organisation, homeId, beaId, '2026-12-01'), null);
});

test('what cannot stand is refused before anything of it is written', async () => {
  assert.ok(
    'refused' in
      (await saveClient(ground, organisation, null, { ...client, name: 'X', domains: ['gmail.com'] })),
  );
  assert.ok(
    'refused' in (await saveClient(ground, organisation, null, { ...client, code: 'northmoor-homes' })),
  );
  const places = await placesOf(ground, organisation, on);
  const northmoor = places.clients.find(({ code }) => code === 'northmoor-homes')?.id ?? '';
  assert.ok(
    'refused' in
      (await saveSite(ground, organisation, null, {
        clientId: northmoor,
        name: 'New',
        code: null,
        postcodes: ['LSI5 8ZZ'],
        area: 'Yorkshire',
      })),
  );
  assert.ok(
    'refused' in
      (await saveSite(ground, organisation, null, {
        clientId: northmoor,
        name: 'New',
        code: 'larches',
        postcodes: [],
        area: 'Yorkshire',
      })),
  );
});

test('a named contact is handed over on a day, and who is away is covered', async () => {
  const places = await placesOf(ground, organisation, on);
  const clientId = places.clients.find(({ code }) => code === 'northmoor-homes')?.id ?? '';
  const staff = (name: string) => places.staff.find((member) => member.name === name)?.id ?? '';
  const line = { clientId, siteId: null, who: staff('Colm Daly'), from: '2026-11-20', to: null };
  const begun = await beginLine(ground, organisation, 'named contact', line);
  assert.ok('id' in begun);
  assert.ok(
    'refused' in
      (await beginLine(ground, organisation, 'named contact', {
        ...line,
        who: staff('Dan Whitlock'),
        from: '2026-11-01',
      })),
  );
  const asked = await hear({ from: 'helen@mail.example', text: 'who looks after The Larches' });
  assert.match((await sent(asked.caseId))[0]?.body ?? '', /Colm Daly/);
  const away = await saveAbsence(ground, organisation, null, {
    staffId: staff('Colm Daly'),
    from: on,
    to: '2026-11-24',
    coverId: staff('Ruth Adeyemi'),
  });
  const again = await hear({ from: 'helen@mail.example', text: 'who looks after The Larches please' });
  assert.match((await sent(again.caseId))[0]?.body ?? '', /Ruth Adeyemi \(while Colm Daly is away\)/);
  await removeAbsence(ground, organisation, idOf(away));
  assert.equal(await endLine(ground, organisation, 'named contact', idOf(begun), '2026-12-31'), null);
});

test('a client’s contact who is given their last day speaks for nobody after it', async () => {
  const places = await placesOf(ground, organisation, on);
  const clientId = places.clients.find(({ code }) => code === 'northmoor-homes')?.id ?? '';
  const form = {
    clientId,
    siteId: null,
    name: 'Jo Reed',
    post: 'buyer' as const,
    from: '2026-01-01',
    to: null,
    email: 'jo@northmoorhomes.example',
    phone: null,
  };
  const id = idOf(await saveContact(ground, organisation, null, form));
  const before = await hear({ from: 'jo@northmoorhomes.example', text: 'plot 42 The Larches hinge torn' });
  assert.equal(before.status, 'filed');
  assert.equal(await endContact(ground, organisation, id, '2026-11-22'), null);
  const [{ reference } = { reference: '' }] = await rows<{ reference: string }>(
    `select reference from case_now where organisation_id = $1 and case_id = '${before.caseId}'`,
  );
  const after = await hear({ from: 'jo@northmoorhomes.example', text: `${reference}: any news?` });
  assert.equal(after.status, 'apart');
});
