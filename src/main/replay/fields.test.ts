import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fields } from './fields.ts';

test('a field of a form takes an instant as text, and a tick as true or false', () => {
  const written = { arrived: '2026-11-25T10:00:00Z', hold: true, other: false, date: '2026-11-25' };
  const arrived = Date.parse(written.arrived);
  assert.deepEqual(fields.parse(written), { arrived, hold: 'yes', other: '', date: '2026-11-25' });
});
