import type { Page } from 'playwright-core';

/** Keeps a picture of the whole page in a file. On a busy machine Chromium sometimes has no frame to give: it is asked once more. */
export async function takePicture(page: Page, path: string): Promise<void> {
  const take = () => page.screenshot({ path, fullPage: true });
  await take().catch((error: unknown) => {
    if (!String(error).includes('Unable to capture screenshot')) throw error;
    return take();
  });
}
