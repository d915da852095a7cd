import assert from 'node:assert/strict';
import type { BrowserContext, Page } from 'playwright-core';
import { answered } from './answered.ts';
import { type Answers, fillIn } from './fill.ts';
import { keepsQuiet, lookAt, says, unfold, wordsOf } from './look.ts';
import type { Mailbox } from './mailboxes.ts';

/** A member of staff in front of the desk, who signs in again where the last time no longer holds. */
export interface Staff {
  readonly page: Page;
  /** Opens a case by its reference, as it is now. */
  opens(reference: string): Promise<void>;
  /** Opens any page of the desk. */
  goes(path: string): Promise<void>;
  /** On the open case: opens the deed of this title, fills in its form, presses its button. */
  does(title: string, answers?: Answers): Promise<void>;
  /** The same, and answers with what the desk says in refusing it. */
  isRefused(title: string, answers?: Answers): Promise<string>;
  /** Opens what is folded under these words. */
  unfolds(words: string): Promise<void>;
  /** What stands in a part of the page. */
  words(part: string): Promise<string>;
  reads(...words: (string | RegExp)[]): Promise<void>;
  doesNotRead(...words: (string | RegExp)[]): Promise<void>;
  /** No fault that axe knows at both widths; leaves pictures. */
  looks(name: string): Promise<void>;
}

async function signIn(page: Page, address: string, mailbox: Mailbox): Promise<void> {
  await page.getByLabel('Your work e-mail address').fill(address);
  await page.getByRole('button', { name: 'Send me a code' }).click();
  await page.getByLabel('Code').waitFor();
  const mail = await mailbox.coming(/is your code to sign in/);
  await page.getByLabel('Code').fill(/\d{6}/.exec(mail.subject)?.[0] ?? '');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/desk/sign-in'));
}

/** Signs in by the code that the desk sends, where the last sign-in no longer holds. */
export async function atTheDesk(
  context: BrowserContext,
  base: string,
  address: string,
  mailbox: Mailbox,
): Promise<Staff> {
  const page = context.pages()[0] ?? (await context.newPage());
  const goes = async (path: string): Promise<void> => {
    await page.goto(`${base}${path}`);
    if (new URL(page.url()).pathname.startsWith('/desk/sign-in')) await signIn(page, address, mailbox);
  };
  await goes('/desk');
  const box = (title: string) =>
    page.locator('details.deed').filter({ has: page.locator('summary', { hasText: title }) });
  const press = async (title: string, answers: Answers): Promise<void> => {
    const deed = box(title).first();
    if ((await deed.count()) === 0) {
      const all = await page.locator('summary.deed__title').allInnerTexts();
      assert.fail(`there is no deed “${title}” on ${page.url()}; there are: ${all.join(' | ')}`);
    }
    if ((await deed.getAttribute('open')) === null) await deed.locator('summary').first().click();
    await fillIn(deed, answers);
    await answered(page, () => deed.locator('form button[type=submit]').last().click());
  };
  return {
    page,
    opens: async (reference) => {
      await goes(`/desk/cases/${reference}`);
      await says(page, reference);
    },
    goes,
    does: async (title, answers = {}) => {
      await press(title, answers);
      const wrong = await page.locator('.govuk-error-summary').allInnerTexts();
      assert.deepEqual(wrong, [], `“${title}” was refused`);
      await page
        .waitForURL(/done=yes/)
        .catch(async (error: unknown) =>
          assert.fail(`“${title}” was not done: ${error}\n${await wordsOf(page)}`),
        );
    },
    isRefused: async (title, answers = {}) => {
      await press(title, answers);
      return page.locator('.govuk-error-summary').innerText();
    },
    unfolds: (words) => unfold(page, words),
    words: (part) => page.locator(part).innerText(),
    reads: (...words) => says(page, ...words),
    doesNotRead: (...words) => keepsQuiet(page, ...words),
    looks: (name) => lookAt(page, name),
  };
}
