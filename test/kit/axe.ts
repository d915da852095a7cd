import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const looks = 5;

/**
 * What axe has against the page: a line a rule, with the elements it means.
 * Pages that follow changes fetch themselves anew, and Turbo marks their root meanwhile: what axe says of such a moment
 * is said of no page anybody reads, so it looks again once the page stands.
 */
export async function axeFaults(page: Page): Promise<string[]> {
  for (let look = 1; ; look += 1) {
    await page.locator('html:not([aria-busy])').waitFor({ state: 'attached' });
    const { violations } = await new AxeBuilder({ page }).withTags(standards).analyze();
    const between = violations.some(({ nodes }) =>
      nodes.some(({ html }) => /^<html[^>]*aria-busy/.test(html)),
    );
    if (!between || look === looks)
      return violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 300)).join(' | ')}`,
      );
  }
}
