import assert from 'node:assert/strict';
import { test } from 'node:test';
import { outcomeOf } from './send-outcome.ts';

test('an answer settles it, silence after the last byte leaves it unknown, silence before is a failure for now', () => {
  const answered = (responseCode: number, code = 'EMESSAGE') =>
    Object.assign(new Error('no'), { responseCode, code });
  const silent = Object.assign(new Error('closed'), { code: 'ECONNECTION' });
  assert.deepEqual(outcomeOf(answered(550), true), { failed: 'no', permanent: true });
  assert.deepEqual(outcomeOf(answered(451), true), { failed: 'no', permanent: false });
  assert.deepEqual(outcomeOf(answered(535, 'EAUTH'), false), { failed: 'no', permanent: false });
  assert.deepEqual(outcomeOf(silent, true), { unknown: 'closed' });
  assert.deepEqual(outcomeOf(silent, false), { failed: 'closed', permanent: false });
  assert.deepEqual(outcomeOf('odd', false), { failed: 'odd', permanent: false });
});
