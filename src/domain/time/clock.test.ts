import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nation, office, week } from '../../../test/oracle/london.ts';
import { answerClock } from './clock.ts';

const named = new Map([
  ['office', office()],
  ['england-and-wales', nation('england-and-wales')],
]);
const MONDAY = '2026-06-01T10:00:00+01:00';

function ask(line: object): { id: unknown; result?: unknown; error?: string } {
  return JSON.parse(answerClock(JSON.stringify({ id: 1, calendar: 'office', ...line }), named));
}

const ANSWERS: [object, unknown][] = [
  [{ op: 'isWorking', instant: MONDAY }, true],
  [{ op: 'nextOpening', instant: '2026-06-06T12:00:00Z' }, '2026-06-08T08:00:00.000Z'],
  [{ op: 'workingTimeBetween', from: '2026-06-02T08:00:00Z', to: '2026-06-01T08:00:00Z' }, -28_800_000],
  [{ op: 'addWorkingTime', instant: MONDAY, ms: 7 * 3_600_000 }, '2026-06-01T16:00:00.000Z'],
  [{ op: 'addWorkingDays', instant: MONDAY, n: 1 }, '2026-06-02'],
  [{ op: 'endOfNthWorkingDay', instant: MONDAY, n: 1 }, '2026-06-02T16:00:00.000Z'],
  [
    {
      op: 'dueWithPauses',
      start: MONDAY,
      ms: 7_200_000,
      pauses: [{ from: '2026-06-01T11:00:00+01:00', to: '2026-06-01T12:00:00+01:00' }],
    },
    '2026-06-01T12:00:00.000Z',
  ],
  [{ op: 'nthWorkingDayAt', instant: MONDAY, n: 2, time: '10:30' }, '2026-06-03T09:30:00.000Z'],
  [{ op: 'oneCalendarMonth', instant: '2026-01-31T10:00:00Z' }, '2026-02-28T10:00:00.000Z'],
  [{ op: 'reminder', start: MONDAY, due: '2026-06-01T16:00:00Z', share: 0.5 }, '2026-06-01T12:30:00.000Z'],
  [{ op: 'spread', instant: MONDAY, attempts: 1, days: 1 }, ['2026-06-02T12:00:00.000Z']],
  [{ op: 'workingDaysTaken', from: MONDAY, to: '2026-06-05T12:00:00Z' }, 4],
  [
    {
      op: 'rule',
      instant: '2023-04-28T16:20:00+01:00',
      rule: '5 statutory working days',
      calendar: 'england-and-wales',
    },
    { due: '2023-05-09T23:00:00.000Z', lateFrom: '2023-05-09T23:00:00.000Z', date: '2023-05-09' },
  ],
  [
    { op: 'rule', instant: MONDAY, rule: '1 working day', pauses: [] },
    { due: '2026-06-02T16:00:00.000Z', lateFrom: '2026-06-02T16:00:00.001Z' },
  ],
  [
    {
      op: 'rule',
      instant: MONDAY,
      rule: '1 working day',
      pauses: [{ from: MONDAY, to: null }],
      now: '2026-06-02T12:00:00Z',
    },
    { due: '2026-06-03T16:00:00.000Z', lateFrom: '2026-06-03T16:00:00.001Z', provisional: true },
  ],
];

for (const [line, result] of ANSWERS)
  test(`${(line as { op: string }).op} is answered on the wire`, () =>
    assert.deepEqual(ask(line), { id: 1, result }));

test('a calendar may be given in the line, and answers null where it never opens', () => {
  const inline = { timezone: 'Europe/London', weekly: week([]), holidays: [] };
  for (const op of ['nextOpening', 'addWorkingDays', 'endOfNthWorkingDay'])
    assert.deepEqual(ask({ calendar: inline, op, instant: MONDAY, n: 1 }), { id: 1, result: null });
  assert.deepEqual(ask({ calendar: inline, op: 'rule', instant: MONDAY, rule: '1 working day' }), {
    id: 1,
    result: null,
  });
});

test('calendars given in lines are told apart by all that they say, whatever they are called', () => {
  const answers = ['17:00', '12:00'].map((close) => {
    const calendar = {
      id: 'depot',
      version: '1',
      timezone: 'Europe/London',
      weekly: week([['09:00', close]]),
      holidays: [],
    };
    return ask({ op: 'endOfNthWorkingDay', instant: MONDAY, n: 0, calendar }).result;
  });
  assert.deepEqual(answers, ['2026-06-01T16:00:00.000Z', '2026-06-01T11:00:00.000Z']);
});

test('the same instant written with other offsets is the same', () => {
  const answers = ['2026-06-06T12:00:00Z', '2026-06-06T13:00:00+01:00', '2026-06-06T17:30:00.000+05:30'].map(
    (instant) => ask({ op: 'nextOpening', instant }).result,
  );
  assert.equal(new Set(answers).size, 1);
});

const ERRORS: [string, object, RegExp][] = [
  [
    'an instant without offset',
    { op: 'isWorking', instant: '2026-06-01T10:00:00' },
    /^instant: write an instant/,
  ],
  ['a part of a millisecond', { op: 'isWorking', instant: '2026-06-01T10:00:00.0005Z' }, /^instant/],
  ['an impossible date', { op: 'isWorking', instant: '2026-02-30T10:00:00Z' }, /^instant/],
  ['an instant after 2200', { op: 'isWorking', instant: '2200-01-01T00:00:00.001Z' }, /^instant/],
  ['an instant before 1970', { op: 'isWorking', instant: '1969-12-31T23:59:59.999Z' }, /^instant/],
  ['an instant as a number', { op: 'isWorking', instant: 0 }, /^instant/],
  [
    'a negative count',
    { op: 'addWorkingDays', instant: MONDAY, n: -1 },
    /^n: write a whole number from 0 to 10000/,
  ],
  ['too high a count', { op: 'addWorkingDays', instant: MONDAY, n: 10_001 }, /^n:/],
  [
    'parts of milliseconds',
    { op: 'addWorkingTime', instant: MONDAY, ms: 0.5 },
    /^ms: write whole milliseconds/,
  ],
  ['unsafe milliseconds', { op: 'addWorkingTime', instant: MONDAY, ms: 2 ** 53 }, /^ms:/],
  [
    'a result past 2200',
    { op: 'addWorkingTime', instant: MONDAY, ms: 2 ** 52 },
    /^beyond 2200: the answer lies after 2200-01-01T00:00Z; ask for less, or from an earlier instant$/,
  ],
  ['a share of four places', { op: 'reminder', start: MONDAY, due: MONDAY, share: 0.1234 }, /^share:/],
  ['a share above one', { op: 'reminder', start: MONDAY, due: MONDAY, share: 1.5 }, /^share:/],
  [
    'a due before its start',
    { op: 'reminder', start: MONDAY, due: '2026-05-01T10:00:00Z', share: 1 },
    /^due: lies before start/,
  ],
  ['a time that is none', { op: 'nthWorkingDayAt', instant: MONDAY, n: 1, time: '9:00' }, /^time:/],
  [
    'a wait that ends before it begins',
    { op: 'dueWithPauses', start: MONDAY, ms: 1, pauses: [{ from: MONDAY, to: '2026-05-01T10:00:00Z' }] },
    /^pauses\[0\]: ends before/,
  ],
  [
    'a wait without its end',
    { op: 'dueWithPauses', start: MONDAY, ms: 1, pauses: [{ from: MONDAY, to: null }] },
    /^pauses: there is no due date/,
  ],
  ['a wait that is none', { op: 'dueWithPauses', start: MONDAY, ms: 1, pauses: [7] }, /^pauses\[0\]: write/],
  [
    'an effect that is none',
    { op: 'rule', instant: MONDAY, rule: '1 week', pauses: [{ from: MONDAY, to: MONDAY, effect: 'none' }] },
    /^pauses\[0\]\.effect/,
  ],
  ['waits that are no list', { op: 'dueWithPauses', start: MONDAY, ms: 1 }, /^pauses: write a list/],
  ['a negative allowance', { op: 'dueWithPauses', start: MONDAY, ms: -1, pauses: [] }, /^ms: an allowance/],
  ['no attempts', { op: 'spread', instant: MONDAY, attempts: 0, days: 1 }, /^attempts:/],
  ['a rule that is none', { op: 'rule', instant: MONDAY, rule: 'soon' }, /^rule: "soon" is not a duration/],
  ['a rule that is no text', { op: 'rule', instant: MONDAY, rule: 7 }, /^rule: write it as text/],
  [
    'a wait on a promise by date',
    { op: 'rule', instant: MONDAY, rule: '1 working day by date', pauses: [{ from: MONDAY, to: MONDAY }] },
    /cannot be paused/,
  ],
  ['an operation that is none', { op: 'toString' }, /^op: write one of isWorking/],
  [
    'a calendar nobody named',
    { op: 'isWorking', instant: MONDAY, calendar: 'moon' },
    /^calendar: there is none named moon; there are office/,
  ],
  ['no calendar', { op: 'isWorking', instant: MONDAY, calendar: undefined }, /^calendar: give its name/],
  [
    'an inline calendar with faults',
    {
      op: 'isWorking',
      instant: MONDAY,
      calendar: { timezone: 'Europe/London', weekly: {}, holidays: ['x'] },
    },
    /^holidays\[0\]/,
  ],
];

for (const [what, line, error] of ERRORS)
  test(`${what} is answered with an error that says what to write`, () => {
    const answer = ask(line);
    assert.equal(answer.id, 1);
    assert.match(answer.error ?? 'no error', error);
    assert.equal('result' in answer, false);
  });

test('what lies outside says what to do, and a wait that is open which field is missing', () => {
  const law = { calendar: 'england-and-wales', op: 'rule', rule: '5 statutory working days' };
  assert.equal(
    ask({ ...law, instant: '2028-12-29T10:00:00Z' }).error,
    'england-and-wales has no holidays published for 2029: ask for dates in its years, or write in calendar one with the holidays of 2029',
  );
  assert.match(
    ask({ op: 'rule', instant: '2199-12-31T10:00:00Z', rule: '1 week' }).error ?? '',
    /^beyond 2200: the answer lies after /,
  );
  assert.match(
    ask({ op: 'addWorkingTime', instant: '1970-01-01T10:00:00Z', ms: -(2 ** 40) }).error ?? '',
    /^before 1970: the answer lies before 1970-01-01T00:00Z; ask for less, or from a later instant$/,
  );
  const pauses = [{ from: MONDAY, to: null }];
  assert.equal(
    ask({ op: 'rule', instant: MONDAY, rule: '1 working day', pauses }).error,
    'now: there is no due date while a wait is open; say what time it is now',
  );
});

test('a line that is no object is answered too', () => {
  for (const line of ['', '{', '7', 'null', '[]']) {
    const answer = JSON.parse(answerClock(line, named));
    assert.equal(answer.id, null);
    assert.match(answer.error, /write one object a line/);
  }
});

test('explained, a rule brings its trace in words and any other answer stays as it is', () => {
  const line = { id: 1, calendar: 'office', op: 'rule', instant: MONDAY, rule: '1 working day' };
  const answer = JSON.parse(answerClock(JSON.stringify(line), named, true));
  assert.match(
    answer.trace.customer,
    /^By 5pm on Tuesday 2 June 2026: 1 working day, counted from Monday 1 June 2026/,
  );
  assert.equal(answer.trace.staff[0], 'Rule: 1 working day.');
  const plain = { id: 1, calendar: 'office', op: 'isWorking', instant: MONDAY };
  assert.equal(answerClock(JSON.stringify(plain), named, true), answerClock(JSON.stringify(plain), named));
});

test('every answer that is a date can say how, ending in that very date', () => {
  const asked = [
    { op: 'addWorkingDays', instant: MONDAY, n: 3 },
    { op: 'endOfNthWorkingDay', instant: MONDAY, n: 3 },
    { op: 'nthWorkingDayAt', instant: MONDAY, n: 2, time: '15:30' },
    { op: 'oneCalendarMonth', instant: MONDAY },
    { op: 'addWorkingTime', instant: MONDAY, ms: 12 * 3_600_000 },
    { op: 'dueWithPauses', start: MONDAY, ms: 90 * 60_000, pauses: [] },
    { op: 'rule', instant: MONDAY, rule: '5 statutory working days' },
  ];
  for (const line of asked) {
    const { result, trace } = JSON.parse(
      answerClock(JSON.stringify({ id: 1, calendar: 'office', ...line }), named, true),
    );
    const due = typeof result === 'string' ? result : result.due;
    assert.equal(due.length === 10 ? trace.end.date : trace.due.due, due, line.op);
    assert.equal(trace.end.instant, trace.due.due, line.op);
    assert.match(trace.customer, /^By /);
    assert.match(trace.staff[0], /^Rule: /);
    assert.match(trace.trigger.instant, /Z$/);
  }
});

test('an answer by which nothing is due has no trace', () => {
  const line = { id: 1, calendar: 'office', op: 'nextOpening', instant: MONDAY };
  assert.equal(JSON.parse(answerClock(JSON.stringify(line), named, true)).trace, undefined);
});

const NEVER = { timezone: 'Europe/London', weekly: week([]), holidays: [] };

test('each effect of a wait is read, and none but those there are', () => {
  const due = (effect: string) =>
    ask({
      op: 'rule',
      calendar: 'england-and-wales',
      instant: '2026-06-01T09:00:00+01:00',
      rule: '20 statutory working days',
      pauses: [{ from: '2026-06-03T10:00:00+01:00', to: '2026-06-05T12:00:00+01:00', effect }],
    });
  const dates = ['excluding (p,q]', 'excluding [p,q]', 'restart'].map(
    (effect) => (due(effect).result as { date: string }).date,
  );
  assert.deepEqual(dates, ['2026-07-01', '2026-07-02', '2026-07-03']);
  assert.match(due('none').error ?? '', /write one of excluding \(p,q\], excluding \[p,q\], restart$/);
});

test('counts, shares and lists go to their limits and no further', () => {
  assert.equal(ask({ op: 'addWorkingDays', instant: MONDAY, n: 10_000 }).result, '2064-09-29');
  const reminded = (share: unknown) =>
    ask({ op: 'reminder', start: MONDAY, due: '2026-06-01T16:00:00Z', share });
  assert.equal(reminded(0).result, '2026-06-01T09:00:00.000Z');
  assert.equal(reminded(1).result, '2026-06-01T16:00:00.000Z');
  assert.equal(reminded(0.125).result, '2026-06-01T09:52:30.000Z');
  for (const none of ['0.5', 10.5, 11, -1]) assert.match(reminded(none).error ?? '', /^share: /);
  const waits = (n: number) =>
    ask({ op: 'dueWithPauses', start: MONDAY, ms: 0, pauses: Array(n).fill({ from: MONDAY, to: MONDAY }) });
  assert.equal(waits(10_000).result, '2026-06-01T09:00:00.000Z');
  assert.match(waits(10_001).error ?? '', /^pauses: write a list of \{from, to\}, at most 10000$/);
  const open = [
    { from: MONDAY, to: MONDAY },
    { from: MONDAY, to: null },
  ];
  assert.match(
    ask({ op: 'dueWithPauses', start: MONDAY, ms: 1, pauses: open }).error ?? '',
    /while one is open/,
  );
  assert.match(
    ask({ op: 'dueWithPauses', start: MONDAY, ms: 1, pauses: [null] }).error ?? '',
    /^pauses\[0\]: /,
  );
});

test('a promise by date without waits is answered, a calendar that never opens spreads nothing', () => {
  const due = ask({ op: 'rule', instant: MONDAY, rule: '1 working day by date' }).result as { due: string };
  assert.equal(due.due, '2026-06-02T16:00:00.000Z');
  const none = ask({ op: 'spread', calendar: NEVER, instant: MONDAY, attempts: 1, days: 1 });
  assert.deepEqual(none, { id: 1, result: null });
});

test('an explanation says for whom we waited, and is left out where there is no date', () => {
  const explained = (line: object) =>
    JSON.parse(answerClock(JSON.stringify({ id: 1, op: 'rule', instant: MONDAY, ...line }), named, true));
  const waited = (waitingFor: unknown) =>
    explained({
      calendar: 'office',
      rule: '5 working days',
      pauses: [{ from: '2026-06-02T12:00:00Z', to: '2026-06-04T12:00:00Z', waitingFor }],
    }).trace.customer;
  assert.match(waited('the homeowner'), /2 working days waiting for the homeowner/);
  assert.match(waited(7), /2 working days waiting\./);
  assert.deepEqual(explained({ calendar: NEVER, rule: '1 working day' }), { id: 1, result: null });
});

test('what cannot be read is told from what is no object, and what exists is listed', () => {
  assert.match(JSON.parse(answerClock('{', named)).error, /^not JSON: /);
  assert.match(JSON.parse(answerClock('7', named)).error, /^write one object a line/);
  assert.match(ask({ op: 'none' }).error ?? '', /^op: write one of isWorking, nextOpening, /);
  assert.match(
    ask({ op: 'isWorking', instant: MONDAY, calendar: 'm'.repeat(99) }).error ?? '',
    /named m{60}; there are/,
  );
});

test('a mistake of ours is thrown and not told as a fault of the line', () => {
  const get = () => {
    throw new TypeError('a mistake of ours');
  };
  assert.throws(
    () => answerClock('{"calendar":"office","op":"isWorking"}', { get, keys: () => named.keys() }),
    TypeError,
  );
});

test('an id comes back as it was written, also where no number of ours holds its digits', () => {
  const answered = (id: string) =>
    answerClock(
      `{"calendar":{"id":7,"timezone":"Europe/London","weekly":{},"holidays":[]},"id":${id},"op":"sing"}`,
      named,
    );
  for (const id of [
    '12345678901234567890',
    '-9007199254740993',
    '0.10000000000000000555',
    '1e999',
    '[1,12345678901234567890]',
    '{"id":12345678901234567890}',
    '"12345678901234567890"',
    'null',
    '7',
  ])
    assert.ok(answered(id).startsWith(`{"id":${id},"error":`), answered(id));
});

test('a calendar that nobody knows is answered with the first twelve that there are', () => {
  const many = new Map(Array.from({ length: 13 }, (_, n) => [`office ${n + 1}`, office()]));
  const line = JSON.stringify({ id: 1, calendar: 'depot', op: 'isWorking', instant: MONDAY });
  const first = Array.from({ length: 12 }, (_, n) => `office ${n + 1}`).join(', ');
  assert.equal(
    JSON.parse(answerClock(line, many)).error,
    `calendar: there is none named depot; there are ${first}`,
  );
});

test('a line whose brackets stand too deep has its answer where nobody reads them, else its error', () => {
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
  const line = (id: string, calendar: string, note: string) =>
    answerClock(
      `{"id":${id},"calendar":${calendar},"op":"isWorking","instant":"${MONDAY}","note":${note}}`,
      named,
    );
  const error =
    'brackets stand too deep in one another: write one object a line, {"id", "calendar", "op", …}';
  for (const id of ['"a"', '7']) assert.equal(line(id, '"office"', deep), `{"id":${id},"result":true}`);
  assert.deepEqual(JSON.parse(line('1.5', '"office"', deep)), { id: null, error });
  assert.deepEqual(JSON.parse(line(deep, '"office"', '1')), { id: null, error });
});
