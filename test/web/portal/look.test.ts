import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { axeFaults } from '../../kit/axe.ts';
import { browser } from '../../kit/browser.ts';
import { database } from '../../kit/database.ts';
import { takePicture } from '../../kit/take-picture.ts';
import { at, openQuery, staffMove, world } from './world.ts';

const db = await database();
const here = await world(db.app);
const address = await here.app.listen({ port: 0, host: '127.0.0.1' });
const output = join(import.meta.dirname, '../../output/portal');
await mkdir(output, { recursive: true });

const offered = await openQuery(here, [
  'The drawer under the hob will not shut',
  'The end panel is swollen at the bottom',
]);
await staffMove(here, offered, 'register', { manager: here.manager });
await staffMove(here, offered, 'inspect', { reason: 'We need to see it' });
await staffMove(here, offered, 'offer inspection times', {
  slots: [
    { from: at('2026-11-26 08:00'), to: at('2026-11-26 13:00') },
    { from: at('2026-11-27 12:00'), to: at('2026-11-27 17:00') },
  ],
});

const fitted = await openQuery(here, ['Door of the corner unit is chipped', 'A runner is missing']);
await staffMove(here, fitted, 'register', { manager: here.manager });
await staffMove(here, fitted, 'advice given', { advice: 'Turn the screw by hand' });

const booked = await openQuery(here, ['The drawer box drops', 'Silicone is missing']);
await staffMove(here, booked, 'register', { manager: here.manager });
await staffMove(here, booked, 'inspect', { reason: 'We need to see it' }, booked.items.slice(0, 1));
await staffMove(
  here,
  booked,
  'inspection agreed',
  { slot: { from: at('2026-11-26 08:00'), to: at('2026-11-26 13:00') }, operative: here.fitter },
  booked.items.slice(0, 1),
);

const closed = await openQuery(here, ['The worktop is burnt']);
await staffMove(here, closed, 'register', { manager: here.manager });
await staffMove(here, closed, 'not ours', { reason: 'A pan was put on it', evidence: [here.ground.newId()] });

const gaps = await openQuery(here, ['The plinth is missing'], [], ['fault']);

async function faultsOf(page: Page, path: string, picture: string, axe: boolean): Promise<string[]> {
  const faults: string[] = [];
  await page.goto(`${address}${path}`);
  await takePicture(page, join(output, `${picture}.png`));
  if (axe) faults.push(...(await axeFaults(page)));
  const wide = 'document.documentElement.scrollWidth > document.documentElement.clientWidth';
  if (await page.evaluate(wide)) faults.push('it scrolls sideways');
  return faults.map((fault) => `${picture}: ${fault}`);
}

const pages = [
  { path: '/my-query', of: offered, name: 'query-offered' },
  { path: '/my-query/choose/inspection%20agreed', of: offered, name: 'choose-time' },
  { path: '/my-query/choose/withdraw', of: offered, name: 'withdraw' },
  { path: '/my-query/write/not-fixed', of: fitted, name: 'not-fixed' },
  { path: '/my-query', of: fitted, name: 'query-to-sign' },
  { path: '/my-query/sign', of: fitted, name: 'sign' },
  { path: '/my-query', of: booked, name: 'query-booked' },
  { path: '/my-query', of: closed, name: 'query-closed' },
  { path: '/my-query', of: gaps, name: 'query-incomplete' },
  { path: '/my-query/details', of: gaps, name: 'details' },
  { path: `/desk/cases/${fitted.reference}/sign`, of: null, name: 'sign-at-the-door' },
  ...['/', '/my-link', '/who-looks-after', '/standards', '/contact', '/accessibility', '/report'].map(
    (path) => ({ path, of: null, name: `public-${path === '/' ? 'front' : path.slice(1)}` }),
  ),
];

// The smallest phone is looked at in the dark; what axe finds does not hang on the width once more.
const sizes = {
  'phone-390': { viewport: { width: 390, height: 844 }, colorScheme: 'light', axe: true },
  'desk-1280': { viewport: { width: 1280, height: 900 }, colorScheme: 'dark', axe: true },
  'smallest-320': { viewport: { width: 320, height: 640 }, colorScheme: 'dark', axe: false },
} as const;

test('pages of customers and of the public read on any screen, in light and dark, with no fault that axe knows', async (t) => {
  for (const [size, { axe, ...more }] of Object.entries(sizes)) {
    await t.test(size, async (part) => {
      const context = await browser(part, 'desk', more);
      const page = await context.newPage();
      const faults: string[] = [];
      page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
      page.on('pageerror', (error) => faults.push(error.message));
      const staff = await here.signedIn(here.organisation, here.manager);
      const [staffName = '', staffValue = ''] = staff.cookie.split('=');
      await context.addCookies([{ name: staffName, value: staffValue, url: address }]);
      for (const { path, of, name } of pages) {
        if (of !== null) {
          const { cookie } = await here.asParty(here.organisation, of.caseId, of.homeowner.partyId);
          const [cookieName = '', value = ''] = cookie.split('=');
          await context.addCookies([{ name: cookieName, value, url: address }]);
        }
        faults.push(...(await faultsOf(page, path, `${name}-${size}`, axe)));
      }
      assert.deepEqual(faults, []);
    });
  }
});
