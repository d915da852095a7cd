import type { FastifyReply, FastifyRequest } from 'fastify';
import { publishedStandards } from '../../../app/public/standards.ts';
import { carryOutChange } from '../../../app/rules-change/carry-out.ts';
import { draftStandard } from '../../../app/standards/draft.ts';
import { moveTo, publishStandard, withdrawStandard } from '../../../app/standards/publishing.ts';
import { type StandardVersion, standardVersions } from '../../../app/standards/versions.ts';
import type { Fault } from '../../../domain/standards/fault.ts';
import { roles } from '../../access/permissions.ts';
import { notFound } from '../../errors/wrong.ts';
import { emptyState } from '../../html/components/empty-state.ts';
import type { FieldError } from '../../html/components/error-summary.ts';
import { notice } from '../../html/components/notice.ts';
import { tag } from '../../html/components/tag.ts';
import { type Html, html } from '../../html/html.ts';
import { counted } from '../../html/words/count.ts';
import type { App, Parts } from '../../parts.ts';
import { type Asked, asked, sendDesk } from '../frame.ts';
import { fieldsOf, one } from '../words/form.ts';
import { draftForm, draftIn } from './draft-form.ts';
import { explained } from './explained.ts';
import { versionPage } from './one.ts';
import { addressOf, versionsTable } from './versions.ts';

const place = '/desk/standards';
const crumbs = [{ text: 'Standards', href: place }];
/** So many cases follow in one request; the rest by the same button again. */
const mostAtOnce = 2_000;
const mostFaults = 20;

/** The standards: those in force line by line, every version with where it stands; the keeper publishes and moves. */
export function standardRoutes(app: App, parts: Parts): void {
  app.get(place, { config: { may: 'read rules' } }, async (request, reply) => {
    const who = await asked(parts, request);
    const standards = await publishedStandards(parts.ground, who.who.organisation);
    const versions = await standardVersions(parts.ground, who.who.organisation);
    const list =
      standards.length === 0
        ? emptyState('No standard is in force yet', html`<p>The keeper publishes one.</p>`)
        : standards.map(
            (standard) =>
              html`<section class="card"><h2 class="card__title">${standard.title}</h2><p>${standard.purpose}</p>${explained(standard.sections)}</section>`,
          );
    const body = html`<h1>Standards</h1><p class="lead">What the desk works by. Rules marked ${tag('house', 'mind')} are our own; the others come from the document named.</p>${list}<p><a href="/standards">As the public sees it</a></p>${versionsTable(versions)}`;
    return sendDesk(request, reply, who, { title: 'Standards', place, body });
  });

  app.get(`${place}/:name/:version`, { config: { may: 'read rules' } }, async (request, reply) => {
    const who = await asked(parts, request);
    return show(parts, request, reply, who, await versionOf(parts, who, request));
  });

  app.post(`${place}/draft`, { config: { may: 'change rules' } }, async (request, reply) => {
    const who = await asked(parts, request);
    const typed = draftIn(fieldsOf(request.body));
    const kept = await draftStandard(parts.ground, who.who.organisation, typed, roles);
    if ('name' in kept) return reply.redirect(`${addressOf(kept)}?kept=draft`, 303);
    const body = html`<h1>A draft that cannot be kept</h1>${draftForm('The draft', typed, who.who.csrf, true)}`;
    const errors = errorsOf(kept);
    return sendDesk(request, reply, who, { title: 'Draft', place, crumbs, errors, body }, 422);
  });

  app.post(`${place}/:name/:version/:deed`, { config: { may: 'change rules' } }, async (request, reply) => {
    const who = await asked(parts, request);
    const row = await versionOf(parts, who, request);
    const { deed } = request.params as { deed: string };
    const answer = await done(parts, who, row, deed, request);
    if (!('refused' in answer)) return reply.redirect(`${addressOf(row)}?kept=${deed}`, 303);
    return show(parts, request, reply, who, row, [
      { field: answer.about ?? 'main', message: answer.refused },
    ]);
  });
}

/** Each fault once, leading to its line. */
function errorsOf({ refused, faults = [] }: { refused: string; faults?: readonly Fault[] }): FieldError[] {
  if (faults.length === 0) return [{ field: 'body', message: refused }];
  return faults.slice(0, mostFaults).map(({ file, line, column, message }) => ({
    field: file === 'wording' ? 'wording' : 'body',
    message: `${file === 'wording' ? 'Its letters, line' : 'Line'} ${line}: ${message}`,
    at: { line, column },
  }));
}

/** What the keeper asked of this version. */
async function done(
  parts: Parts,
  who: Asked,
  row: StandardVersion,
  deed: string,
  request: FastifyRequest,
): Promise<{ readonly refused: string; readonly about?: string } | object> {
  const { organisation, staffId, roles: held } = who.who;
  if (deed === 'publish') return publishStandard(parts.ground, organisation, row, roles);
  if (deed === 'withdraw') return withdrawStandard(parts.ground, organisation, row);
  if (deed !== 'move') throw notFound();
  if (row.state !== 'published') return { refused: 'Cases are moved to a version that is published' };
  const fields = fieldsOf(request.body);
  const reason = one(fields, 'reason').slice(0, 1_000);
  const putOff = one(fields, 'later') === 'put off';
  if (putOff && reason === '')
    return { refused: 'Say why the dates are put off: the letters say it', about: 'reason' };
  return carryOutChange(parts.ground, organisation, moveTo(row), {
    by: { kind: 'staff', id: staffId, roles: held },
    later: putOff ? { putOffBecause: reason } : 'stays',
    most: mostAtOnce,
  });
}

const told: Readonly<Record<string, string>> = {
  publish: 'Published. New cases begin under it from its date.',
  withdraw: 'Withdrawn: no new case begins under it.',
  move: 'Done. The open cases that can follow run by it now.',
};

/** What came of keeping a draft: one that has errors cannot be published. */
function keptDraft({ state, findings }: StandardVersion): Html | null {
  if (state === 'checked')
    return notice({ kind: 'done', title: 'Kept and checked. It is published by another press.' });
  const errors = findings?.filter(({ kind }) => kind === 'error').length ?? 0;
  if (state !== 'draft' || errors === 0) return null;
  return notice({
    kind: 'mind',
    title: `Kept. ${counted(errors, 'thing', 'things')} to mend before it can be published.`,
  });
}

async function show(
  parts: Parts,
  request: FastifyRequest,
  reply: FastifyReply,
  who: Asked,
  row: StandardVersion,
  errors: readonly FieldError[] = [],
): Promise<FastifyReply> {
  const reason = errors.find(({ field }) => field === 'reason')?.message;
  const kept = one(fieldsOf(request.query), 'kept');
  const page = {
    title: `${row.title}, version ${row.version}`,
    place,
    crumbs,
    errors,
    body: await versionPage(parts, who, row, reason),
    ...(kept === 'draft'
      ? { told: keptDraft(row) }
      : told[kept] === undefined
        ? {}
        : { told: notice({ kind: 'done', title: told[kept] }) }),
  };
  return sendDesk(request, reply, who, page, errors.length > 0 ? 422 : 200);
}

async function versionOf(parts: Parts, who: Asked, request: FastifyRequest): Promise<StandardVersion> {
  const { name, version } = request.params as { name: string; version: string };
  const all = await standardVersions(parts.ground, who.who.organisation);
  const found = all.find((row) => row.name === name && row.version === version);
  if (found === undefined) throw notFound();
  return found;
}
