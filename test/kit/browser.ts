import { after, type TestContext } from 'node:test';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium } from 'playwright-core';
import { closing } from './closing.ts';
import { shared } from './shared.ts';

/** A desk's screen, and the smallest phone that pages must fit. */
export const screens = {
  desk: { viewport: { width: 1280, height: 900 } },
  phone: { viewport: { width: 320, height: 640 }, isMobile: true, hasTouch: true },
} as const satisfies Record<string, BrowserContextOptions>;

let connected: Promise<Browser> | undefined;

async function connect(): Promise<Browser> {
  const answer = await fetch(shared().desk);
  const text = await answer.text();
  if (!answer.ok) throw new Error(`Chromium did not start: ${text}`);
  return chromium.connect(text);
}

// Of the file, not of the test that happens to ask first: the next one needs it too.
after(async () => {
  const browser = await connected?.catch(() => undefined);
  if (browser !== undefined) await closing('the connection to Chromium', () => browser.close());
});

/**
 * A browser of one test's own in the run's one Chromium: no cookie or cache of another, closed after
 * the test. `screen` is 'desk' or 'phone'; `more` is what playwright's newContext takes besides.
 */
export async function browser(
  t: TestContext,
  screen: keyof typeof screens = 'desk',
  more: BrowserContextOptions = {},
): Promise<BrowserContext> {
  connected ??= connect();
  const context = await (await connected).newContext({
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    ...screens[screen],
    ...more,
  });
  context.setDefaultTimeout(30_000);
  t.after(() => closing('a browser context', () => context.close()));
  return context;
}
