import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readLetters } from '../../src/domain/standards/letters.ts';
import { movesOnceSent } from '../../src/domain/standards/once-sent.ts';
import { slotsIn } from '../../src/domain/standards/slots.ts';
import type { Move, Standard } from '../../src/domain/standards/standard.ts';
import { begun, dated, standards } from '../kit/landlord.ts';

// How the published standards are read, and what regulators’ pages work out.
for (const [kind, received, promise, due] of [
  ['voicemail', '2026-11-23 17:05', 'ring back', '2026-11-24 17:00'],
  ['voicemail', '2026-11-27 20:00', 'ring back', '2026-11-30 17:00'],
  ['voicemail', '2026-11-28 12:00', 'ring back', '2026-11-30 17:00'],
  ['voicemail', '2026-11-29 12:00', 'ring back', '2026-11-30 17:00'],
  ['e-mail enquiry', '2026-12-24 23:59', 'answer', '2027-01-12 17:00'],
  // Easter: Good Friday and Easter Monday do not count.
  ['complaint', '2026-04-02 09:00', 'acknowledge stage 1', '2026-04-13'],
  // The State Funeral of 2022 and the Coronation of 2023.
  ['complaint', '2022-09-15 09:00', 'acknowledge stage 1', '2022-09-23'],
  ['complaint', '2023-04-28 16:20', 'acknowledge stage 1', '2023-05-09'],
  ['hazard', '2026-11-29 12:00', 'investigate', '2026-12-11'],
  // The last day of a month without that date, and its roll off a Saturday.
  ['subject access request', '2026-01-31 10:00', 'release', '2026-03-02'],
  ['subject access request', '2026-08-31 10:00', 'release', '2026-09-30'],
  // Scotland’s day off for the World Cup of 2026 counts nowhere for freedom of information, and everywhere else in England.
  ['information request', '2026-06-12 10:00', 'answer the request', '2026-07-14'],
  ['complaint', '2026-06-12 10:00', 'acknowledge stage 1', '2026-06-19'],
  // Received half an hour after midnight of British summer time: the day in London, not the one in Greenwich.
  ['data protection complaint', '2026-07-01 00:30', 'acknowledge', '2026-07-30'],
] as const)
  test(`a ${kind} received ${received} is due ${due}`, () => {
    assert.equal(dated(begun(kind, received), promise), due);
  });

const lettersOf = ({ letters }: Standard) => {
  const file = `${letters.wording}.yaml`;
  const read = readLetters(
    readFileSync(new URL(`../../rulebook/letters/${file}`, import.meta.url), 'utf8'),
    file,
  );
  if ('faults' in read) throw new Error(JSON.stringify(read.faults));
  return read.letters;
};

const landlords = standards.filter((standard) => standard.appliesTo.length > 0);

/** Fields whose words become the {reason} of a letter. */
const REASONS = ['reason', 'answer', 'findings'];

/** What is sent again where it is on its way says what it said before: whichever moves lead there ask for it. */
function askedBy(standard: Standard, move: Move, letter: string): readonly Move[] {
  if (move.to !== 'same' || movesOnceSent(standard, letter).length === 0) return [move];
  return standard.moves.filter((one) => move.from.includes(one.to));
}

test('whatever a letter must say is asked for by each move that sends it, so that none stays unsent for want of words', () => {
  for (const standard of landlords) {
    const { letters } = lettersOf(standard);
    for (const move of standard.moves)
      for (const { letter } of move.letters) {
        const wording = letters.find((one) => one.name === letter)?.everyone;
        const slots = slotsIn(`${wording?.subject} ${wording?.text}`).filter((slot) => !slot.mayBeLeftOut);
        for (const { name } of slots) {
          const fields = name === 'reason' ? REASONS : [name];
          if (['reason', 'next step', 'definition'].includes(name))
            for (const asking of askedBy(standard, move, letter))
              assert.ok(
                asking.asks.some((ask) => ask.kind === 'words' && ask.required && fields.includes(ask.name)),
                `${standard.name}: ${asking.name} sends “${letter}” and asks for no ${name}`,
              );
        }
      }
  }
});

test('every letter of a complaint names the Ombudsman from the first to the last', () => {
  const complaint = landlords.find((standard) => standard.name === 'complaint');
  assert.ok(complaint);
  for (const name of [
    'received',
    'stage 1 acknowledgement',
    'more time',
    'stage 1 decision',
    'stage 2 acknowledgement',
    'stage 2 decision',
  ])
    assert.match(
      lettersOf(complaint).letters.find((one) => one.name === name)?.everyone?.text ?? '',
      /Housing Ombudsman Service/,
    );
});

/** What nobody outside wrote to us about: their first letter answers no message. */
const OURS = [
  'contact-arrangement',
  'delay',
  'learning-action',
  'need',
  'service-notice',
  'voicemail-greeting',
];

test('every acknowledgement that is sent when we are closed says how to reach us then', () => {
  for (const standard of landlords.filter(({ name }) => !OURS.includes(name))) {
    const { letters } = lettersOf(standard);
    const received = letters.find((one) => one.name === standard.letters.acknowledgement);
    assert.match(received?.everyone?.text ?? '', /^\{out of hours\?\}$/m, standard.name);
  }
});

test('nothing of a hazard is ever paused or put off', () => {
  const hazard = landlords.find((standard) => standard.name === 'hazard');
  for (const promise of hazard?.promises ?? [])
    assert.deepEqual([promise.name, promise.pausedBy, promise.extension], [promise.name, [], undefined]);
});
