import { type RowKind, takeOneRow } from '../../../app/desk/one-row.ts';
import { importKinds } from '../../../app/import/kinds.ts';
import { deskPath } from '../../access/desk-path.ts';
import type { Deed } from '../../access/permissions.ts';
import { html } from '../../html/html.ts';
import type { App, Parts } from '../../parts.ts';
import { asked, sendDesk } from '../frame.ts';
import { type Fields, fieldsOf, many, one } from '../words/form.ts';
import { type RowForm, rowForm } from './row-form.ts';

const kinds: Readonly<Record<RowKind, Deed>> = {
  staff: 'manage people',
  absences: 'edit places',
  homes: 'edit places',
  'client-contacts': 'edit places',
  'named-contacts': 'edit places',
  'reporting-lines': 'edit places',
};

/** Forms on people and places, each taken as one row of an import. A refused one is shown again with what was typed. */
export function rowRoutes(app: App, parts: Parts): void {
  for (const [kind, may] of Object.entries(kinds) as [RowKind, Deed][]) {
    app.post(`/desk/rows/${kind}`, { config: { may } }, async (request, reply) => {
      const who = await asked(parts, request);
      const fields = fieldsOf(request.body);
      const columns = (importKinds.get(kind)?.columns ?? []).map(({ name }) => name);
      const values = Object.fromEntries(
        columns.map((name) => [name, many(fields, name).join('; ').trim().slice(0, 2_000)]),
      );
      const answer = await takeOneRow(parts.ground, who.who.organisation, kind, values);
      const then = deskPath(one(fields, 'then'));
      if ('changed' in answer)
        return reply.redirect(
          `${then}${then.includes('?') ? '&' : '?'}kept=${answer.changed === 0 ? 'same' : 'yes'}`,
          303,
        );
      const again = formAgain(kind, fields, values, then);
      const typed = {
        form: again.name,
        fields,
        errors: [{ field: `do-${again.name}`, message: answer.refused }],
      };
      const body = html`<h1>${again.title}</h1><div class="card">${rowForm(again, who.who.csrf, typed)}</div><p><a href="${then}">Leave it, and go back</a></p>`;
      return sendDesk(request, reply, who, { title: again.title, errors: typed.errors, body }, 422);
    });
  }
}

function formAgain(
  kind: RowKind,
  fields: Fields,
  values: Readonly<Record<string, string>>,
  then: string,
): RowForm {
  const sent = Object.keys(values).filter((name) => fields[name] !== undefined);
  return {
    kind,
    name: one(fields, 'form') || kind,
    title: 'This could not be kept',
    send: 'Try again',
    then,
    fields: sent.map((column) => ({
      column,
      label: `${column.charAt(0).toUpperCase()}${column.slice(1)}`,
      value: values[column] ?? '',
    })),
  };
}
