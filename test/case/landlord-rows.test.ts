import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, type Story } from '../kit/case.ts';
import { anybody, begun, beside, dated, director, said, slot, standards, surveyor } from '../kit/landlord.ts';

interface Row {
  readonly row: number;
  readonly standard: string;
  readonly promise: string;
  /** The date, worked out by hand from the row. */
  readonly due: string;
  readonly lived: () => Story;
}

const moved = (story: Story, move: string, fields = {}, by = anybody, items = story.itemIds): Story => {
  story.move(by, move, fields, items);
  return story;
};

/** Later that day or another: time passes until then. */
const later = (story: Story, then: string): Story => {
  story.now = at(then);
  return story;
};

// Monday 23 November 2026 unless said otherwise; Christmas Day is a Friday that year, Monday 28 December a substitute day.
const ROWS: readonly Row[] = [
  {
    row: 1,
    standard: 'call',
    promise: 'answer the call',
    due: '2026-11-23 10:01',
    lived: () => begun('call', '2026-11-23 10:00', 'phone'),
  },
  {
    row: 2,
    standard: 'call',
    promise: 'no repeat',
    due: '2026-12-07',
    lived: () => {
      const story = moved(begun('call', '2026-11-23 10:00', 'phone'), 'answer');
      return moved(story, 'settle now', { outcome: said });
    },
  },
  {
    row: 3,
    standard: 'call-back',
    promise: 'ring back',
    due: '2026-11-26 15:00',
    lived: () =>
      moved(begun('message taken', '2026-11-23 17:05', 'phone'), 'choose a time', {
        slot: slot('2026-11-26 14:00', '2026-11-26 15:00'),
      }),
  },
  {
    row: 4,
    standard: 'text-message',
    promise: 'answer',
    due: '2026-11-24 17:00',
    lived: () => begun('text message', '2026-11-23 17:05'),
  },
  {
    row: 5,
    standard: 'voicemail',
    promise: 'ring back',
    due: '2026-11-30 17:00',
    lived: () => begun('voicemail', '2026-11-27 20:00', 'phone'),
  },
  {
    row: 6,
    standard: 'voicemail-greeting',
    promise: 'look at the greeting',
    due: '2026-12-23',
    lived: () => begun('voicemail greeting', '2026-11-23 10:00'),
  },
  {
    row: 7,
    standard: 'written',
    promise: 'acknowledgement',
    due: '2026-11-23 03:05',
    lived: () => begun('e-mail enquiry', '2026-11-23 03:00'),
  },
  {
    row: 8,
    standard: 'written',
    promise: 'answer',
    due: '2026-12-07 17:00',
    lived: () => begun('e-mail enquiry', '2026-11-23 22:00'),
  },
  {
    row: 9,
    standard: 'written',
    promise: 'answer',
    due: '2026-12-21',
    lived: () =>
      moved(begun('e-mail enquiry', '2026-11-23 22:00'), 'holding reply', {
        reason: said,
        'next step': said,
        'new date': '2026-12-21',
      }),
  },
  {
    row: 10,
    standard: 'letter',
    promise: 'answer',
    due: '2027-01-06 17:00',
    lived: () => begun('letter enquiry', '2026-12-19 11:00'),
  },
  {
    row: 11,
    standard: 'online',
    promise: 'acknowledgement',
    due: '2026-11-28 23:35',
    lived: () => begun('online enquiry', '2026-11-28 23:30'),
  },
  {
    row: 12,
    standard: 'online',
    promise: 'reply',
    due: '2026-12-01 17:00',
    lived: () => begun('online enquiry', '2026-11-28 23:30'),
  },
  {
    row: 13,
    standard: 'service-request',
    promise: 'acknowledgement',
    due: '2026-11-24 17:00',
    lived: () => begun('service request', '2026-11-23 10:00'),
  },
  {
    row: 14,
    standard: 'service-request',
    promise: 'urgent',
    due: '2026-11-30 17:00',
    lived: () => moved(begun('service request', '2026-11-23 10:00'), 'it is urgent'),
  },
  {
    row: 15,
    standard: 'social-media',
    promise: 'answer',
    due: '2026-12-29 17:00',
    lived: () => begun('social message', '2026-12-24 19:00'),
  },
  {
    row: 16,
    standard: 'service-notice',
    promise: 'post the notice',
    due: '2026-11-24 09:20',
    lived: () => begun('service notice', '2026-11-23 16:50'),
  },
  {
    row: 17,
    standard: 'office-visit',
    promise: 'greet',
    due: '2026-11-23 10:10',
    lived: () => begun('office visit', '2026-11-23 10:00'),
  },
  {
    row: 18,
    standard: 'appointment',
    promise: 'arrive in the window',
    due: '2026-11-26 12:00',
    lived: booked,
  },
  {
    row: 19,
    standard: 'appointment',
    promise: 'offer new times',
    due: '2026-11-24 17:00',
    lived: () => moved(later(booked(), '2026-11-24 11:00'), 'we cancel', { reason: said }),
  },
  {
    row: 20,
    standard: 'appointment',
    promise: 'give notice',
    due: '2026-11-25 10:00',
    lived: booked,
  },
  {
    row: 21,
    standard: 'delay',
    promise: 'tell them',
    due: '2026-11-23 17:00',
    lived: () => begun('delay', '2026-11-23 10:00'),
  },
  {
    row: 22,
    standard: 'complaint',
    promise: 'acknowledge stage 1',
    due: '2023-05-09',
    lived: () => begun('complaint', '2023-04-28 16:20'),
  },
  { row: 23, standard: 'complaint', promise: 'stage 1 response', due: '2026-12-07', lived: acknowledged },
  {
    row: 24,
    standard: 'complaint',
    promise: 'acknowledge stage 2',
    due: '2026-12-31',
    lived: () => moved(later(decided(), '2026-12-22 23:00'), 'ask for stage 2'),
  },
  {
    row: 25,
    standard: 'complaint',
    promise: 'stage 2 response',
    due: '2027-01-22',
    lived: () =>
      moved(
        moved(later(decided(), '2026-12-22 23:00'), 'ask for stage 2'),
        'acknowledge stage 2',
        { reviewer: '00000000-0000-7000-8000-00000000d00d', definition: said },
        director,
      ),
  },
  {
    row: 26,
    standard: 'feedback',
    promise: 'thank',
    due: '2026-12-07 17:00',
    lived: () => begun('compliment', '2026-11-23 10:00'),
  },
  {
    row: 27,
    standard: 'freedom-of-information',
    promise: 'answer the request',
    // 17 March is a holiday in Northern Ireland, so it does not count in England either.
    due: '2026-03-31',
    lived: () => begun('information request', '2026-03-02 10:00'),
  },
  {
    row: 28,
    standard: 'environmental-information',
    promise: 'answer the request',
    due: '2026-03-31',
    lived: () => begun('environmental information request', '2026-03-02 10:00'),
  },
  {
    row: 29,
    standard: 'subject-access',
    promise: 'release',
    // 30 May 2026 is a Saturday.
    due: '2026-06-01',
    lived: () => begun('subject access request', '2026-04-30 23:30'),
  },
  {
    row: 29,
    standard: 'data-protection-complaint',
    promise: 'acknowledge',
    due: '2026-12-22',
    lived: () => begun('data protection complaint', '2026-11-23 10:00'),
  },
  {
    row: 30,
    standard: 'member-enquiry',
    promise: 'acknowledge',
    due: '2026-11-25 17:00',
    lived: () => begun('member enquiry', '2026-11-23 10:00'),
  },
  {
    row: 30,
    standard: 'member-enquiry',
    promise: 'answer the member',
    due: '2026-12-14',
    lived: () =>
      moved(begun('member enquiry', '2026-11-23 10:00'), 'more time', {
        reason: said,
        'new date': '2026-12-14',
      }),
  },
  {
    row: 31,
    standard: 'contact-arrangement',
    promise: 'look at the arrangement',
    due: '2027-05-23',
    lived: () => begun('contact arrangement', '2026-11-23 10:00'),
  },
  {
    row: 32,
    standard: 'legal-claim',
    promise: 'reply to the claim',
    // Dated 20 November, deemed received on Sunday the 22nd.
    due: '2026-12-18',
    lived: () =>
      moved(
        begun('legal claim', '2026-11-24 10:00'),
        'register',
        { 'letter dated': '2026-11-20', hold: 'yes' },
        director,
      ),
  },
  {
    row: 33,
    standard: 'hazard',
    promise: 'make safe in 24 hours',
    // Over the night in which the clocks go back: 24 hours, not the same hour.
    due: '2026-10-25 15:00',
    lived: () => begun('hazard', '2026-10-24 16:00'),
  },
  {
    row: 33,
    standard: 'hazard',
    promise: 'investigate',
    due: '2026-12-07',
    lived: () => begun('hazard', '2026-11-23 16:00'),
  },
  { row: 33, standard: 'hazard', promise: 'written summary', due: '2026-11-30', lived: investigated },
  { row: 33, standard: 'hazard', promise: 'make safe in 5 days', due: '2026-12-02', lived: investigated },
  {
    row: 34,
    standard: 'learning-action',
    promise: 'name an owner',
    due: '2026-11-30 17:00',
    lived: () => {
      const story = begun('e-mail enquiry', '2026-11-23 10:00');
      beside(story, 'learning action');
      return story;
    },
  },
  {
    row: 34,
    standard: 'learning-action',
    promise: 'proof',
    due: '2027-01-15',
    lived: () =>
      moved(begun('learning action', '2026-11-23 10:00'), 'give', {
        owner: said,
        'proof by': '2027-01-15',
      }),
  },
  {
    row: 35,
    standard: 'need',
    promise: 'confirm the need',
    due: '2027-11-23',
    lived: () => begun('need', '2026-11-23 10:00'),
  },
];

function booked(): Story {
  return moved(begun('appointment', '2026-11-23 10:00'), 'agree', {
    slot: slot('2026-11-26 10:00', '2026-11-26 12:00'),
  });
}

function acknowledged(): Story {
  return moved(begun('complaint', '2026-11-23 10:00'), 'acknowledge stage 1', { definition: said });
}

function decided(): Story {
  const story = later(acknowledged(), '2026-12-01 10:00');
  return moved(story, 'decide stage 1', { 'stage 1 officer': said, answer: said });
}

function investigated(): Story {
  const story = later(begun('hazard', '2026-11-23 16:00'), '2026-11-23 17:00');
  moved(story, 'judge significant', { reason: said }, surveyor);
  return moved(
    later(story, '2026-11-25 11:00'),
    'investigated',
    { findings: said, evidence: [said] },
    surveyor,
  );
}

for (const { row, standard, promise, due, lived } of ROWS)
  test(`row ${row} is carried by “${promise}” of ${standard} and falls on ${due}`, () => {
    const rule = standards.find((one) => one.name === standard)?.promises.find((one) => one.name === promise);
    assert.ok(rule?.rows.includes(String(row)), `${standard}: ${promise} carries ${rule?.rows}`);
    assert.equal(dated(lived(), promise), due);
  });

test('every row from 1 to 35 has its worked date', () => {
  const rows = new Set(ROWS.map((one) => one.row));
  assert.deepEqual(
    [...rows].sort((a, b) => a - b),
    Array.from({ length: 35 }, (_, index) => index + 1),
  );
});

test('every figure that a promise has from no document or law is marked as the house’s, and none is paused but by law', () => {
  for (const { name, pack, promises } of standards)
    for (const promise of promises) {
      if (promise.pausedBy.length > 0 && promise.source !== 'law') assert.equal(name, 'after-care');
      if (promise.source === 'law') assert.ok(pack, `${name}: ${promise.name} is law in no pack`);
    }
});
