import type { Page } from 'playwright-core';

const asks = 10;

/**
 * Keeps a picture of the whole page in a file. A full page is drawn on a larger screen than the one it was read on, and
 * on a busy machine Chromium may have no frame of that size to give: it is asked again once the page has drawn itself.
 */
export async function takePicture(page: Page, path: string): Promise<void> {
  for (let ask = 1; ; ask += 1) {
    try {
      await page.screenshot({ path, fullPage: true });
      return;
    } catch (error) {
      if (ask === asks || !String(error).includes('Unable to capture screenshot')) throw error;
      await page.evaluate(
        'new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))',
      );
    }
  }
}
