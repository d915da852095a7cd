import { titleOf } from '../describe-move.ts';
import { type Standard, standardId } from '../standard.ts';
import { wordLimit, wordShare } from './limit.ts';
import { type Line, line, listed, quoted, type Section } from './section.ts';

export const explainAbout = (standard: Standard): Section => ({
  id: 'about',
  title: standard.title,
  lines: [
    ...line('What it is for', standard.purpose),
    ...standard.source.flatMap((source) => line('From', source)),
    ...standard.agreed.flatMap((one) => line('Agreed', `with ${one.with}, on ${one.on}`)),
    ...line(
      'In force',
      `from ${standard.effectiveFrom} ${standard.effectiveTo === undefined ? 'until further notice' : `to ${standard.effectiveTo}`}`,
    ),
    ...line('Name and version', standardId(standard)),
    ...line('Kinds of case', listed(standard.kinds)),
    ...line('For', listed(standard.appliesTo, 'or')),
    ...explainPack(standard),
    ...line(
      'Closed by',
      standard.closedBy && `${standard.closedBy} only: no silence and no merging closes it`,
    ),
    ...line(
      'References',
      `begin with ${standard.reference.prefix}${standard.reference.hidden ? '; senders are not told them' : ''}`,
    ),
    ...line('Days count by the calendar', standard.calendar),
    ...line(
      'A person looks again',
      `at least every ${wordLimit(standard.review.every)} (${standard.review.source})`,
    ),
    ...line('Wording', standard.letters.wording),
    ...line('A date put off is told by', standard.letters.putOff && quoted(standard.letters.putOff)),
  ],
  entries: [],
});

/** The law or code behind the clocks, and whether all its figures are certain. */
function explainPack({ pack, promises }: Standard): Line[] {
  const unsure = promises.filter(
    ({ status, pausesStatus, extension }) => (status ?? pausesStatus ?? extension?.status) !== undefined,
  );
  return [
    ...(pack?.documents ?? []).flatMap(({ document, link }) =>
      line('Set by', `${document} (published as ${quoted(link)})`),
    ),
    ...line('Holds in', pack?.jurisdiction),
    ...line('Last checked', pack?.checked),
    ...line('Not confirmed', pack?.holidays && 'which holidays do not count'),
    ...line('Not confirmed', listed(unsure.map((promise) => quoted(promise.title)))),
  ];
}

export const explainOpening = (standard: Standard): Section => ({
  id: 'opening',
  title: 'How it begins',
  lines: [
    ...line('It opens in', quoted(standard.stages[0]?.title ?? '')),
    ...line('A message is acknowledged by', quoted(standard.letters.acknowledgement)),
    ...line(
      'Words of danger start',
      standard.safety &&
        `${titleOf(standard.promises, standard.safety.promise)}; a person is told: ${quoted(standard.safety.exception)}`,
    ),
    ...line(
      'A wish to be rung starts',
      standard.callback && titleOf(standard.promises, standard.callback.promise),
    ),
    ...standard.details.flatMap((detail) =>
      line(`We need ${detail.title}`, `${detail.ask} (${detail.name})`),
    ),
  ],
  entries: [],
});

/** Absent where the standard has no headline target. */
export function explainHeadline({ headline, promises }: Standard): Section[] {
  if (headline === undefined) return [];
  return [
    {
      id: 'headline',
      title: 'The target',
      lines: [
        ...line('Target', `${wordShare(headline.share)} within ${wordLimit(headline.limit)}`),
        ...line('Judged by', titleOf(promises, headline.promise)),
        ...line('Taken off the days', listed(headline.excuses) || 'nothing'),
        ...line('Set by', `the ${headline.source}`),
        ...line('For comparison', headline.anchor),
      ],
      entries: [],
    },
  ];
}

export const explainWords = ({ recognise, excluded }: Standard): Section => ({
  id: 'words',
  title: 'Words and products we look for',
  lines: [
    ...line('Danger', recognise.danger.join(', ')),
    ...line('Thanks', recognise.thanks.join(', ')),
    ...line('Who looks after it', recognise.enquiry.join(', ')),
    ...line('A form', recognise.form.join(', ')),
    ...line('Never offered to fit yourself', excluded.join(', ')),
  ],
  entries: [],
});

export const explainNotes = ({ notes }: Standard): Section[] =>
  notes.length === 0
    ? []
    : [{ id: 'notes', title: 'Notes', lines: notes.flatMap((note) => line('Note', note)), entries: [] }];
