import assert from 'node:assert/strict';
import { quotesAll } from '../kit/journey/letter.ts';
import { referenceIn } from '../kit/journey/steps.ts';
import { journey } from '../kit/journey.ts';

await journey(
  'the wall unit is coming off the wall',
  { starts: '2026-11-23 09:10', hears: 'imap' },
  async (desk) => {
    const provider = desk.mailbox('lettings@ashfield-ha.example');
    const tenant = desk.mailbox('kim.osei@mail.example');
    await desk.write({
      from: 'Lettings <lettings@ashfield-ha.example>',
      subject: '12 Weir Court',
      text: 'Tenant at 12 Weir Court says wall cupboard coming off the wall above cooker, she has a toddler. Who is liable you or builder??',
    });
    const receipt = provider.next();
    const reference = referenceIn(receipt);
    const everyLetter = [reference, 'Colm Daly', '01632 960202'];
    quotesAll(receipt, [...everyLetter, 'By: Monday 23 November 2026, 5pm (a call about danger)']);

    // It is on top for everybody, with the number to ring today.
    const colm = await desk.asPerson('Colm Daly');
    await colm.reads('Unsafe', reference, 'ring today');
    await colm.looks('today, unsafe');
    await colm.opens(reference);
    await colm.reads('Words of danger: ring today, before anything else', '07700 900105');
    await colm.reads('It never closes by itself while this stands', 'A call about danger');
    await colm.looks('case, unsafe');

    // He rings: the promise is kept by the conversation, and the flag stays until it is safe.
    await desk.passTo('2026-11-23 10:30');
    await colm.opens(reference);
    await colm.does('Note a call', {
      'With whom': 'Miss Kim Osei',
      'What was said': 'Unit hangs by one bracket. She has emptied it and keeps the child out of the room.',
    });
    const ines = await desk.asStaff('administrator');
    await ines.opens(reference);
    await ines.does('Register and allocate', { 'Who looks after it': 'Colm Daly' });
    await desk.turn();
    quotesAll(tenant.next(/registered/), [...everyLetter, 'for Ashfield Housing Association']);
    await colm.opens(reference);
    await colm.reads('Unsafe', '1 kept or ended'.replace('1', '3'));
    await colm.does('An inspection is needed', { Why: 'Nobody may touch it before we have seen it.' });
    await desk.turn();
    quotesAll(provider.next(/contacting the owner/), everyLetter);

    // She does not answer the letters. Whatever the clock says, nothing closes: a person has it.
    await desk.passTo('2026-12-02 12:00');
    const told = [...tenant.unread(), ...provider.unread()];
    assert.deepEqual(
      told.filter((subject) => /have closed|we had no answer/.test(subject)),
      [],
    );
    await colm.opens(reference);
    await colm.reads('Unsafe', 'Needs a person');
    await colm.looks('case, unsafe and silent');
    await colm.does('It is safe now', { 'How it was made safe': 'Seen by Tom Reid on 2 December: refixed.' });
    await colm.doesNotRead('It never closes by itself');
    await colm.goes('/desk');
    await colm.doesNotRead('band__group--unsafe');
  },
);
