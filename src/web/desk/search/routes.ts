import { search } from '../../../app/desk/search.ts';
import { emptyState } from '../../html/components/empty-state.ts';
import { html } from '../../html/html.ts';
import type { App, Parts } from '../../parts.ts';
import { asked, sendDesk } from '../frame.ts';
import { caseTable } from '../today/row.ts';
import { fieldsOf, one } from '../words/form.ts';

/** The search box: a case that is the only one found by its reference opens at once. */
export function searchRoutes(app: App, parts: Parts): void {
  app.get('/desk/search', { config: { may: 'search' } }, async (request, reply) => {
    const who = await asked(parts, request);
    const sought = one(fieldsOf(request.query), 'q').slice(0, 200);
    const found = sought === '' ? null : await search(parts.ground, who.who.organisation, sought);
    const only = found?.cases.length === 1 ? found.cases[0] : undefined;
    if (
      only !== undefined &&
      sought.toUpperCase().replaceAll(/[^A-Z0-9]/g, '') === only.reference.replaceAll('-', '')
    )
      return reply.redirect(`/desk/cases/${only.reference}`, 303);
    const wall = { zone: who.look.timezone, now: found?.now ?? parts.wall() };
    const hint = html`<p>Try our reference, the client’s own, a postcode, a plot, the beginning of an address, a whole name, an e-mail address or a phone number.</p>`;
    const list =
      found === null || found.cases.length === 0
        ? emptyState(found === null ? 'What are you looking for?' : `Nothing found for “${sought}”`, hint)
        : caseTable(
            `${found.cases.length === 100 ? 'The first 100' : found.cases.length} found`,
            found.cases,
            wall,
            false,
          );
    return sendDesk(request, reply, who, {
      title: 'Search',
      searched: sought,
      body: html`<h1>Search</h1>${list}`,
      wide: true,
    });
  });
}
