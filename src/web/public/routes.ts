import { button } from '../html/components/button.ts';
import { html } from '../html/html.ts';
import { portalPage } from '../html/layout/portal.ts';
import { sendPage } from '../html/send.ts';
import { lookFor } from '../look-for.ts';
import type { App, Parts } from '../parts.ts';

/** Pages that anybody may read. */
export async function publicPages(app: App, parts: Parts): Promise<void> {
  app.get('/', { config: { open: true } }, async (request, reply) => {
    const look = await lookFor(parts, request);
    const body = html`<h1>How can we help?</h1>
<p>Tell us what is wrong, and we tell you what happens next and by when.</p>
${button({ text: 'Report something', href: '/report' })}
<h2>You have written to us already</h2>
<p>Open the link in our last letter or e-mail. It shows where your query stands.</p>
<p class="quiet">Do you work here? <a href="/desk">Go to the desk</a>.</p>`;
    return sendPage(reply, portalPage({ look, title: 'How can we help?', body }));
  });
}
