import { convert } from 'html-to-text';
import { strippedTags } from './html-strip.ts';
import { limits } from './limits.ts';

/** Deeper HTML is only made to keep a reader busy: the parser's work grows with the square of the depth. */
const deepest = 500;

/**
 * The words of an HTML part as plain text: quotations get `> `, pictures and the addresses of links are dropped
 * (a link's own words stay), tables are read cell by cell. Null when it cannot be read.
 */
export function htmlToText(html: string): string | null {
  const bounded = html.slice(0, limits.text);
  if (depthOf(bounded) > deepest) return strippedTags(bounded);
  try {
    return convert(bounded, {
      wordwrap: false,
      limits: { maxInputLength: limits.text },
      selectors: [
        { selector: 'a', options: { ignoreHref: true } },
        { selector: 'img', format: 'skip' },
        ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({
          selector,
          options: { uppercase: false },
        })),
        {
          selector: 'blockquote',
          options: { leadingLineBreaks: 1, trailingLineBreaks: 1, trimEmptyLines: true },
        },
      ],
    });
  } catch {
    return null;
  }
}

const childless = new Set([
  'area',
  'base',
  'br',
  'col',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'source',
  'wbr',
]);

/** The greatest number of elements open at once, where none is closed by implication. */
function depthOf(html: string): number {
  let depth = 0;
  let most = 0;
  for (const [, slash, name = ''] of html.matchAll(/<(\/?)([a-z][a-z0-9]{0,20})/gi)) {
    if (childless.has(name.toLowerCase())) continue;
    depth = slash === '/' ? Math.max(0, depth - 1) : depth + 1;
    most = Math.max(most, depth);
  }
  return most;
}
