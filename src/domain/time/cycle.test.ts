import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, office, week } from '../../../test/oracle/london.ts';
import { grossDays, netDays } from './cycle.ts';

const c = office();
const [received, closed] = [at('2026-06-01 10:00'), at('2026-06-26 10:00')];

test('gross counts working days and dates from first receipt to last closure', () => {
  assert.deepEqual(grossDays(c, received, closed), { working: 19, calendar: 25 });
  assert.deepEqual(grossDays(c, received, received), { working: 0, calendar: 0 });
});

test('net leaves out dormant time and excusable waits, each working day once', () => {
  const wait = { kind: 'wait', from: at('2026-06-03 10:00'), to: at('2026-06-08 10:00') } as const;
  const overlapping = { kind: 'wait', from: at('2026-06-05 10:00'), to: at('2026-06-10 10:00') } as const;
  const dormant = { kind: 'dormant', from: at('2026-06-15 17:00'), to: at('2026-06-19 09:00') } as const;
  assert.deepEqual(netDays(c, received, closed, [wait, overlapping, dormant]), { net: 11, taken: [3, 2, 3] });
});

test('an extension excuses the working days after the date in force, up to the earlier of new date and deed', () => {
  const inForce = at('2026-06-05 17:00');
  const agreed = at('2026-06-12 17:00');
  const extension = (done: string) => ({ kind: 'extension', inForce, agreed, done: at(done) }) as const;
  assert.deepEqual(netDays(c, received, closed, [extension('2026-06-10 10:00')]), { net: 16, taken: [3] });
  assert.deepEqual(netDays(c, received, closed, [extension('2026-06-20 10:00')]), { net: 14, taken: [5] });
  assert.deepEqual(netDays(c, received, closed, [extension('2026-06-04 10:00')]), { net: 19, taken: [0] });
});

test('an excuse outside the cycle takes nothing', () => {
  const before = { kind: 'wait', from: at('2026-05-01 10:00'), to: at('2026-06-01 09:30') } as const;
  const after = { kind: 'wait', from: at('2026-06-26 10:00'), to: at('2026-07-26 09:30') } as const;
  assert.deepEqual(netDays(c, received, closed, [before, after]), { net: 19, taken: [0, 0] });
});

test('an agreed midnight belongs to the date it ends', () => {
  const saturday = {
    kind: 'extension',
    inForce: at('2026-06-05 17:00'),
    agreed: at('2026-06-09 00:00'),
    done: closed,
  } as const;
  assert.deepEqual(netDays(c, received, closed, [saturday]), { net: 18, taken: [1] });
});

test('a calendar that never opens counts no days', () => {
  const never = office({ weekly: week([]) });
  assert.equal(grossDays(never, received, closed), null);
  assert.equal(netDays(never, received, closed, []), null);
});

test('a calendar whose hours end counts no days past its end', () => {
  const june = office({
    weekly: week([]),
    dates: { '2026-06-01': [['09:00', '17:00']], '2026-06-02': [['09:00', '17:00']] },
  });
  const [monday, tuesday, friday] = [at('2026-06-01 10:00'), at('2026-06-02 10:00'), at('2026-06-05 10:00')];
  assert.deepEqual(grossDays(june, monday, tuesday), { working: 1, calendar: 1 });
  assert.equal(grossDays(june, monday, friday), null);
  assert.equal(netDays(june, monday, friday, []), null);
  assert.deepEqual(netDays(june, monday, tuesday, [{ kind: 'wait', from: monday, to: tuesday }]), {
    net: 0,
    taken: [1],
  });
  assert.equal(netDays(june, monday, tuesday, [{ kind: 'wait', from: monday, to: friday }]), null);
  assert.equal(grossDays(june, friday, monday), null);
  assert.equal(netDays(june, friday, monday, []), null);
  assert.equal(netDays(june, monday, tuesday, [{ kind: 'wait', from: friday, to: tuesday }]), null);
});
