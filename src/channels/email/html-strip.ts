const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  pound: '£',
};

/** The words of HTML that is too tangled to be taken apart: tags out, blocks on lines of their own. Takes linear time. */
export function strippedTags(html: string): string {
  return withoutElement(withoutElement(html, 'script'), 'style')
    .replace(/<(?:br|\/p|\/div|\/tr|\/li|\/h\d|p|div|tr|li)\b[^<>]*>/gi, '\n')
    .replace(/<[^<>]*>/g, '')
    .replace(/&(?:#(\d{1,7})|([a-z]{2,5}));/gi, (whole, code?: string, name?: string) => {
      if (code !== undefined) return String.fromCodePoint(Number(code) <= 0x10ffff ? Number(code) : 0xfffd);
      return named[(name ?? '').toLowerCase()] ?? whole;
    })
    .replace(/[ \t]+/g, ' ')
    .replace(/\n(?: ?\n)+/g, '\n\n')
    .trim()
    .toWellFormed();
}

function withoutElement(html: string, name: string): string {
  const lower = html.toLowerCase();
  const kept: string[] = [];
  let at = 0;
  while (at < html.length) {
    const start = lower.indexOf(`<${name}`, at);
    if (start < 0) break;
    kept.push(html.slice(at, start));
    const end = lower.indexOf(`</${name}`, start);
    at = end < 0 ? html.length : end;
  }
  return kept.join('') + html.slice(at);
}
