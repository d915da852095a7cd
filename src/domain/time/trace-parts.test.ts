import { nation } from '../../../test/oracle/london.ts';
import { tells } from '../../../test/oracle/told.ts';

const ew = nation('england-and-wales');
const law = nation('none');

tells([
  [
    'of two waits that begin the count anew, the one that ends last does; the other no longer counts',
    {
      words: '10 calendar days',
      start: '2026-06-01 12:00',
      calendar: ew,
      waits: [
        ['2026-06-02 12:00', '2026-06-10 12:00', { effect: 'restart', waitingFor: 'your answer' }],
        ['2026-06-03 12:00', '2026-06-05 12:00', { effect: 'restart', waitingFor: 'the fee' }],
      ],
    },
    'By Saturday 20 June 2026: 10 calendar days, counted afresh from Wednesday 10 June 2026, the day our wait for your answer ended.',
    [
      'Day 0 is Wednesday 10 June 2026: started again.',
      'Waiting for your answer from midday on Tuesday 2 June 2026 to midday on Wednesday 10 June 2026: the count began anew when it ended.',
      'Waiting for the fee from midday on Wednesday 3 June 2026 to midday on Friday 5 June 2026: it no longer counts, as the count began anew.',
      'Due Saturday 20 June 2026.',
    ],
  ],
  [
    'months that roll say from where, and each day off they passed',
    {
      words: '1 calendar month rolling',
      start: '2026-11-26 12:00',
      calendar: ew,
      waits: [['2026-12-01 12:00', '2026-12-01 13:00', { effect: 'excluding [p,q]' }]],
    },
    'By Tuesday 29 December 2026: 1 calendar month, counted from Thursday 26 November 2026, when it reached us, leaving out 1 day waiting, moved on from Sunday 27 December 2026, which is no working day.',
    [
      'Day 0 is Thursday 26 November 2026: date of receipt.',
      'Not counted: Tuesday 1 December 2026, waiting.',
      'Not counted: Sunday 27 December 2026, weekend.',
      'Not counted: Monday 28 December 2026, Boxing Day.',
      'Waiting from midday on Tuesday 1 December 2026 to 1pm on Tuesday 1 December 2026: 1 day not counted.',
      'Moved on from Sunday 27 December 2026, which is no working day.',
      'Due Tuesday 29 December 2026.',
    ],
  ],
  [
    'months that do not roll pass no days off',
    { words: '1 calendar month', start: '2026-03-09 12:00', calendar: law },
    'By Thursday 9 April 2026: 1 calendar month, counted from Monday 9 March 2026, when it reached us.',
    ['Day 0 is Monday 9 March 2026: date of receipt.', 'Due Thursday 9 April 2026.'],
  ],
  [
    'a rule of law names the days that its waits took',
    {
      words: '5 statutory working days',
      start: '2026-12-21 12:00',
      calendar: ew,
      waits: [['2026-12-22 12:00', '2026-12-23 12:00', { effect: 'excluding [p,q]', waitingFor: 'the fee' }]],
    },
    'By Monday 4 January 2027: 5 working days, counted from Monday 21 December 2026, when it reached us, leaving out weekends, Friday 25 December 2026 (Christmas Day), Monday 28 December 2026 (Boxing Day), Friday 1 January 2027 (New Year’s Day) and 2 working days waiting for the fee.',
    [
      'Day 0 is Monday 21 December 2026: date of receipt.',
      'Not counted: Tuesday 22 December 2026, waiting for the fee.',
      'Not counted: Wednesday 23 December 2026, waiting for the fee.',
      'Not counted: Friday 25 December 2026, Christmas Day.',
      'Not counted: Saturday 26 December 2026, weekend.',
      'Not counted: Sunday 27 December 2026, weekend.',
      'Not counted: Monday 28 December 2026, Boxing Day.',
      'Not counted: Friday 1 January 2027, New Year’s Day.',
      'Not counted: Saturday 2 January 2027, weekend.',
      'Not counted: Sunday 3 January 2027, weekend.',
      'Waiting for the fee from midday on Tuesday 22 December 2026 to midday on Wednesday 23 December 2026: 2 working days not counted.',
      'Due Monday 4 January 2027.',
    ],
  ],
  [
    'what was deemed received and started again says so',
    {
      words: 'deemed 2 days, then 5 calendar days',
      start: '2026-06-01 12:00',
      calendar: ew,
      waits: [['2026-06-04 12:00', '2026-06-05 12:00', { effect: 'restart' }]],
    },
    null,
    [
      'Day 0 is Friday 5 June 2026: started again.',
      'Waiting from midday on Thursday 4 June 2026 to midday on Friday 5 June 2026: the count began anew when it ended.',
      'Due Wednesday 10 June 2026.',
    ],
  ],
  [
    'days from the next working day name the days off before it',
    {
      words: '3 calendar days from the next working day',
      start: '2026-12-24 12:00',
      calendar: ew,
      waits: [['2026-12-30 12:00', '2026-12-31 12:00', { effect: 'excluding (p,q]' }]],
    },
    'By Saturday 2 January 2027: 3 calendar days, counted from Tuesday 29 December 2026, the working day after it reached us, leaving out 1 day waiting.',
    [
      'Day 0 is Tuesday 29 December 2026: next working day after Thursday 24 December 2026 (date of receipt).',
      'Not counted: Friday 25 December 2026, Christmas Day.',
      'Not counted: Saturday 26 December 2026, weekend.',
      'Not counted: Sunday 27 December 2026, weekend.',
      'Not counted: Monday 28 December 2026, Boxing Day.',
      'Not counted: Thursday 31 December 2026, waiting.',
      'Waiting from midday on Wednesday 30 December 2026 to midday on Thursday 31 December 2026: 1 day not counted.',
      'Due Saturday 2 January 2027.',
    ],
  ],
  [
    'inclusive days can lose their first',
    {
      words: '3 calendar days inclusive',
      start: '2026-12-24 12:00',
      calendar: ew,
      waits: [['2026-12-24 12:00', '2026-12-24 13:00', { effect: 'excluding [p,q]' }]],
    },
    'By Sunday 27 December 2026: 3 calendar days, counted from Thursday 24 December 2026, which is day 1, leaving out 1 day waiting.',
    [
      'Day 1 is Thursday 24 December 2026: date of receipt.',
      'Not counted: Thursday 24 December 2026, waiting.',
      'Waiting from midday on Thursday 24 December 2026 to 1pm on Thursday 24 December 2026: 1 day not counted.',
      'Due Sunday 27 December 2026.',
    ],
  ],
  [
    'an extension of a rule of law, brought forward',
    {
      words: '5 calendar days',
      start: '2026-06-01 12:00',
      calendar: ew,
      extension: { agreed: { date: '2026-06-02' }, reason: 'you asked' },
    },
    'By the end of Tuesday 2 June 2026: a new date because you asked; the first was the end of Saturday 6 June 2026.',
    [
      'Day 0 is Monday 1 June 2026: date of receipt.',
      'First date: the end of Saturday 6 June 2026.',
      'New date agreed: you asked.',
      'Due the end of Tuesday 2 June 2026.',
    ],
  ],
]);
