import { wordRule } from '../../time/rule.ts';
import type { PauseEffect } from '../../time/types.ts';
import { titleOf } from '../describe-move.ts';
import type { PromiseRule, Standard } from '../standard.ts';
import { wordFrom, wordLimit, wordShare } from './limit.ts';
import { type Entry, line, listed, quoted, type Section } from './section.ts';

export const explainPromises = (standard: Standard): Section => ({
  id: 'promises',
  title: 'What is promised',
  lines: [
    {
      label: 'Counted from the next opening',
      text: 'what reaches us when we are closed counts as if it had come when we next open; that day is day 0',
    },
    { label: 'Hours on working days', text: 'day and night count, but not the days on which we are closed' },
  ],
  entries: standard.promises.map((promise) => explainPromise(standard, promise)),
});

const wordAhead = ({ ahead }: PromiseRule): string =>
  ahead === undefined ? '' : `${wordRule(ahead)} before it where there is time, else `;

function explainPromise(standard: Standard, promise: PromiseRule): Entry {
  const { extension } = promise;
  const keeping = standard.moves
    .filter((move) => move.keeps.includes(promise.name))
    .map((move) => quoted(move.title));
  return {
    title: promise.title,
    name: promise.name,
    source: promise.source,
    lines: [
      ...line('Clause', promise.clause),
      ...line('Rows', listed(promise.rows)),
      ...Object.entries(promise.only).flatMap(([field, answers]) =>
        line('Only where', `${field} is ${listed(answers, 'or')}`),
      ),
      ...line('Within', withStatus(promise.status, wordLimit(promise.limit))),
      ...line(
        'In time for',
        promise.share === undefined ? undefined : `${wordShare(promise.share)} of them at least`,
      ),
      ...line(
        'Counted',
        `${wordAhead(promise)}${wordFrom(promise.from)}${promise.given === undefined ? '' : ` (${promise.given})`}, for ${promise.of === 'track' ? 'the whole case' : 'each item'}`,
      ),
      ...line('Kept by', promise.keptBy),
      ...line('Kept by the steps', listed([...new Set(keeping)])),
      ...line('Kept by the letter', promise.keptByLetter),
      ...line('Kept by a conversation with', promise.keptByConversation),
      ...line(
        'Kept by all tries of',
        promise.keptByAttempts &&
          `${titleOf(standard.attempts, promise.keptByAttempts)}, once a message is left`,
      ),
      ...line('By another', promise.byAnother ? 'person than those who decided before' : undefined),
      ...line('Paused by', listed(promise.pausedBy.map((plan) => titleOf(standard.attempts, plan)))),
      ...line(
        'May be later',
        extension && `because of ${listed(extension.because, 'or')}; said by ${listed(extension.by, 'or')}`,
      ),
      ...Object.entries(promise.pauses ?? {}).flatMap(([plan, effect]) =>
        line(
          'That wait',
          `${titleOf(standard.attempts, plan)}: ${withStatus(promise.pausesStatus, wordEffect(effect))}`,
        ),
      ),
      ...line(
        'Later by at most',
        extension?.atMost && withStatus(extension.status ?? promise.status, wordLimit(extension.atMost)),
      ),
      ...line('Told in time', extension?.inTime ? 'it may be put off only before it is late' : undefined),
      ...line('Once more', extension?.again && `only by ${listed(extension.again, 'or')}`),
      ...line('Taken off the days', extension && (listed(extension.excusable) || 'none of these reasons')),
      ...line('At risk', `after ${wordShare(promise.atRisk)} of its time`),
      ...line('You are told', promise.told ?? 'nothing: it is for our own staff'),
      ...line('If late', wordLate(standard, promise)),
    ],
    entries: [],
  };
}

/** A figure as it is shown: one that is not certain says so wherever it stands. */
const withStatus = (status: PromiseRule['status'], words: string): string =>
  status === undefined ? words : `${words} (${status}: this figure is not certain)`;

function wordEffect(effect: PauseEffect): string {
  switch (effect) {
    case 'excluding (p,q]':
      return 'the days after it began, up to its end, do not count';
    case 'excluding [p,q]':
      return 'its days do not count, first and last included';
    case 'restart':
      return 'at its end the time begins anew';
  }
}

function wordLate(standard: Standard, { late }: PromiseRule): string {
  return listed([
    ...(late.letter === undefined ? [] : [`we write ${quoted(late.letter)} to the ${listed(late.to)}`]),
    ...(late.exception === undefined ? [] : [`a person is told: ${quoted(late.exception)}`]),
    ...(late.begins === undefined ? [] : [`attempts begin: ${titleOf(standard.attempts, late.begins)}`]),
  ]);
}
