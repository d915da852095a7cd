import { type Html, html } from '../html.ts';

/** To the pages before and after; nothing where there are none. */
export function pagination({
  previous,
  next,
  label = 'Pages',
}: {
  readonly previous?: string | undefined;
  readonly next?: string | undefined;
  readonly label?: string;
}): Html | null {
  if (previous === undefined && next === undefined) return null;
  const step = (href: string | undefined, rel: 'prev' | 'next', text: string) =>
    href !== undefined &&
    html`<div class="govuk-pagination__${rel}"><a class="govuk-link govuk-pagination__link" href="${href}" rel="${rel}"><span class="govuk-pagination__link-title">${text}<span class="govuk-visually-hidden"> page</span></span></a></div>`;
  return html`<nav class="govuk-pagination" aria-label="${label}">${step(previous, 'prev', 'Previous')}${step(next, 'next', 'Next')}</nav>`;
}
