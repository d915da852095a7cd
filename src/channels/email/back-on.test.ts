import assert from 'node:assert/strict';
import { test } from 'node:test';
import { backOn } from './back-on.ts';

/** A Friday. */
const received = Date.UTC(2026, 6, 10, 9);

test('a date of return is read as Britain writes it', () => {
  const notices: Record<string, string | null> = {
    'I am out of office until Mon 14th, for orders contact Priya': '2026-07-14',
    'back on 3 August': '2026-08-03',
    'I will be back in the office on Monday 3rd August 2026.': '2026-08-03',
    'returning on 03/08/2026': '2026-08-03',
    'I return on 3/8': '2026-08-03',
    'until 2026-08-03': '2026-08-03',
    'I am away until the 2nd of January': '2027-01-02',
    'back on the 5th': '2026-08-05',
    'I will be back on Tuesday': '2026-07-14',
    'I return on Friday': '2026-07-17',
    'returning August 3rd, 2026': '2026-08-03',
    'available again from 31 July': '2026-07-31',
    'I will be back soon': null,
    'back at 2pm': null,
    'back in 2 weeks': null,
    'call me back on 0113 496 0000': null,
    'until 31 February 2026': null,
    '': null,
  };
  for (const [notice, expected] of Object.entries(notices))
    assert.equal(backOn(notice, received), expected, notice);
});
