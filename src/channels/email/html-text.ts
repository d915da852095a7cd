import { convert } from 'html-to-text';
import { limits } from './limits.ts';

/**
 * The words of an HTML part as plain text: quotations get `> `, pictures and the addresses of links are dropped
 * (a link's own words stay), tables are read cell by cell. Null when it cannot be read.
 */
export function htmlToText(html: string): string | null {
  try {
    return convert(html.slice(0, limits.text), {
      wordwrap: false,
      limits: { maxInputLength: limits.text, maxDepth: 200, maxChildNodes: 20_000, ellipsis: '…' },
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
