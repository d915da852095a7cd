import { importKinds } from '../../../app/import/kinds.ts';
import type { ImportFault, ImportReport } from '../../../app/import/report.ts';
import { button } from '../../html/components/button.ts';
import { disclosure } from '../../html/components/disclosure.ts';
import { errorAt, type FieldError } from '../../html/components/error-summary.ts';
import { fileUpload } from '../../html/components/file-upload.ts';
import { form } from '../../html/components/form.ts';
import { notice } from '../../html/components/notice.ts';
import { select } from '../../html/components/select.ts';
import { table } from '../../html/components/table.ts';
import { type Html, html } from '../../html/html.ts';

const titles: Readonly<Record<string, string>> = {
  staff: 'Staff',
  homes: 'Clients, sites, homes and homeowners',
  'client-contacts': 'People of clients',
  'reporting-lines': 'Who is told',
  'named-contacts': 'Who looks after whom',
  absences: 'Absences',
};

/** Takes a file, and says row by row what was refused and why. The same file twice changes nothing. */
export function importPage(
  csrf: string,
  report: ImportReport | ImportFault | null,
  errors: readonly FieldError[],
): Html {
  const kinds = [...importKinds.keys()].map((value) => ({ value, text: titles[value] ?? value }));
  return html`<h1>Import</h1>${report !== null && told(report)}
${form({ action: '/desk/places/import', csrf, files: true, body: html`${select({ name: 'kind', label: 'What is in the file', choices: kinds, value: 'homes' })}${fileUpload({ name: 'file', label: 'The file', hint: 'CSV with a heading line, up to 15 MB', accept: '.csv,text/csv', error: errorAt(errors, 'file') })}${button({ text: 'Import it' })}` })}
${disclosure('The columns of each kind', html`<dl class="explained">${[...importKinds].map(([kind, { columns }]) => html`<div><dt>${titles[kind] ?? kind}</dt><dd>${columns.map(({ name, required }) => (required === true ? `${name} (needed)` : name)).join(', ')}</dd></div>`)}</dl>`)}`;
}

function told(report: ImportReport | ImportFault): Html {
  if ('fault' in report)
    return notice({
      kind: 'danger',
      title: 'The file was not taken, and nothing was changed.',
      body: report.fault,
    });
  const { added, changed, same, refused, fileName } = report;
  const rows = table({
    caption: `${refused.length} refused`,
    columns: [{ title: 'Line', number: true }, { title: 'Why' }],
    rows: refused.slice(0, 500).map(({ line, why }) => ({ cells: [line, why] })),
  });
  return html`${notice({ kind: refused.length === 0 ? 'done' : 'mind', title: `${fileName}: ${added} added, ${changed} changed, ${same} as they were, ${refused.length} refused.` })}${refused.length > 0 && rows}`;
}
