import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Preview } from '../app/rules-change/preview.ts';
import { previewOf } from '../web/desk/rules/preview.ts';
import { html, textOf } from '../web/html/html.ts';
import { previewData, tellPreview } from './told-change.ts';

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
  tellPreview(preview, 'Europe/London', (line) => lines.push(line));
  const page = textOf(previewOf(preview, { zone: 'Europe/London', now: 0, linked: false }, html``));
  for (const told of [lines.join('\n'), page])
    assert.match(told, /1 falls sooner by law\b.*the customer keeps the date told/);
});

test('a preview as data has its instants with their milliseconds', () => {
  const [row] = previewData(preview).moving;
  assert.deepEqual([row?.before, row?.after], ['2026-12-01T00:00:00.000Z', '2026-11-30T00:00:00.000Z']);
});
