/** What stands around a letter as HTML. */
export interface MailFrame {
  readonly subject: string;
  readonly organisation: string;
  readonly phone: string;
  /** The address whose link becomes a button; other links stay links. */
  readonly link: string | null;
  readonly linkText: string;
  /** The organisation's colour, '#rrggbb'. Anything else is not used. */
  readonly accent: string;
}

/** Longer letters than any that we write; what is beyond stays in the text part of the mail. */
const longest = 200_000;

/**
 * A letter in plain text as a simple HTML mail: paragraphs, lists, links, its main link as a button. Pure; every word is
 * escaped; styles are inline, since mail programs drop style sheets. Colours are left to the reader's light or dark but
 * for the button, which carries both of its own.
 */
export function mailHtml(text: string, frame: MailFrame): string {
  const blocks = text
    .slice(0, longest)
    .replaceAll('\r\n', '\n')
    .split(/\n{2,}/)
    .map((block) => block.replace(/^\n+|\n+$/g, ''))
    .filter((block) => block.trim() !== '')
    .map((block) => blockHtml(block, frame));
  return [
    '<!doctype html>',
    '<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">',
    `<title>${escaped(frame.subject)}</title></head>`,
    `<body style="margin:0;padding:0;${type}">`,
    '<div style="max-width:36em;margin:0 auto;padding:24px 20px">',
    ...blocks,
    `<hr style="margin:28px 0 12px;border:0;border-top:1px solid #8b8b8b">`,
    `<p style="margin:0;font-size:14px;line-height:1.5">${escaped(frame.organisation)} · ${telephone(frame.phone)}</p>`,
    '</div></body></html>',
  ].join('\n');
}

const type =
  "font-family:system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif;font-size:17px;line-height:1.55";

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (words: string): string => words.replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? '');

const telephone = (number: string): string =>
  `<a href="tel:${escaped(number.replaceAll(/[^+\d]/g, ''))}" style="color:inherit">${escaped(number)}</a>`;

const bullet = /^\s*[–•*-]\s+/;

/** A block of lines: lines of a list become one, whatever stands before and after it. */
function blockHtml(block: string, frame: MailFrame): string {
  const lines = block.split('\n');
  const parts: string[] = [];
  for (let at = 0; at < lines.length; ) {
    const isList = bullet.test(lines[at] ?? '');
    const end = lines.findIndex((line, i) => i > at && bullet.test(line) !== isList);
    const run = lines.slice(at, end === -1 ? lines.length : end);
    parts.push(isList ? listHtml(run) : paragraphHtml(run, frame));
    at += run.length;
  }
  return parts.join('\n');
}

const listHtml = (lines: readonly string[]): string =>
  `<ul style="margin:0 0 16px;padding-left:1.3em">${lines.map((line) => `<li style="margin:0 0 6px">${wordsHtml(line.replace(bullet, ''))}</li>`).join('')}</ul>`;

function paragraphHtml(lines: readonly string[], frame: MailFrame): string {
  const own = frame.link !== null && lines.some((line) => line.includes(frame.link ?? ''));
  const words = lines.map((line) => wordsHtml(own ? withoutLink(line, frame.link ?? '') : line));
  const paragraph = `<p style="margin:0 0 16px">${words.join('<br>')}</p>`;
  return own ? `${paragraph}\n${buttonHtml(frame)}` : paragraph;
}

/** "See it here: https://…" reads "See it here:" above the button. */
const withoutLink = (line: string, link: string): string => line.replace(link, '').trimEnd();

function buttonHtml({ link, linkText, accent }: MailFrame): string {
  const ground = /^#[0-9a-f]{6}$/i.test(accent) ? accent : '#23594c';
  return `<p style="margin:0 0 20px"><a href="${escaped(safe(link ?? ''))}" style="display:inline-block;padding:12px 22px;border-radius:8px;background:${ground};color:${inkOn(ground)};font-weight:600;text-decoration:none">${escaped(linkText)}</a></p>`;
}

/** Black or white, whichever reads better on the colour (WCAG 2.2, relative luminance). */
function inkOn(ground: string): string {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(ground.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179 ? '#111111' : '#ffffff';
}

const safe = (address: string): string => (/^https?:\/\//i.test(address) ? address : '#');

const address = /https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)]/g;

/** A line's words, escaped, with web addresses as links. */
function wordsHtml(line: string): string {
  let html = '';
  let at = 0;
  for (const match of line.matchAll(address)) {
    html += escaped(line.slice(at, match.index));
    html += `<a href="${escaped(match[0])}" style="color:inherit">${escaped(match[0])}</a>`;
    at = match.index + match[0].length;
  }
  return html + escaped(line.slice(at));
}
