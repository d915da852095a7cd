import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { axeFaults } from '../../kit/axe.ts';
import { browser } from '../../kit/browser.ts';
import { database } from '../../kit/database.ts';
import { takePicture } from '../../kit/take-picture.ts';
import { aPerson } from '../organisation.ts';
import { aLivelyDay, move } from './lively.ts';
import { aWorld } from './world.ts';

const db = await database();
const output = join(import.meta.dirname, '../../output/desk');
const sizes = { desk: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } } as const;

test('the pages of the desk read on desk and phone with no fault that axe knows', async (t) => {
  await mkdir(output, { recursive: true });
  const world = await aWorld(db);
  const cases = await aLivelyDay(world);
  for (const id of [cases.patel, cases.deaf]) {
    if ((await world.desk.caseOf(id)).items[0]?.stage === 'registration')
      await move(world, id, 'register', { manager: world.manager.id });
  }
  await move(world, cases.deaf, 'inspect', {}, { reason: 'The hinge plate may be torn; we need to see it.' });
  await world.pass(26 * 3_600_000);
  const everything = await aPerson(
    db.app,
    world.desk.organisation,
    ['care manager', 'senior administrator', 'operations planner', 'keeper'],
    'ann@pages.example',
  );
  const address = await world.site.app.listen({ port: 0, host: '127.0.0.1' });
  const references = Object.fromEntries(
    await Promise.all(
      Object.entries(cases).map(async ([name, id]) => [name, await world.reference(id)] as const),
    ),
  );
  const one = async <T extends { id: string }>(sql: string): Promise<string> =>
    (await world.desk.rows<T>(sql))[0]?.id ?? '';
  const letter = await one(
    'select send_id as id from send where organisation_id = $1 order by queued_at limit 1',
  );
  const message = await one(
    "select message_id as id from message where organisation_id = $1 and status = 'apart' limit 1",
  );
  const client = await one(
    "select client_id as id from client where organisation_id = $1 and name = 'Northmoor Homes'",
  );
  const site = await one(
    "select site_id as id from site where organisation_id = $1 and name = 'The Larches'",
  );
  const home = await one("select home_id as id from home where organisation_id = $1 and plot = '42'");
  const pages = {
    today: '/desk',
    search: '/desk/search?q=plot+41',
    'case-assessment': `/desk/cases/${references.patel}`,
    'case-calls': `/desk/cases/${references.deaf}`,
    'case-unsafe': `/desk/cases/${references.unsafe}`,
    'case-forms': `/desk/cases/${references.patel}`,
    'client-forms': `/desk/places/clients/${client}`,
    new: '/desk/new',
    post: '/desk/post',
    message: `/desk/post/${message}`,
    letters: '/desk/letters?shelf=print',
    letter: `/desk/letters/${letter}`,
    places: '/desk/places?home=41+larches',
    client: `/desk/places/clients/${client}`,
    site: `/desk/places/sites/${site}`,
    home: `/desk/places/homes/${home}`,
    import: '/desk/places/import',
    report: '/desk/report',
    staff: '/desk/staff',
    standards: '/desk/standards',
    standard: '/desk/standards/after-care/1',
    calendar: '/desk/calendar',
    settings: '/desk/settings',
  };
  for (const [size, viewport] of Object.entries(sizes)) {
    const signedIn = await world.site.signedIn(world.desk.organisation, everything);
    const context = await browser(t, 'desk', { viewport });
    const [name = '', value = ''] = signedIn.cookie.split('=');
    await context.addCookies([{ name, value, url: address }]);
    for (const [title, path] of Object.entries(pages)) {
      await t.test(`${title} at ${size} width`, async () => {
        const page = await context.newPage();
        const faults: string[] = [];
        page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
        page.on('pageerror', (error) => faults.push(error.message));
        await page.goto(`${address}${path}`);
        if (title.endsWith('-forms'))
          await page.evaluate('document.querySelectorAll("details").forEach((box) => { box.open = true; })');
        await takePicture(page, join(output, `${title}-${size}.png`));
        faults.push(...(await axeFaults(page)));
        if (
          await page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth')
        )
          faults.push('it scrolls sideways');
        assert.deepEqual(faults, []);
        await page.close();
      });
    }
  }
});
