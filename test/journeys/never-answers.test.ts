import assert from 'node:assert/strict';
import { quotesAll } from '../kit/journey/letter.ts';
import { readAll, registered } from '../kit/journey/steps.ts';
import { journey } from '../kit/journey.ts';

await journey(
  'a homeowner never answers, then writes a month later',
  { starts: '2026-11-02 09:30', hears: 'smtp' },
  async (desk) => {
    const tunde = 'Tunde Okafor <t.okafor@mail.example>';
    const owner = desk.mailbox('t.okafor@mail.example');
    const office = desk.mailbox('customercare@northmoor.example');
    const reference = await registered(desk, {
      from: tunde,
      subject: 'end panel',
      text: 'The end panel beside the fridge is swelling at the bottom, 3 Mill Wharf.',
    });
    readAll(desk, 't.okafor@mail.example', 'customercare@northmoor.example');
    const everyLetter = [reference, 'Priya Nair', '01632 960201'];

    // An inspection is needed: he is asked on three days, at different times of day, and does not answer.
    const priya = await desk.asPerson('Priya Nair');
    await priya.opens(reference);
    await priya.does('An inspection is needed', { Why: 'We must see where the water comes from.' });
    await desk.turn();
    quotesAll(office.next(/We are contacting the owner/), [...everyLetter, 'We must see where the water']);
    quotesAll(owner.next(/When may we come and look/), [...everyLetter, 'We never ask for money']);
    await desk.passTo('2026-11-04 17:29');
    assert.deepEqual(owner.unread(), []);
    await desk.passTo('2026-11-04 17:30');
    owner.next(/When may we come and look/);

    // The day before, both are warned.
    await desk.passTo('2026-11-06 12:59');
    for (const mailbox of [owner, office])
      quotesAll(mailbox.next(/about to close/), [
        ...everyLetter,
        'we close your query on Monday 9 November 2026'.replace('your', mailbox === owner ? 'your' : 'this'),
        'Wednesday 4 November 2026, 5:30pm, by e-mail',
      ]);
    await desk.passTo('2026-11-06 13:00');
    owner.next(/When may we come and look/);
    await priya.opens(reference);
    await priya.reads('Waiting for the homeowner', 'Arranging an inspection');
    await priya.looks('case, waiting for the homeowner');

    // The wait ends: it closes by itself, and the letters go when the desk opens.
    await desk.passTo('2026-11-09 18:00');
    assert.deepEqual([owner.unread(), office.unread()], [[], []]);
    await priya.opens(reference);
    await priya.reads('Closed by the clock', 'no response from the homeowner');
    await desk.passTo('2026-11-10 09:30');
    const closing = owner.next(/closed your query for now/);
    const tried = ['2 November 2026, 9:30am', '4 November 2026, 5:30pm', '6 November 2026, 1pm'];
    quotesAll(closing, [...everyLetter, ...tried, 'You can open it again whenever you like']);
    quotesAll(office.next(/Closed, we had no answer/), [...everyLetter, ...tried]);
    assert.equal(closing.autoSubmitted, 'auto-generated');

    // A month later he answers that letter: it is open again where it stood, with its number and first date.
    await desk.passTo('2026-12-08 10:00');
    assert.deepEqual([owner.unread(), office.unread()], [[], []]);
    await desk.answer(closing, {
      from: tunde,
      text: 'Was in Lagos for my dads funeral. You CLOSED it?? The panel is still swelling.',
      headers: { 'Message-ID': '<lagos@mail.example>' },
    });
    const again = owner.next(/open again/);
    quotesAll(again, [...everyLetter, 'it keeps its number and its first date']);
    assert.equal(again.inReplyTo, '<lagos@mail.example>');
    quotesAll(office.next(/open again/), everyLetter);
    quotesAll(owner.next(/We have your answer/), [...everyLetter, 'Tell us which days are best']);
    await priya.opens(reference);
    await priya.reads('reopened, cycle 2', 'inspection time to be agreed', 'Was in Lagos', '2 Nov');
    await priya.reads('By Thursday 5pm News of where things stand', '26 gross, 0 net of 30');
    await priya.looks('case, reopened');
    await desk.passTo('2026-12-15 18:00');
    assert.deepEqual(
      owner.unread().filter((subject) => /clos/.test(subject)),
      [],
      'nothing closes on an answer',
    );
  },
);
