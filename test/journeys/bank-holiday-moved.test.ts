import assert from 'node:assert/strict';
import { inFrontOf } from '../kit/journey/customer.ts';
import { readAll, registered } from '../kit/journey/steps.ts';
import { journey } from '../kit/journey.ts';

await journey(
  'the bank holiday is moved and everyone knows which promises move',
  { starts: '2026-11-23 09:10' },
  async (desk) => {
    const owner = desk.mailbox('ada.byrne@mail.example');
    const reference = await registered(desk, {
      from: 'Ada Byrne <ada.byrne@mail.example>',
      subject: 'drawer',
      text: 'The drawer under the hob drops at the back. 4 Mill Wharf.',
    });
    readAll(desk, 'ada.byrne@mail.example', 'customercare@northmoor.example');

    // The day of thanks is announced for Tuesday: the keeper sees first what it would do to every promise.
    const keeper = await desk.asStaff('keeper');
    await keeper.goes('/desk/calendar');
    await keeper.reads('November 2026', 'Christmas Day');
    await keeper.looks('calendar, the year');
    const office = inFrontOf(keeper.page);
    await office.unfolds('Close on a date');
    await office.fills({ Date: '2026-11-24', 'What it is called': 'Day of thanks' });
    await office.presses('Close: show what moves');
    await keeper.reads(
      'Tuesday 24 November 2026: closed (Day of thanks)',
      reference,
      'would fall later; it was told',
      'falls later; nobody was told it',
    );
    await keeper.looks('calendar, what moves');
    assert.deepEqual(owner.unread(), []);

    // She puts the told date off, with a reason; the customer is written to, and the first date stays on record.
    await office.fills({
      'Dates that customers were told, and that would fall later': 'are put off',
      'Why, as the letter says it': 'The whole country has a day of thanks on Tuesday.',
    });
    await office.presses('Confirm this change');
    await keeper.reads('Done. Open cases count by it now.', 'Day of thanks (our own closure)');
    await desk.turn();
    const letter = owner.next(/falls later/);
    assert.match(letter.text, /day of thanks on Tuesday/);
    assert.match(letter.text, /The first date stays on record/);

    // Staff read it on the case, with both dates; the customer reads the new one with its reason.
    const priya = await desk.asPerson('Priya Nair');
    await priya.opens(reference);
    await priya.reads('Runs by after-care@1 from now on', 'Counted anew', 'our opening hours changed');
    await priya.looks('case, after the calendar changed');
    const ada = await desk.openLink(letter);
    await ada.unfolds('Why this date?');
    await ada.reads('The first date we told you was');
    await ada.looks('portal, after the calendar changed');
  },
);
