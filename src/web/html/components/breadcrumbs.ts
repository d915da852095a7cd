import { type Html, html } from '../html.ts';

export interface Crumb {
  readonly text: string;
  readonly href?: string;
}

/** The way here, from the outermost. */
export function breadcrumbs(crumbs: readonly Crumb[]): Html {
  const items = crumbs.map(({ text, href }) =>
    href === undefined
      ? html`<li class="govuk-breadcrumbs__list-item" aria-current="page">${text}</li>`
      : html`<li class="govuk-breadcrumbs__list-item"><a class="govuk-breadcrumbs__link" href="${href}">${text}</a></li>`,
  );
  return html`<nav class="govuk-breadcrumbs" aria-label="Breadcrumb"><ol class="govuk-breadcrumbs__list">${items}</ol></nav>`;
}

/** One step back, where there is no tree. */
export const backLink = (href: string, text = 'Back'): Html =>
  html`<nav aria-label="Back"><a href="${href}" class="govuk-back-link">${text}</a></nav>`;
