import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseInstant, writeInstant } from './wire.ts';
import { LAST_INSTANT } from './zone.ts';

test('every instant reads back from how it is written, as Temporal writes it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: LAST_INSTANT }), (t) => {
      const written = writeInstant(t);
      assert.equal(parseInstant(written), t);
      assert.equal(
        written,
        Temporal.Instant.fromEpochMilliseconds(t).toString({ smallestUnit: 'millisecond' }),
      );
    }),
  );
});

test('offsets, missing seconds and empty parts of milliseconds are read', () => {
  const noon = parseInstant('2026-06-01T12:00:00Z');
  for (const text of ['2026-06-01T12:00Z', '2026-06-01T17:30:00+05:30', '2026-06-01T08:30:00.000000-03:30'])
    assert.equal(parseInstant(text), noon);
  for (const [written, ms] of [
    ['.5', 500],
    ['.25', 250],
    [',125', 125],
    ['.125000', 125],
    ['.123000000', 123],
  ])
    assert.equal(parseInstant(`2026-06-01T12:00:00${written}Z`), Number(noon) + Number(ms));
  assert.equal(parseInstant('1970-01-01T00:00:00Z'), 0);
  assert.equal(parseInstant('2200-01-01T00:00:00Z'), LAST_INSTANT);
  assert.equal(parseInstant('1970-01-01T00:00:00.001Z'), 1);
});

test('anything else is not read', () => {
  for (const text of [
    '2026-06-01T12:00:00',
    '2026-06-01 12:00:00Z',
    '2026-06-01',
    '2026-06-01T24:00:00Z',
    '2026-06-01T12:00:60Z',
    '2026-06-01T12:00:00.0001Z',
    '2026-06-31T12:00:00Z',
    '2026-06-01T12:00:00+0100',
    '2026-06-01T12:00:00+24:00',
    '+002026-06-01T12:00:00Z',
    '1970-01-01T00:00:00+00:01',
    '2026-06-01T12:00:00.1230000000Z',
    'at 2026-06-01T12:00:00Z',
    '2026-06-01T12:00:00Z or so',
    '2026-06-01T12:00:00-24:00',
    '2026-06-01T12:00:00+01:60',
    '2026-06-01T12:60:00Z',
    ['2026-06-01T12:00:00Z'],
    1780315200000,
    null,
  ])
    assert.equal(parseInstant(text), null, String(text));
});
