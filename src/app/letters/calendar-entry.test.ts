import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type CalendarEntry, calendarEntry } from './calendar-entry.ts';

const at = (text: string) => Date.parse(text);

const visit: CalendarEntry = {
  appointmentId: '0198c0de-0000-7000-8000-000000000001',
  sequence: 0,
  from: at('2026-10-20T08:00:00Z'),
  to: at('2026-10-20T12:00:00Z'),
  timezone: 'Europe/London',
  at: at('2026-10-12T09:30:15Z'),
  cancelled: false,
  organisation: 'Alder & Finch; Fitted, Ltd',
  reference: 'CQ-10482',
  phone: '01632 960123',
  host: 'desk.example',
};

function made(entry: CalendarEntry): string {
  const file = calendarEntry(entry);
  assert.ok('content' in file);
  return file.content;
}

const unfolded = (content: string) => content.replaceAll('\r\n ', '').split('\r\n');

test('a visit in summer time stands in the calendar at its own wall time', () => {
  const lines = unfolded(made(visit));
  assert.ok(lines.includes('DTSTART;TZID=Europe/London:20261020T090000'));
  assert.ok(lines.includes('DTEND;TZID=Europe/London:20261020T130000'));
  assert.ok(lines.includes('DTSTAMP:20261012T093015Z'));
  assert.deepEqual(lines.slice(lines.indexOf('BEGIN:VTIMEZONE'), lines.indexOf('END:VTIMEZONE') + 1), [
    'BEGIN:VTIMEZONE',
    'TZID:Europe/London',
    'BEGIN:DAYLIGHT',
    'DTSTART:20260329T010000',
    'TZOFFSETFROM:+0000',
    'TZOFFSETTO:+0100',
    'END:DAYLIGHT',
    'END:VTIMEZONE',
  ]);
});

test('a visit over the change of the clocks names both halves of the day', () => {
  const lines = unfolded(
    made({ ...visit, from: at('2026-10-24T22:00:00Z'), to: at('2026-10-25T08:00:00Z') }),
  );
  const standard = lines.indexOf('BEGIN:STANDARD');
  assert.deepEqual(lines.slice(standard + 1, standard + 4), [
    'DTSTART:20261025T020000',
    'TZOFFSETFROM:+0100',
    'TZOFFSETTO:+0000',
  ]);
  assert.ok(lines.includes('BEGIN:DAYLIGHT'));
});

test('a time zone without summer time has one observance', () => {
  const lines = unfolded(made({ ...visit, timezone: 'UTC' }));
  assert.ok(lines.includes('DTSTART:19700101T000000'));
  assert.ok(!lines.includes('BEGIN:DAYLIGHT'));
});

test('a moved visit keeps its id and counts on; a cancelled one says so', () => {
  const uid = (content: string) => unfolded(content).find((line) => line.startsWith('UID:'));
  const moved = made({ ...visit, sequence: 1, from: visit.from + 86_400_000, to: visit.to + 86_400_000 });
  const cancelled = made({ ...visit, sequence: 2, cancelled: true });
  assert.equal(uid(moved), uid(made(visit)));
  assert.ok(unfolded(moved).includes('SEQUENCE:1'));
  assert.ok(unfolded(cancelled).includes('METHOD:CANCEL'));
  assert.ok(unfolded(cancelled).includes('STATUS:CANCELLED'));
});

test('every line ends in CRLF and is at most 75 octets long, with no character cut', () => {
  const content = made({ ...visit, organisation: `Überall ${'schön 🏠 '.repeat(20)}` });
  assert.ok(content.endsWith('\r\n'));
  for (const line of content.slice(0, -2).split('\r\n')) {
    assert.ok(Buffer.byteLength(line) <= 75, line);
    assert.ok(!line.includes('\n') && !line.includes('\uFFFD'));
  }
});

test('words cannot begin a line of their own', () => {
  const content = made({ ...visit, organisation: 'Alder\r\nATTENDEE:mailto:x@evil.example' });
  assert.ok(!unfolded(content).some((line) => line.startsWith('ATTENDEE')));
});

test('the summary tells who comes and nothing of the home or what is wrong there', () => {
  const lines = unfolded(made(visit));
  assert.ok(lines.includes('SUMMARY:Visit: Alder & Finch\\; Fitted\\, Ltd'));
});

test('an appointment that ends before it begins is refused', () => {
  assert.ok('refused' in calendarEntry({ ...visit, to: visit.from }));
});
