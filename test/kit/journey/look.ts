import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { axeFaults } from '../axe.ts';
import { screens } from '../browser.ts';
import { takePicture } from '../take-picture.ts';

const output = join(import.meta.dirname, '../../output/journeys');
/** What stands out of the page to the right, where it must be scrolled sideways. */
const sideways = `(() => {
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  const out = [...document.querySelectorAll('body *')].filter((row) => row.getBoundingClientRect().right > clientWidth + 1);
  return out.slice(-3).map((row) => row.outerHTML.slice(0, 200));
})()`;

/** What was seen to be wrong with pages of this file; the journey ends with it, so that its story is told first. */
export const faults: string[] = [];

/**
 * Looks at the page as it stands: no fault that axe knows, and nothing to scroll sideways for at desk or phone width.
 * A picture of each width is left in test/output/journeys.
 */
export async function lookAt(page: Page, name: string): Promise<void> {
  await mkdir(output, { recursive: true });
  const before = page.viewportSize();
  for (const fault of await axeFaults(page)) faults.push(`${name}, ${fault}`);
  for (const [screen, { viewport }] of Object.entries(screens)) {
    await page.setViewportSize(viewport);
    await takePicture(page, join(output, `${name}, ${screen}.png`));
    const out = (await page.evaluate(sideways)) as string[];
    if (out.length > 0)
      faults.push(`${name} must be scrolled sideways at ${screen} width: ${out.join(' | ')}`);
  }
  if (before !== null) await page.setViewportSize(before);
}

const plain = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/** What a person reads on the page. */
export const wordsOf = async (page: Page): Promise<string> => plain(await page.locator('body').innerText());

/** Unfolds whatever these words stand on: a question, a letter. */
export async function unfold(page: Page, words: string): Promise<void> {
  const folded = page.locator('details:not([open]) > summary:visible', { hasText: words });
  for (let left = await folded.count(); left > 0; left -= 1) await folded.first().click();
}

/** The page says all of this. */
export async function says(page: Page, ...words: (string | RegExp)[]): Promise<void> {
  const text = await wordsOf(page);
  for (const word of words) {
    const found = typeof word === 'string' ? text.includes(word) : word.test(text);
    assert.ok(found, `the page ${page.url()} does not say ${word}:\n${text}`);
  }
}

/** The page says none of this. */
export async function keepsQuiet(page: Page, ...words: (string | RegExp)[]): Promise<void> {
  const text = await page.content();
  for (const word of words)
    assert.ok(
      typeof word === 'string' ? !text.includes(word) : !word.test(text),
      `the page ${page.url()} says ${word}`,
    );
}
