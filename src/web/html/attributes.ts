import { type Html, html } from './html.ts';

/** Attributes by name: true prints the bare name; false, null and undefined print nothing. */
export function attributes(
  all: Readonly<Record<string, string | number | boolean | null | undefined>>,
): Html {
  return html`${Object.entries(all).map(([name, value]) =>
    value === true
      ? html` ${name}`
      : value === false || value === null || value === undefined
        ? null
        : html` ${name}="${value}"`,
  )}`;
}
