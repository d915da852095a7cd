import type { Page } from 'playwright-core';

/** Does what sends a form, and waits until the answer is on the screen, however the page was brought there. */
export async function answered(page: Page, send: () => Promise<void>): Promise<void> {
  await page.evaluate('document.body.setAttribute("data-before-the-answer", "")');
  await send();
  await page.locator('body:not([data-before-the-answer])').waitFor({ state: 'attached' });
  await page.waitForLoadState('load');
}
