import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { customerLink } from '../../../src/app/customer-link.ts';
import { axeFaults } from '../../kit/axe.ts';
import { browser } from '../../kit/browser.ts';
import { database } from '../../kit/database.ts';
import { takePicture } from '../../kit/take-picture.ts';
import { openQuery, staffMove, stateOf, world } from './world.ts';

const db = await database();
const here = await world(db.app);
const address = await here.app.listen({ port: 0, host: '127.0.0.1' });
const output = join(import.meta.dirname, '../../output/portal');
await mkdir(output, { recursive: true });

async function sound(page: Page, picture: string): Promise<void> {
  await takePicture(page, join(output, `${picture}.png`));
  assert.deepEqual(await axeFaults(page), []);
}

test('in a browser, people', async (t) => {
  await t.test('a report is made on a phone with no scripts, page by page, to its number', async (part) => {
    const context = await browser(part, 'desk', {
      viewport: { width: 390, height: 844 },
      javaScriptEnabled: false,
    });
    const page = await context.newPage();
    const next = () => page.getByRole('button', { name: 'Continue' }).click();
    await page.goto(`${address}/`);
    await page.getByRole('link', { name: 'Report something' }).click();
    await next();
    await page.getByRole('link', { name: 'Say who you are' }).click();
    await takePicture(page, join(output, 'report-error-390.png'));
    await page.getByLabel('I live in the home').check();
    await next();
    await page.getByLabel('Address', { exact: true }).fill('7 Larch Way, Leeds');
    await page.getByLabel('Postcode').fill('LS15 8AB');
    await takePicture(page, join(output, 'report-home-390.png'));
    await next();
    await page.getByLabel('Your name').fill('Meera Patel');
    await page.getByLabel('Your e-mail address').fill('m.patel@mail.example');
    await next();
    await page.getByLabel('What is wrong').fill('The drawer under the hob will not shut');
    await page.getByRole('button', { name: 'Add another thing' }).click();
    await page.getByLabel('Thing 2').fill('The end panel is swollen');
    await page.getByLabel('Photos, if you have any').setInputFiles({
      name: 'drawer.png',
      mimeType: 'image/png',
      buffer: Buffer.from('89504e470d0a1a0a', 'hex'),
    });
    await takePicture(page, join(output, 'report-wrong-390.png'));
    await next();
    await page.getByLabel('When is a good time').fill('After 2pm, not Tuesdays');
    await next();
    await takePicture(page, join(output, 'report-check-390.png'));
    await page.getByRole('link', { name: 'Change Good times' }).click();
    await page.getByLabel('When is a good time').fill('After 3pm');
    await next();
    await page.getByText('After 3pm').waitFor();
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByRole('heading', { name: 'We have your report' }).waitFor();
    await takePicture(page, join(output, 'report-done-390.png'));
    assert.match((await page.textContent('main')) ?? '', /CQ-\d+[\s\S]*Priya Nair[\s\S]*01632 960 111/);
  });
  await t.test('the pages of the report have no fault that axe knows', async (part) => {
    const context = await browser(part, 'desk');
    const page = await context.newPage();
    await page.goto(`${address}/report`);
    await page.getByLabel('I am helping somebody').check();
    for (const name of ['you', 'home', 'person', 'wrong', 'times', 'check']) {
      await page.getByRole('button', { name: 'Continue' }).click();
      if (name === 'you') await page.getByLabel('Your phone number').fill('01632 960 001');
      await page.waitForURL(`**/report/${name}`);
      await sound(page, `report-${name}-1280`);
    }
    await page.getByRole('button', { name: 'Send' }).click();
    await page.waitForURL('**/report/done');
    await sound(page, 'report-done-1280');
  });
  await t.test(
    'a signature is drawn with the finger, cleared, drawn again, and kept as a picture',
    async (part) => {
      const opened = await openQuery(here, ['The door of the corner unit is chipped']);
      await staffMove(here, opened, 'register', { manager: here.manager });
      await staffMove(here, opened, 'advice given', { advice: 'Turn the screw by hand' });
      const context = await browser(part, 'desk', { viewport: { width: 390, height: 844 } });
      const page = await context.newPage();
      const link = new URL(
        await customerLink(here.ground, here.organisation, opened.caseId, opened.homeowner.partyId),
      );
      await page.goto(`${address}${link.pathname}`);
      await page.getByRole('button', { name: 'Show my query' }).click();
      assert.ok(!page.url().includes(link.pathname.slice(3)));
      await page.getByRole('button', { name: 'Say what is done, and sign' }).click();
      await page.getByLabel('Done', { exact: true }).check();
      await page.getByLabel('Your full name').fill('Meera Patel');
      await page.getByLabel('I live here and own it').check();
      const pad = page.locator('canvas');
      await pad.scrollIntoViewIfNeeded();
      const box = await pad.boundingBox();
      assert.ok(box !== null);
      const stroke = async () => {
        await page.mouse.move(box.x + 30, box.y + 100);
        await page.mouse.down();
        for (let n = 1; n <= 12; n += 1)
          await page.mouse.move(box.x + 30 + n * 20, box.y + 100 + (n % 2 === 0 ? 40 : -40));
        await page.mouse.up();
      };
      await stroke();
      await page.getByRole('button', { name: 'Clear' }).click();
      await stroke();
      await sound(page, 'sign-drawn-390');
      await page.getByRole('button', { name: 'Sign', exact: true }).click();
      await page.getByText('Your signature is with us').waitFor();
      await sound(page, 'signed-390');
      const state = await stateOf(here, opened.caseId);
      assert.equal(state.tracks[0]?.cycles.at(-1)?.reason, 'complete');
    },
  );
  await t.test('by keyboard alone, a typed name and a tick are a signature', async (part) => {
    const opened = await openQuery(here, ['A runner is missing']);
    await staffMove(here, opened, 'register', { manager: here.manager });
    await staffMove(here, opened, 'advice given', { advice: 'Turn the screw by hand' });
    const context = await browser(part, 'desk');
    const { cookie } = await here.asParty(here.organisation, opened.caseId, opened.homeowner.partyId);
    const [name = '', value = ''] = cookie.split('=');
    await context.addCookies([{ name, value, url: address }]);
    const page = await context.newPage();
    await page.goto(`${address}/my-query/sign`);
    await page.getByLabel('Done', { exact: true }).focus();
    await page.keyboard.press('Space');
    await page.getByLabel('Your full name').focus();
    await page.keyboard.type('Meera Patel');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.getByLabel('My typed name above').focus();
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'Sign', exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Your signature is with us').waitFor();
    assert.equal((await stateOf(here, opened.caseId)).signatures.length, 1);
  });
});
