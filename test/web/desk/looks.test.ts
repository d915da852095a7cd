import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import { browser } from '../../kit/browser.ts';
import { database } from '../../kit/database.ts';
import { aLivelyDay, move } from './lively.ts';
import { aWorld } from './world.ts';

const db = await database();
const output = join(import.meta.dirname, '../../output/desk');
const sizes = { desk: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } } as const;

test('the pages of the desk read on desk and phone with no fault that axe knows', async (t) => {
  await mkdir(output, { recursive: true });
  const world = await aWorld(db);
  const cases = await aLivelyDay(world);
  for (const id of [cases.patel, cases.deaf, cases.unsafe, cases.okafor]) {
    const state = await world.desk.caseOf(id);
    console.log(
      state.reference,
      state.items.map((item) => `${item.stage}: ${item.product} ${item.fault}`),
      state.details,
      state.exceptions.map((row) => row.about),
    );
  }
  for (const id of [cases.patel, cases.deaf]) {
    if ((await world.desk.caseOf(id)).items[0]?.stage === 'registration')
      await move(world, id, 'register', { manager: world.manager.id });
  }
  await move(world, cases.deaf, 'inspect', {}, { reason: 'The hinge plate may be torn; we need to see it.' });
  await world.pass(26 * 3_600_000);
  const address = await world.site.app.listen({ port: 0, host: '127.0.0.1' });
  const references = Object.fromEntries(
    await Promise.all(
      Object.entries(cases).map(async ([name, id]) => [name, await world.reference(id)] as const),
    ),
  );
  const pages = {
    today: '/desk',
    search: '/desk/search?q=plot+41',
    'case-assessment': `/desk/cases/${references.patel}`,
    'case-calls': `/desk/cases/${references.deaf}`,
    'case-unsafe': `/desk/cases/${references.unsafe}`,
  };
  await browser(t);
  for (const [size, viewport] of Object.entries(sizes)) {
    const signedIn = await world.site.signedIn(world.desk.organisation, world.manager.id);
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
        await page.screenshot({ path: join(output, `${title}-${size}.png`), fullPage: true });
        const { violations } = await new AxeBuilder({ page })
          .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
          .analyze();
        for (const { id, nodes } of violations)
          faults.push(`${id}: ${nodes.map((node) => node.html.slice(0, 300)).join(' | ')}`);
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
