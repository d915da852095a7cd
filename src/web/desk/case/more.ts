import { button } from '../../html/components/button.ts';
import { card } from '../../html/components/card.ts';
import { checkList } from '../../html/components/check-list.ts';
import { radioList } from '../../html/components/radio-list.ts';
import { select } from '../../html/components/select.ts';
import { textArea } from '../../html/components/text-area.ts';
import { textField } from '../../html/components/text-field.ts';
import { type Html, html } from '../../html/html.ts';
import { deedForm, deedIn, mayDo, type Showing } from './showing.ts';

/** What is done to the case itself: who looks after it, its references, danger, merging, splitting. */
export function more(showing: Showing): Html | null {
  const { page } = showing;
  const merged = page.linked.some((link) => link.as === 'merged into');
  // What went into another case is looked after there.
  const gone = merged || page.linked.some((link) => link.as === 'went back');
  const parts = [
    allocate(showing),
    reference(showing),
    page.danger === null ? danger(showing) : null,
    details(showing),
    merge(showing),
    split(showing),
    page.open || gone ? null : reopen(showing),
  ].filter((part) => part !== null);
  const apart =
    merged && mayDo(showing, 'unmerge')
      ? deedForm(showing, {
          deed: 'unmerge',
          name: 'unmerge',
          send: { text: 'Take the merging back', kind: 'secondary' },
          body: () => null,
        })
      : null;
  const together =
    page.linked.some((link) => link.as === 'split to') && mayDo(showing, 'unsplit')
      ? deedForm(showing, {
          deed: 'unsplit',
          name: 'unsplit',
          send: { text: 'Take the splitting back', kind: 'secondary' },
          body: () => null,
        })
      : null;
  return parts.length === 0
    ? null
    : card({
        title: 'The case',
        id: 'case',
        body: html`${apart}${together}<div class="deeds">${parts}</div>`,
      });
}

function allocate(showing: Showing): Html | null {
  const fits = showing.choices.staff.filter((row) =>
    row.roles.some((role) => role === 'care manager' || role === 'senior administrator'),
  );
  return deedIn(showing, {
    deed: 'allocate',
    name: 'allocate',
    title: showing.page.manager === null ? 'Choose who looks after it' : 'Let somebody else look after it',
    shortcut: 'a',
    send: { text: 'Allocate', kind: 'secondary' },
    body: (kept) =>
      html`${select({ name: 'staff', id: kept.id('staff'), label: 'Who', error: kept.error('staff'), value: kept.value('staff') ?? showing.page.manager?.id, choices: [{ value: '', text: 'Choose' }, ...fits.map((row) => ({ value: row.id, text: `${row.name}${row.away ? ' (away)' : ''}` }))] })}${textField({ name: 'because', id: kept.id('because'), label: 'Why', error: kept.error('because'), value: kept.value('because') })}`,
  });
}

function reference(showing: Showing): Html | null {
  return deedIn(showing, {
    deed: 'reference',
    name: 'reference',
    title: 'Note their reference',
    send: { text: 'Keep it', kind: 'secondary' },
    body: (kept) =>
      html`${textField({ name: 'reference', id: kept.id('reference'), label: 'Reference', width: 20, error: kept.error('reference'), value: kept.value('reference'), autocomplete: 'off' })}${radioList(
        {
          name: 'of',
          id: kept.id('of'),
          label: 'Whose',
          small: true,
          inline: true,
          value: kept.value('of') ?? 'client',
          choices: [
            { value: 'client', text: 'The client’s' },
            { value: 'other', text: 'Another' },
          ],
        },
      )}`,
  });
}

function danger(showing: Showing): Html | null {
  if (!showing.page.open) return null;
  return deedIn(showing, {
    deed: 'danger',
    name: 'danger',
    title: 'Flag as unsafe',
    says: 'Puts it on top for everybody, promises a call today, and stops every closing by itself.',
    send: { text: 'Flag as unsafe', kind: 'warning' },
    body: (kept) =>
      textArea({
        name: 'words',
        id: kept.id('words'),
        label: 'What is unsafe',
        rows: 2,
        error: kept.error('words'),
        value: kept.value('words'),
      }),
  });
}

function details(showing: Showing): Html | null {
  const { missing } = showing.page;
  if (missing.length === 0 || !showing.page.open) return null;
  return deedIn(showing, {
    deed: 'details',
    name: 'details',
    title: `Details are here now (${missing.length} missing)`,
    says: 'When all are here, the case goes on to registration by itself.',
    send: { text: 'These are here', kind: 'secondary' },
    body: (kept) =>
      checkList({
        name: 'details',
        id: kept.id('details'),
        label: 'Which',
        small: true,
        error: kept.error('details'),
        choices: missing.map(({ name, title }) => ({ value: name, text: title })),
        values: kept.values('details') ?? [],
      }),
  });
}

function merge(showing: Showing): Html | null {
  if (!showing.page.open) return null;
  const [same] = showing.page.sameHome.filter((other) => other.open);
  return deedIn(showing, {
    deed: 'merge',
    name: 'merge',
    title: 'Merge into another case',
    says: 'This one closes as its duplicate and later messages go to the other; nothing is moved, and it can be taken back.',
    send: { text: 'Merge', kind: 'warning' },
    body: (kept) =>
      textField({
        name: 'kept',
        id: kept.id('kept'),
        label: 'The case to keep',
        width: 10,
        error: kept.error('kept'),
        value: kept.value('kept') ?? same?.reference,
        autocomplete: 'off',
      }),
  });
}

function split(showing: Showing): Html | null {
  const open = showing.page.items.filter((item) => item.stage !== null);
  if (open.length < 2) return null;
  return deedIn(showing, {
    deed: 'split',
    name: 'split',
    title: 'Split items to a new case',
    says: 'They go on under a reference of their own as they stand, with their dates, the same manager and people. It can be taken back until something happens there.',
    send: { text: 'Split', kind: 'secondary' },
    body: (kept) =>
      checkList({
        name: 'items',
        id: kept.id('items'),
        label: 'Which items go',
        small: true,
        error: kept.error('items'),
        choices: open.map((item) => ({ value: item.id, text: `${item.n}. ${item.title}` })),
        values: kept.values('items') ?? [],
      }),
  });
}

function reopen(showing: Showing): Html | null {
  const { closure } = showing.page;
  if (closure?.byClock === true && mayDo(showing, 'reopen'))
    return html`<div class="deeds__one"><p class="deed__says">Closed by the clock. One key opens it again; a closing letter that has not gone yet stays here.</p>${deedForm(showing, { deed: 'reopen', name: 'reopen', body: () => button({ text: 'Open it again', shortcut: 'u' }) })}</div>`;
  return deedIn(showing, {
    deed: 'reopen',
    name: 'reopen',
    title: 'Open it again',
    says: 'History and first receipt stay; a new cycle begins in the stage it left.',
    send: { text: 'Open it again' },
    body: (kept) =>
      textArea({
        name: 'words',
        id: kept.id('words'),
        label: 'Why (if there is more to say)',
        rows: 2,
        value: kept.value('words'),
      }),
  });
}
