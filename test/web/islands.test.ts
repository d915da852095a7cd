import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { inOrganisation } from '../../src/store/transaction.ts';
import { staffOf } from '../../src/web/access/who.ts';
import { button } from '../../src/web/html/components/button.ts';
import { disclosure } from '../../src/web/html/components/disclosure.ts';
import { form } from '../../src/web/html/components/form.ts';
import { promiseChip } from '../../src/web/html/components/promise-chip.ts';
import { signaturePad } from '../../src/web/html/components/signature-pad.ts';
import { table } from '../../src/web/html/components/table.ts';
import { textArea } from '../../src/web/html/components/text-area.ts';
import { html } from '../../src/web/html/html.ts';
import { deskPage } from '../../src/web/html/layout/desk.ts';
import { sendPage } from '../../src/web/html/send.ts';
import { lookFor } from '../../src/web/look-for.ts';
import { browser } from '../kit/browser.ts';
import { database } from '../kit/database.ts';
import { anOrganisation, aPerson } from './organisation.ts';
import { site } from './site.ts';

const db = await database();
const organisation = await anOrganisation(db.app);
const seen = { renders: 0, sent: [] as unknown[], promised: ['first', 'second'] };
const { app, ground, clock, parts, signedIn } = await site(db.app, {
  async extra(own) {
    own.get('/test/page', { config: { staff: true } }, async (request, reply) => {
      const staff = staffOf(request);
      seen.renders += 1;
      const rows = ['one', 'two', 'three'].map((name) => ({
        id: `row-${name}`,
        cells: [html`<a href="/test/row/${name}">${name}</a>`],
      }));
      const body = html`<h1>A page</h1><p id="renders">${seen.renders}</p>${table({ caption: 'Rows', columns: [{ title: 'Name' }], rows })}${form(
        {
          action: '/test/page',
          csrf: staff.csrf,
          body: html`${textArea({ name: 'note', label: 'Note', draft: 'test' })}${signaturePad({ name: 'signature', label: 'Sign here' })}${button({ text: 'No answer', name: 'outcome', value: 'no answer', shortcut: '3' })}`,
        },
      )}${seen.promised.map((id) =>
        promiseChip({ id, state: 'made', title: id, date: 'by tomorrow', why: ['Day 0 is today.'] }),
      )}${disclosure('Kept before', 'Two promises')}`;
      return sendPage(
        reply,
        deskPage({ look: await lookFor(parts, request), title: 'A page', staff, live: 'all', body }),
      );
    });
    own.post('/test/page', { config: { staff: true } }, async (request, reply) => {
      seen.sent.push(request.body);
      return reply.redirect('/test/page', 303);
    });
  },
});
const address = await app.listen({ port: 0, host: '127.0.0.1' });
const someone = await signedIn(organisation, await aPerson(db.app, organisation, ['administrator']));

async function openPage(context: BrowserContext): Promise<Page> {
  const [name = '', value = ''] = someone.cookie.split('=');
  await context.addCookies([{ name, value, url: address }]);
  const page = await context.newPage();
  await page.goto(`${address}/test/page`);
  await page.locator('[data-controller=signature]:not([hidden])').waitFor();
  return page;
}

/** Looks again at each frame the page draws, some ten seconds long at most. (Playwright's own waiting needs eval, which our policy forbids.) */
async function until(page: Page, holds: () => Promise<boolean>): Promise<void> {
  for (let frame = 0; frame < 600; frame += 1) {
    if (await holds().catch(() => false)) return;
    await page.evaluate('new Promise((drawn) => requestAnimationFrame(drawn))').catch(() => null);
  }
  throw new Error('it never came to hold');
}

const current = (page: Page) => page.locator('[data-row][aria-current=true]').getAttribute('id');

const shown = (page: Page) => page.locator('#renders').textContent();

/** The stream tells only what changes after its first look: a case changes until all these pages have heard of it. */
async function changesIn(...pages: readonly [Page, ...Page[]]): Promise<void> {
  const before = await Promise.all(pages.map(shown));
  const waitFor = async (tries: number): Promise<void> => {
    clock.forward(1);
    await inOrganisation(db.app, organisation, async (tx) =>
      tx.query(
        `insert into command_done (organisation_id, command_key, digest, answer, at) values ($1, $2, '', $3, $4)`,
        [organisation, ground.newId(), JSON.stringify({ case: ground.newId() }), clock.now()],
      ),
    );
    const now = await Promise.all(pages.map(shown));
    if (now.every((text, n) => text !== before[n])) return;
    assert.ok(tries > 0, 'no change came through');
    await pages[0]
      .waitForResponse((answer) => answer.url().endsWith('/test/page'), { timeout: 3_000 })
      .catch(() => null);
    return waitFor(tries - 1);
  };
  await waitFor(8);
}

test('the desk’s scripts', async (whole) => {
  await browser(whole);

  await whole.test('j and k walk the rows, / goes to the search box, ? lists the keys', async (t) => {
    const page = await openPage(await browser(t));
    await page.keyboard.press('j');
    assert.equal(await current(page), 'row-one');
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    assert.equal(await current(page), 'row-three');
    await page.keyboard.press('k');
    assert.equal(await current(page), 'row-two');
    await page.keyboard.press('/');
    assert.equal(await page.evaluate('document.activeElement.id'), 'search');
    await page.keyboard.type('j?3');
    assert.equal(await page.inputValue('#search'), 'j?3');
    await page.locator('h1').click();
    await page.keyboard.press('?');
    assert.ok(await page.locator('dialog#keys[open]').isVisible());
  });

  await whole.test('one key presses the button that shows it', async (t) => {
    const page = await openPage(await browser(t));
    seen.sent.length = 0;
    await Promise.all([
      page.waitForResponse((answer) => answer.request().method() === 'POST'),
      page.keyboard.press('3'),
    ]);
    assert.equal((seen.sent[0] as { outcome: string }).outcome, 'no answer');
  });

  await whole.test('what is typed is kept in the browser until it is sent', async (t) => {
    const page = await openPage(await browser(t));
    await page.fill('#note', 'She is away until');
    await page.reload();
    await until(page, async () => (await page.inputValue('#note')) === 'She is away until');
    const before = seen.renders;
    await page.getByRole('button', { name: 'No answer' }).click();
    await until(page, async () => Number(await page.textContent('#renders')) > before);
    await until(page, () => page.evaluate('localStorage.getItem("kept draft test") === null'));
  });

  await whole.test('a signature is drawn with the pointer and sent as a picture', async (t) => {
    const page = await openPage(await browser(t));
    const pad = await page.locator('canvas').boundingBox();
    assert.ok(pad !== null);
    await page.mouse.move(pad.x + 20, pad.y + 40);
    await page.mouse.down();
    await page.mouse.move(pad.x + 120, pad.y + 80, { steps: 5 });
    await page.mouse.up();
    assert.match(await page.inputValue('input[name=signature]'), /^data:image\/png;base64,/);
    await page.getByRole('button', { name: 'Clear' }).click();
    assert.equal(await page.inputValue('input[name=signature]'), '');
  });

  await whole.test('a colleague’s change shows in every tab, and typed words stay', async (t) => {
    const context = await browser(t);
    const first = await openPage(context);
    const second = await openPage(context);
    await second.fill('#note', 'half a sentence');
    await changesIn(first, second);
    assert.equal(await second.inputValue('#note'), 'half a sentence');
  });

  await whole.test('what was unfolded to be read stays open when the page is fetched anew', async (t) => {
    const page = await openPage(await browser(t));
    await page.locator('#why-second > summary').click();
    await page.locator('summary', { hasText: 'Kept before' }).click();
    // The one before it is kept meanwhile: what moves up in its place is still the one that was opened.
    seen.promised = ['third', 'second'];
    await changesIn(page);
    const opened = page.locator('details[open]');
    await until(page, async () => (await page.locator('#why-third').count()) === 1);
    assert.deepEqual(await opened.locator('summary').allInnerTexts(), ['Why this date?', 'Kept before']);
    assert.equal(await page.locator('#why-second[open]').count(), 1);
  });

  await whole.test('without scripts the page does the same, but for drawing', async (t) => {
    const context = await browser(t, 'phone', { javaScriptEnabled: false });
    const [name = '', value = ''] = someone.cookie.split('=');
    await context.addCookies([{ name, value, url: address }]);
    const page = await context.newPage();
    await page.goto(`${address}/test/page`);
    assert.equal(await page.locator('canvas').isVisible(), false);
    seen.sent.length = 0;
    await page.fill('#note', 'by hand');
    await page.getByRole('button', { name: 'No answer' }).click();
    assert.equal((seen.sent[0] as { note: string }).note, 'by hand');
  });
});

test('who is not signed in hears nothing of what changes', async () => {
  assert.equal((await app.inject({ url: '/desk/stream' })).statusCode, 401);
});
