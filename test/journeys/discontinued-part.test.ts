import assert from 'node:assert/strict';
import { quotesAll } from '../kit/journey/letter.ts';
import { readAll, registered } from '../kit/journey/steps.ts';
import { journey } from '../kit/journey.ts';

await journey(
  'a part is not in stock, then discontinued, and everyone is told',
  { starts: '2026-11-23 09:10', hears: 'imap' },
  async (desk) => {
    const boxes = ['joan.ellis@mail.example', 'customercare@northmoor.example'] as const;
    const [owner, office] = boxes.map(desk.mailbox);
    assert.ok(owner !== undefined && office !== undefined);
    const reference = await registered(desk, {
      from: 'Joan Ellis <joan.ellis@mail.example>',
      subject: 'plinth',
      text: 'One plinth is too short, by the back door. Plot 42 The Larches.',
    });
    const everyLetter = [reference, 'Priya Nair', '01632 960201'];
    const priya = await desk.asPerson('Priya Nair');
    await priya.opens(reference);
    await priya.does('Ours, supply free of charge', {
      Why: 'Cut too short by us.',
      'The part': 'Plinth, Oak, 2.4 m',
    });
    const dan = await desk.asStaff('operations planner');
    await dan.opens(reference);
    await dan.does('Order processed, nothing to fit by us', {
      'Delivery date': '2026-11-27',
      'Where to': 'home',
    });
    await desk.turn();
    for (const mailbox of [owner, office])
      quotesAll(mailbox.next(/day your parts come|Delivery date/), [
        ...everyLetter,
        'Friday 27 November 2026',
        'Part: Plinth, Oak, 2.4 m',
        'By: Monday 30 November 2026, 5pm (the delivery)',
      ]);

    // Not in stock: both are told the same day, with the reason and the new date; the first stays on record.
    readAll(desk, ...boxes);
    await desk.passTo('2026-11-25 14:00');
    await dan.opens(reference);
    await dan.does('The delivery will be later', {
      'New date': '2026-12-09',
      Because: 'item not stocked',
      'In your words, as they will read it': 'The mill sends Oak plinths only every two weeks.',
    });
    await desk.turn();
    for (const mailbox of [owner, office])
      quotesAll(mailbox.next(/later/), [
        ...everyLetter,
        'The mill sends Oak plinths only every two weeks.',
        'The new date is Wednesday 9 December 2026',
        'By: Wednesday 2 December 2026, 5pm (news of the later delivery)',
      ]);
    await dan.opens(reference);
    await dan.unfolds('Why this date?');
    await dan.reads('First date told: Mon 30 Nov', 'item not stocked', 'Wed 9 Dec 5pm');
    await dan.looks('case, delivery put off');

    // No longer made: the nearest match is offered, and the builder told.
    await desk.passTo('2026-12-02 16:00');
    assert.deepEqual([owner.unread(), office.unread()], [[], []]);
    await dan.opens(reference);
    await dan.does('The part is no longer made', { 'The nearest match': 'Plinth, Light Oak, 2.4 m' });
    await desk.turn();
    const choice = owner.next(/no longer made/);
    quotesAll(choice, [...everyLetter, 'The nearest match is: Plinth, Light Oak, 2.4 m', 'a sample first']);
    quotesAll(office.next(/no longer made/), [...everyLetter, 'Plinth, Light Oak, 2.4 m']);
    const joan = await desk.openLink(choice);
    await joan.reads('Choose whether the nearest match suits you');
    await joan.looks('portal, choice of a match');
    await joan.follows('I would like the match');
    await joan.looks('portal, choose the match');
    await joan.presses('Confirm');
    await desk.turn();
    for (const mailbox of [owner, office])
      quotesAll(mailbox.next(/We order the match/), [...everyLetter, 'Thursday 3 December 2026, 4pm']);

    // It comes; she is asked whether it is fitted, and signs by her typed name.
    await dan.opens(reference);
    await dan.does('Order processed, nothing to fit by us', {
      'Delivery date': '2026-12-07',
      'Where to': 'home',
    });
    await desk.passTo('2026-12-07 12:00');
    await dan.opens(reference);
    await dan.does('Delivered, nothing to fit by us', { 'Proof of delivery': 'Photo at the door' });
    await desk.passTo('2026-12-11 12:00');
    quotesAll(owner.next(/parts have come/), everyLetter);
    const fixed = await desk.openLink(owner.next(/Is it fixed/));
    await fixed.follows('Say what is done, and sign');
    await fixed.fills({
      'One plinth is too short': 'Done',
      'Your full name': 'Joan Ellis',
      'In what capacity do you sign?': 'I live here and own it',
      'My typed name above is my signature': 'yes',
    });
    await fixed.presses('Sign');
    await desk.turn();
    quotesAll(owner.next(/query is closed/), everyLetter);
    quotesAll(office.next(/closed as complete/), everyLetter);
    assert.deepEqual(
      owner
        .unread()
        .concat(office.unread())
        .filter((subject) => /late/.test(subject)),
      [],
    );
    await dan.opens(reference);
    await dan.reads('Closed: Complete', 'Signed as homeowner by Joan Ellis');
  },
);
