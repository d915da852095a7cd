import { type Html, html, type Printable } from '../html.ts';

export interface Column {
  readonly title: string;
  readonly number?: boolean;
  /** Not repeated before each value on a narrow screen. */
  readonly quiet?: boolean;
}

export interface Row {
  readonly cells: readonly Printable[];
  /** The first cell names the row. Id for keyboard moves and for live changes. */
  readonly id?: string;
  readonly mark?: 'late' | 'at-risk' | 'unsafe';
}

/** Rows to compare. On a narrow screen each row becomes a small card with its column titles. */
export function table({
  caption,
  columns,
  rows,
  hideCaption = false,
}: {
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly hideCaption?: boolean;
}): Html {
  const cell = (value: Printable, i: number) => {
    const column = columns[i];
    const look = column?.number === true ? 'table__cell table__cell--number' : 'table__cell';
    const title = column === undefined || column.quiet === true ? '' : column.title;
    return i === 0
      ? html`<th scope="row" class="${look}">${value}</th>`
      : html`<td class="${look}" data-title="${title}">${value}</td>`;
  };
  // The roles keep it a table for screen readers when CSS lays it out as cards.
  return html`<table class="table" role="table"><caption class="${hideCaption ? 'govuk-visually-hidden' : 'table__caption'}">${caption}</caption><thead role="rowgroup"><tr role="row">${columns.map(({ title, number }) => html`<th scope="col" role="columnheader" class="table__head${number === true && ' table__head--number'}">${title}</th>`)}</tr></thead><tbody role="rowgroup">${rows.map(({ cells, id, mark }) => html`<tr role="row" class="table__row${mark !== undefined && ` table__row--${mark}`}"${id !== undefined && html` id="${id}" data-row`}>${cells.map(cell)}</tr>`)}</tbody></table>`;
}
