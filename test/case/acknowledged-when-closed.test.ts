import assert from 'node:assert/strict';
import { test } from 'node:test';
import { slotsFor } from '../../src/app/letters/slots.ts';
import type { Envelope } from '../../src/domain/case/event.ts';
import { at, type Story, staff } from '../kit/case.ts';
import { begun, everyRule, said } from '../kit/landlord.ts';

const outOfHours = 'When we are closed, ring 0113 496 0199.';

/** The words in the slots of the last letter of that name. */
function worded(story: Story, name: string) {
  const queued = story.events.filter(
    (event): event is Envelope<'letter queued'> =>
      event.type === 'letter queued' && (event as Envelope<'letter queued'>).data.letter === name,
  );
  const letter = queued.at(-1);
  const [party] = story.state.parties;
  assert.ok(letter && party);
  const organisation = {
    name: 'Hart Homes',
    mailName: 'Hart Homes',
    mailAddress: 'care@hart.example',
    phone: '0113 496 0100',
    outOfHours,
    timezone: 'Europe/London',
  };
  const context = {
    organisation,
    client: null,
    site: null,
    home: null,
    named: null,
    theirReference: null,
    otherReferences: {},
    names: {},
    points: {},
    lastMail: {},
    words: { [said]: 'A surveyor comes to look' },
  };
  return slotsFor({ rules: everyRule, state: story.state, context, link: '', formLink: '' }, letter, party);
}

test('an acknowledgement written on Friday after we close says how to reach us then; in hours it does not', () => {
  const closed = begun('online enquiry', '2026-11-27 17:05');
  assert.equal(worded(closed, 'acknowledgement')['out of hours'], outOfHours);
  const open = begun('online enquiry', '2026-11-27 16:55');
  assert.equal(worded(open, 'acknowledgement')['out of hours'], undefined);
});

test('who is told the next step of an online enquiry is told its date', () => {
  const story = begun('online enquiry', '2026-11-27 17:05');
  story.now = at('2026-11-30 10:00');
  story.move(staff('administrator'), 'next step', { 'next step': said, 'next date': '2026-12-04' });
  const slots = worded(story, 'next step');
  assert.deepEqual(
    [slots['next step'], slots['next date']],
    ['A surveyor comes to look', 'Friday 4 December 2026'],
  );
});
