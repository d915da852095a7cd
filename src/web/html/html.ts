const made = Symbol('html');

/** Markup made by `html`: everything in it that came from outside is escaped. */
export interface Html {
  readonly [made]: string;
}

/** What may stand in a template. Nothing is printed for null, undefined and false; lists are joined. */
export type Printable = Html | string | number | null | undefined | false | readonly Printable[];

const dangerous = /[&<>"'`]/g;
const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

const escaped = (text: string): string => text.replace(dangerous, (sign) => entities[sign] ?? '');

const isHtml = (value: object): value is Html => made in value;

function printed(value: Printable): string {
  if (value === null || value === undefined || value === false) return '';
  if (typeof value === 'string') return escaped(value);
  if (typeof value === 'number') return String(value);
  if (isHtml(value)) return value[made];
  let all = '';
  for (const each of value) all += printed(each);
  return all;
}

/** A template whose values are escaped, in text and in quoted attributes alike. Never interpolate outside quotes. */
export function html(texts: TemplateStringsArray, ...values: readonly Printable[]): Html {
  let all = texts[0] ?? '';
  for (let i = 0; i < values.length; i += 1) all += printed(values[i]) + (texts[i + 1] ?? '');
  return { [made]: all };
}

/** The markup as text: for the answer to a browser, and for tests. */
export const textOf = (markup: Html): string => markup[made];

/** Only for text that this program itself wrote as markup (the import map): it is not escaped. */
export const verbatim = (markup: string): Html => ({ [made]: markup });
