import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import type { BrowserContext } from 'playwright-core';
import { inOrganisation } from '../../src/store/transaction.ts';
import { roles } from '../../src/web/access/permissions.ts';
import { sendPage } from '../../src/web/html/send.ts';
import { lookFor } from '../../src/web/look-for.ts';
import { axeFaults } from '../kit/axe.ts';
import { browser } from '../kit/browser.ts';
import { database } from '../kit/database.ts';
import { takePicture } from '../kit/take-picture.ts';
import { deskLookBook, portalLookBook } from './look-book-page.ts';
import { anOrganisation, aPerson } from './organisation.ts';
import { site } from './site.ts';

const db = await database();
const organisation = await anOrganisation(db.app);
await inOrganisation(db.app, organisation, (tx) =>
  tx.query('update organisation set training = true where organisation_id = $1', [organisation]),
);
for (const role of roles) await aPerson(db.app, organisation, [role]);
const { app, parts } = await site(db.app, {
  training: true,
  async extra(own) {
    own.get('/look-book/desk', { config: { open: true } }, async (request, reply) =>
      sendPage(reply, deskLookBook(await lookFor(parts, request))),
    );
    own.get('/look-book/portal', { config: { open: true } }, async (request, reply) =>
      sendPage(reply, portalLookBook(await lookFor(parts, request))),
    );
  },
});
const address = await app.listen({ port: 0, host: '127.0.0.1' });
const output = join(import.meta.dirname, '../output/look-book');
await mkdir(output, { recursive: true });

/** What is wrong with a page as this browser shows it: axe's findings, sideways scrolling, the browser's complaints. */
async function faultsOf(context: BrowserContext, path: string, picture: string): Promise<string[]> {
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  page.on('pageerror', (error) => faults.push(error.message));
  await page.goto(`${address}${path}`);
  await takePicture(page, join(output, picture));
  faults.push(...(await axeFaults(page)));
  const wide = 'document.documentElement.scrollWidth > document.documentElement.clientWidth';
  if (await page.evaluate(wide)) faults.push('it scrolls sideways');
  return faults;
}

test('every component reads on desk and phone, in light and dark, with no fault that axe knows', async (t) => {
  for (const face of ['desk', 'portal'] as const) {
    for (const screen of ['desk', 'phone'] as const) {
      for (const colorScheme of ['light', 'dark'] as const) {
        const name = `${face}-${screen}-${colorScheme}`;
        await t.test(name, async (part) => {
          const context = await browser(part, screen, { colorScheme });
          assert.deepEqual(await faultsOf(context, `/look-book/${face}`, `${name}.png`), []);
        });
      }
    }
  }
  for (const [name, path] of Object.entries({ 'sign-in': '/desk/sign-in', press: `/c/${'x'.repeat(43)}` })) {
    await t.test(`the page ${name}, on a phone`, async (part) => {
      const context = await browser(part, 'phone');
      assert.deepEqual(await faultsOf(context, path, `${name}.png`), []);
    });
  }
  await t.test('printed: black on white, every explanation open, nothing to press', async (part) => {
    const context = await browser(part);
    const page = await context.newPage();
    await page.goto(`${address}/look-book/portal`);
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    await page.setViewportSize({ width: 720, height: 1000 });
    await takePicture(page, join(output, 'portal-print.png'));
    const paper = 'getComputedStyle(document.body).backgroundColor';
    assert.equal(await page.evaluate(paper), 'rgb(255, 255, 255)');
    assert.equal(await page.locator('.govuk-button').first().isVisible(), false);
    assert.ok(await page.getByText('Two working days after the visit.').isVisible());
  });
});
