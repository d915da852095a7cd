import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import type { BrowserContext } from 'playwright-core';
import { browser } from '../../kit/browser.ts';
import { database } from '../../kit/database.ts';
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

async function faultsOf(context: BrowserContext, path: string, picture: string): Promise<string[]> {
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  page.on('pageerror', (error) => faults.push(error.message));
  await page.goto(`${address}${path}`);
  await page.screenshot({ path: join(output, `${picture}.png`), fullPage: true });
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  for (const { id, nodes } of violations) faults.push(`${id}: ${nodes.map((node) => node.html).join(' | ')}`);
  const wide = 'document.documentElement.scrollWidth > document.documentElement.clientWidth';
  if (await page.evaluate(wide)) faults.push('it scrolls sideways');
  return faults;
}

const pages = [
  { path: '/my-query', of: offered, name: 'query-offered' },
  { path: '/my-query/choose/inspection%20agreed', of: offered, name: 'choose-time' },
  { path: '/my-query/choose/withdraw', of: offered, name: 'withdraw' },
  { path: '/my-query/write/not-fixed', of: fitted, name: 'not-fixed' },
  { path: '/my-query', of: fitted, name: 'query-to-sign' },
  { path: '/my-query/sign', of: fitted, name: 'sign' },
] as const;

const sizes = {
  'phone-390': { viewport: { width: 390, height: 844 } },
  'desk-1280': { viewport: { width: 1280, height: 900 } },
  'smallest-320': { viewport: { width: 320, height: 640 } },
} as const;

test('a customer’s pages read on any screen, in light and dark, with no fault that axe knows', async (t) => {
  await browser(t);
  for (const { path, of, name } of pages) {
    const { cookie } = await here.asParty(here.organisation, of.caseId, of.homeowner.partyId);
    const [cookieName = '', value = ''] = cookie.split('=');
    for (const [size, more] of Object.entries(sizes)) {
      const colorScheme = size === 'smallest-320' ? 'dark' : 'light';
      await t.test(`${name} ${size}`, async (part) => {
        const context = await browser(part, 'desk', { ...more, colorScheme });
        await context.addCookies([{ name: cookieName, value, url: address }]);
        assert.deepEqual(await faultsOf(context, path, `${name}-${size}`), []);
      });
    }
  }
});
