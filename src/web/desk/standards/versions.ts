import type { StandardVersion, VersionState } from '../../../app/standards/versions.ts';
import { table } from '../../html/components/table.ts';
import { tag } from '../../html/components/tag.ts';
import { type Html, html } from '../../html/html.ts';
import { dateInWords } from '../../html/words/date.ts';

export const addressOf = ({ name, version }: Pick<StandardVersion, 'name' | 'version'>): string =>
  `/desk/standards/${encodeURIComponent(name)}/${encodeURIComponent(version)}`;

/** Where each version stands, from draft to withdrawn. */
export const versionsTable = (versions: readonly StandardVersion[]): Html =>
  table({
    caption: 'Versions',
    columns: [
      { title: 'Standard' },
      { title: 'Where it stands' },
      { title: 'New cases from' },
      { title: 'Open cases', number: true },
    ],
    rows: versions.map((row) => ({
      cells: [
        html`<span><a href="${addressOf(row)}">${row.title}</a><span class="under">${row.name}, version ${row.version}</span></span>`,
        html`${stateOf(row.state)}${row.inForce && html` ${tag('in force', 'good')}`}`,
        row.effectiveFrom === '' ? '' : dateInWords(row.effectiveFrom),
        row.openCases,
      ],
    })),
  });

export const stateOf = (state: VersionState): Html =>
  tag(state, state === 'draft' ? 'mind' : state === 'withdrawn' ? 'late' : undefined);
