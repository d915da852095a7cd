import assert from 'node:assert/strict';
import { quotesAll } from '../kit/journey/letter.ts';
import { readAll, registered } from '../kit/journey/steps.ts';
import { journey } from '../kit/journey.ts';

await journey(
  'a fitter’s visit is later because the homeowner asked',
  { starts: '2026-11-23 09:10' },
  async (desk) => {
    const owner = desk.mailbox('ada.byrne@mail.example');
    const office = desk.mailbox('customercare@northmoor.example');
    const reference = await registered(desk, {
      from: 'Ada Byrne <ada.byrne@mail.example>',
      subject: 'drawer',
      text: 'The drawer under the hob drops at the back. 4 Mill Wharf.',
    });
    readAll(desk, 'ada.byrne@mail.example', 'customercare@northmoor.example');
    const everyLetter = [reference, 'Priya Nair', '01632 960201'];
    const priya = await desk.asPerson('Priya Nair');
    await priya.opens(reference);
    await priya.does('Ours, a fitter is enough', { Why: 'The runner only needs to be set.' });

    // She is offered two times within the ten working days, and asks for a later day in her own words.
    const dan = await desk.asStaff('operations planner');
    await dan.opens(reference);
    await dan.reads("The fitter's visit", 'Mon 7 Dec 5pm');
    await dan.does('Offer times for the fitter', {
      'Times to offer': ['2026-11-26 08:00-13:00', '2026-11-30 12:00-17:00'],
    });
    await desk.turn();
    const ada = await desk.openLink(owner.next(/our fitter come/));
    await ada.follows('Choose a time for our visit');
    await ada.fills({
      'Times we can offer': 'None of these: I would like another day',
      Day: '16',
      Month: '12',
      Year: '2026',
      'Which half of the day?': 'Afternoon',
      'In your own words': 'We are with my sister until the 14th, please come on the 16th.',
    });
    await ada.presses('Book this time');
    await ada.unfolds('Why this date?');
    await ada.reads(
      'Wednesday 16 December, midday to 5pm',
      'The first date we told you was Monday 7 December',
    );
    await ada.looks('portal, later at her wish');
    await desk.turn();
    quotesAll(owner.next(/Your appointment/), [...everyLetter, 'Wednesday 16 December 2026, between midday']);
    quotesAll(office.next(/Appointment agreed/), [...everyLetter, 'Wednesday 16 December 2026']);

    // The desk sees whose wish it was, and the first date; nothing becomes late meanwhile.
    await dan.opens(reference);
    await dan.unfolds('Why this date?');
    await dan.reads('First date told: Mon 7 Dec', "homeowner's wish", 'with my sister until the 14th');
    await dan.does('Say who goes', { 'Who goes': 'Marek Nowak' });
    await dan.looks('case, later at her wish');
    await desk.passTo('2026-12-16 15:00');
    assert.deepEqual(
      owner.unread().filter((subject) => /late|clos/.test(subject)),
      [],
    );
    await dan.opens(reference);
    await dan.doesNotRead('Over the headline target');

    // The fitter comes; she signs at the door, on his phone.
    const marek = await desk.asStaff('fitter');
    await marek.opens(reference);
    await marek.does('All of it fitted');
    const door = await desk.atTheDoor('Marek Nowak', reference);
    await door.reads('Sign for the work', 'drops at the back');
    await door.fills({
      'The drawer under the hob': 'Done',
      'Your full name': 'Ada Byrne',
      'In what capacity do you sign?': 'I live here and own it',
    });
    await door.draws();
    await door.looks('signing at the door');
    await door.presses('Sign');
    await desk.turn();
    quotesAll(owner.next(/query is closed/), everyLetter);
    quotesAll(office.next(/closed as complete/), everyLetter);
    await dan.opens(reference);
    await dan.reads('Closed: Complete', 'Signed as homeowner by Ada Byrne');
  },
);
