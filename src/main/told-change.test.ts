import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Preview } from '../app/rules-change/preview.ts';
import { previewOf } from '../web/desk/rules/preview.ts';
import { html, textOf } from '../web/html/html.ts';
import { previewData, tellDone, tellPreview } from './told-change.ts';

const [before, after] = ['2026-12-01T00:00:00Z', '2026-11-30T00:00:00Z'].map((written) => {
  const due = Temporal.Instant.from(written).epochMilliseconds;
  return { rule: '5 statutory working days', calendar: 'office@1', start: 0, due, lateFrom: due };
});
assert.ok(before && after);

/** One date of law that falls a day sooner than its customer was told. */
const preview: Preview = {
  cases: 1,
  following: 1,
  counts: { dated: 0, sooner: 0, 'sooner, told stays': 1, later: 0, 'told, stays': 0, 'past, stays': 0 },
  moving: [
    {
      caseId: 'case',
      reference: 'CQ-1',
      promiseId: 'promise',
      trackId: 'track',
      itemId: null,
      title: 'We acknowledge your complaint',
      before,
      after,
      becomes: 'sooner, told stays',
    },
  ],
  staying: [],
};

test('a preview says on the console and on the page that the customer keeps a date told where law falls sooner', () => {
  const lines: string[] = [];
  tellPreview(preview, 'Europe/London', false, (line) => lines.push(line));
  const page = textOf(previewOf(preview, { zone: 'Europe/London', now: 0, linked: false }, html``));
  for (const told of [lines.join('\n'), page])
    assert.match(told, /1 falls sooner by law\b.*the customer keeps the date told/);
});

test('a preview as data has its instants with their milliseconds', () => {
  const [row] = previewData(preview).moving;
  assert.deepEqual([row?.before, row?.after], ['2026-12-01T00:00:00.000Z', '2026-11-30T00:00:00.000Z']);
});

/** Told dates that would fall later, `n` of them. */
const later = (n: number): Preview => ({
  ...preview,
  counts: { ...preview.counts, 'sooner, told stays': 0, 'told, stays': n },
  moving: preview.moving.map((row) => ({ ...row, becomes: 'told, stays' })),
});

const toldOf = (n: number, putOff: boolean): string => {
  const lines: string[] = [];
  tellPreview(later(n), 'Europe/London', putOff, (line) => lines.push(line));
  return lines.join('\n');
};

test('a told date that would fall later is said to stay, or with a reason to be put off', () => {
  assert.match(
    toldOf(5, false),
    /5 would fall later: were told, stay\n[\s\S]*would fall later: was told, stays$/m,
  );
  assert.match(toldOf(5, true), /5 fall later: were told, are put off by letter\n/);
  assert.match(toldOf(5, true), /falls later: was told, is put off by letter$/m);
  assert.doesNotMatch(toldOf(5, true), /stay/);
});

test('one promise and several are counted as people say it', () => {
  assert.match(
    toldOf(1, false),
    /^1 open case looked at; 1 would follow; 1 promise is touched\.\n {2}1 would fall/,
  );
  assert.match(toldOf(2, false), /2 promises are touched/);
  const page = (n: number) =>
    textOf(
      previewOf(
        { ...later(n), counts: { ...preview.counts, sooner: n } },
        { zone: 'UTC', now: 0, linked: false },
        html``,
      ),
    );
  assert.match(page(1), /1 falls sooner</);
  assert.match(page(5), /5 fall sooner</);
});

test('what was done says how many dates were put off and how many letters wait', () => {
  const told = (putOff: number, letters: number): string => {
    const lines: string[] = [];
    tellDone({ followed: 7, staying: [], putOff, letters, more: false }, (line) => lines.push(line));
    return lines.join('\n');
  };
  assert.equal(told(0, 0), 'Done: 7 cases follow, 0 stay as they are.');
  assert.match(told(5, 4), /5 dates were put off; 4 letters that say so are waiting to go\.$/);
  assert.match(told(1, 1), /1 date was put off; 1 letter that says so is waiting to go\.$/);
});
