import assert from 'node:assert/strict';
import type { BrowserContext, Page } from 'playwright-core';
import { answered } from './answered.ts';
import { type Answers, fillIn } from './fill.ts';
import type { Received } from './letter.ts';
import { keepsQuiet, lookAt, says, unfold } from './look.ts';

/** A customer or client in front of the page of their query. */
export interface Customer {
  readonly page: Page;
  /** Follows a link or button by its words. */
  follows(words: string | RegExp): Promise<void>;
  fills(answers: Answers): Promise<void>;
  presses(words: string): Promise<void>;
  /** Draws on the pad, with a mouse or a finger. */
  draws(): Promise<void>;
  /** Opens what is folded under these words. */
  unfolds(words: string): Promise<void>;
  reads(...words: (string | RegExp)[]): Promise<void>;
  doesNotRead(...words: (string | RegExp)[]): Promise<void>;
  looks(name: string): Promise<void>;
}

/** Opens the link of a letter, and presses the button that a scanner of links would not press. */
export async function openLink(context: BrowserContext, letter: Received): Promise<Customer> {
  assert.ok(letter.link !== null, `“${letter.subject}” has no link:\n${letter.text}`);
  const page = await context.newPage();
  await page.goto(letter.link);
  await page.getByRole('button', { name: 'Show my query' }).click();
  await page.waitForURL(/\/my-query/);
  assert.ok(!page.url().includes('/c/'), 'the link’s secret stays out of the address');
  return inFrontOf(page);
}

/** What a customer can do on a page that is open in front of them. */
export function inFrontOf(page: Page): Customer {
  return {
    page,
    follows: async (words) => {
      await page
        .getByRole('link', { name: words })
        .or(page.getByRole('button', { name: words }))
        .first()
        .click();
      await page.waitForLoadState('load');
    },
    fills: (answers) => fillIn(page.locator('main'), answers),
    presses: (words) => answered(page, () => page.getByRole('button', { name: words, exact: true }).click()),
    draws: async () => {
      const pad = page.locator('canvas');
      await pad.scrollIntoViewIfNeeded();
      const box = await pad.boundingBox();
      assert.ok(box !== null, 'there is no pad to sign on');
      await page.mouse.move(box.x + 20, box.y + box.height / 2);
      await page.mouse.down();
      for (let step = 1; step <= 12; step += 1)
        await page.mouse.move(
          box.x + 20 + step * ((box.width - 40) / 12),
          box.y + box.height / 2 + (step % 2 === 0 ? -1 : 1) * (box.height / 4),
        );
      await page.mouse.up();
    },
    unfolds: (words) => unfold(page, words),
    reads: (...words) => says(page, ...words),
    doesNotRead: (...words) => keepsQuiet(page, ...words),
    looks: (name) => lookAt(page, name),
  };
}
