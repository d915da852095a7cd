import type { FastifyRequest } from 'fastify';
import { findHomes } from '../../../app/desk/find-homes.ts';
import { readClient, readClients, readHome, readSite, readStaff } from '../../../app/desk/places.ts';
import { importKinds } from '../../../app/import/kinds.ts';
import { may } from '../../access/permissions.ts';
import { notFound } from '../../errors/wrong.ts';
import type { FieldError } from '../../html/components/error-summary.ts';
import { html } from '../../html/html.ts';
import type { App, Parts } from '../../parts.ts';
import { nothingTyped } from '../case/typed.ts';
import { type Asked, asked, sendDesk } from '../frame.ts';
import { wallAt } from '../words/deadline.ts';
import { fieldsOf, idIn, one } from '../words/form.ts';
import {
  changeClient,
  changeHome,
  newClient,
  newContact,
  newHome,
  newNamedContact,
  newReportingLine,
} from './forms.ts';
import { importPage } from './import-page.ts';
import { keptNotice } from './kept.ts';
import { clientsPage, onClient, onHome, onSite } from './pages.ts';
import { type RowForm, rowForm } from './row-form.ts';
import { rowRoutes } from './rows-routes.ts';

const place = '/desk/places';
const top = { text: 'Clients and homes', href: place };

/** Clients, sites, homes and their people, each dated from when to when; and the import of all of them. */
export function placeRoutes(app: App, parts: Parts): void {
  rowRoutes(app, parts);

  app.get(place, { config: { may: 'read places' } }, async (request, reply) => {
    const who = await asked(parts, request);
    const fields = fieldsOf(request.query);
    const sought = one(fields, 'home').slice(0, 200);
    const clients = await readClients(parts.ground, who.who.organisation);
    const found =
      sought === '' ? null : await findHomes(parts.ground, who.who.organisation, sought, who.look.timezone);
    const forms = html`<div class="deeds">${edit(who, newClient(place))}</div>${may(who.who.roles, 'import homes') && html`<p><a href="/desk/places/import">Import a file</a></p>`}`;
    return sendDesk(request, reply, who, {
      title: 'Clients and homes',
      place,
      told: keptNotice(fields),
      body: clientsPage(clients, sought, found, forms, may(who.who.roles, 'see today')),
    });
  });

  app.get('/desk/places/clients/:id', { config: { may: 'read places' } }, async (request, reply) => {
    const who = await asked(parts, request);
    const client = await readClient(parts.ground, who.who.organisation, idOf(request));
    if (client === null) throw notFound('There is no such client.');
    const then = `/desk/places/clients/${client.id}`;
    const { staff, today } = await readStaff(parts.ground, who.who.organisation, who.look.timezone);
    const managers = staff.filter((row) => row.leftAt === null);
    const forms = {
      client: client.sites.length > 0 && edit(who, changeClient(client, then)),
      contact: edit(who, newContact(client, today, then)),
      named: edit(who, newNamedContact(client, managers, today, then)),
      line: client.contacts.length > 0 && edit(who, newReportingLine(client, today, then)),
    };
    return sendDesk(request, reply, who, {
      title: client.name,
      place,
      crumbs: [top, { text: client.name }],
      told: keptNotice(fieldsOf(request.query)),
      body: onClient(client, forms),
    });
  });

  app.get('/desk/places/sites/:id', { config: { may: 'read places' } }, async (request, reply) => {
    const who = await asked(parts, request);
    const site = await readSite(parts.ground, who.who.organisation, idOf(request), who.look.timezone);
    if (site === null) throw notFound('There is no such site.');
    const crumbs = [
      top,
      { text: site.client, href: `/desk/places/clients/${site.clientId}` },
      { text: site.name },
    ];
    const forms = edit(who, newHome(site, `/desk/places/sites/${site.id}`));
    return sendDesk(request, reply, who, {
      title: site.name,
      place,
      crumbs,
      told: keptNotice(fieldsOf(request.query)),
      body: onSite(site, forms),
    });
  });

  app.get('/desk/places/homes/:id', { config: { may: 'read places' } }, async (request, reply) => {
    const who = await asked(parts, request);
    const home = await readHome(parts.ground, who.who.organisation, idOf(request));
    if (home === null) throw notFound('There is no such home.');
    const now = await parts.ground.now(who.who.organisation);
    const today = wallAt(now, who.look.timezone).toPlainDate().toString();
    const crumbs = [
      top,
      { text: home.site, href: `/desk/places/sites/${home.siteId}` },
      { text: home.plot === null ? 'Home' : `Plot ${home.plot}` },
    ];
    const forms = edit(who, changeHome(home, today, `/desk/places/homes/${home.id}`));
    return sendDesk(request, reply, who, {
      title: 'Home',
      place,
      crumbs,
      told: keptNotice(fieldsOf(request.query)),
      body: onHome(home, who.look.timezone, now, forms),
    });
  });

  app.get('/desk/places/import', { config: { may: 'import homes' } }, async (request, reply) => {
    const who = await asked(parts, request);
    return sendDesk(request, reply, who, {
      title: 'Import',
      place,
      crumbs: [top, { text: 'Import' }],
      body: importPage(who.who.csrf, null, []),
    });
  });

  app.post('/desk/places/import', { config: { may: 'import homes' } }, async (request, reply) => {
    const who = await asked(parts, request);
    const kind = importKinds.get(one(fieldsOf(request.body), 'kind'));
    const file = request.uploads.find(({ field }) => field === 'file');
    const errors: FieldError[] =
      kind === undefined || file === undefined ? [{ field: 'file', message: 'Choose the file first' }] : [];
    const text = file === undefined ? '' : new TextDecoder('utf-8').decode(file.bytes);
    const report =
      kind === undefined || file === undefined
        ? null
        : await kind.take(parts.ground, who.who.organisation, file.name.slice(0, 200), text);
    const crumbs = [top, { text: 'Import' }];
    return sendDesk(
      request,
      reply,
      who,
      { title: 'Import', place, crumbs, errors, body: importPage(who.who.csrf, report, errors) },
      errors.length > 0 ? 422 : 200,
    );
  });
}

const edit = ({ who }: Asked, form: RowForm) =>
  may(who.roles, 'edit places') && rowForm(form, who.csrf, nothingTyped);

function idOf(request: FastifyRequest): string {
  const id = idIn(fieldsOf(request.params), 'id');
  if (id === null) throw notFound();
  return id;
}
