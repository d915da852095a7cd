import { staffOf } from '../access/who.ts';
import { emptyState } from '../html/components/empty-state.ts';
import { html } from '../html/html.ts';
import { deskPage } from '../html/layout/desk.ts';
import { sendPage } from '../html/send.ts';
import { lookFor } from '../look-for.ts';
import type { App, Parts } from '../parts.ts';

/** The desk: every page of staff. */
export async function desk(app: App, parts: Parts): Promise<void> {
  app.get('/desk', { config: { staff: true } }, async (request, reply) => {
    const staff = staffOf(request);
    const look = await lookFor(parts, request);
    return sendPage(
      reply,
      deskPage({
        look,
        title: 'Today',
        staff,
        body: html`<h1>Today</h1>${emptyState('Nothing waits for you')}`,
      }),
    );
  });
}
