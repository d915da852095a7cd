import assert from 'node:assert/strict';
import { quotesAll } from '../kit/journey/letter.ts';
import { aPhoto } from '../kit/journey/photo.ts';
import { referenceIn } from '../kit/journey/steps.ts';
import { journey } from '../kit/journey.ts';

await journey(
  'a builder reports a damaged door and the homeowner signs for the repair',
  { starts: '2026-11-23 09:10', hears: 'imap' },
  async (desk) => {
    const builder = desk.mailbox('gary.stone@northmoor.example');
    const owner = desk.mailbox('mj.patel@mail.example');
    const office = desk.mailbox('customercare@northmoor.example');
    const fitter = desk.mailbox('marek.nowak@alder-finch.example');

    // Gary reports, and is answered at once.
    await desk.write({
      from: 'Gary Stone <gary.stone@northmoor.example>',
      subject: 'Plot 41 The Larches',
      text: 'Door of the corner unit is chipped, came out of the box like that. Our ref NM-5521.\n\nGary',
      photos: [{ filename: 'door.jpg', content: await aPhoto() }],
      headers: { 'Message-ID': '<plot41@northmoor.example>' },
    });
    const receipt = builder.next();
    const reference = referenceIn(receipt);
    const everyLetter = [reference, 'Priya Nair', '01632 960201', 'Alder & Finch Kitchens'];
    quotesAll(receipt, [...everyLetter, 'Your reference: NM-5521', 'We register the query']);
    quotesAll(receipt, ['By: Tuesday 24 November 2026, 9:10am (your query registered)']);
    assert.equal(receipt.inReplyTo, '<plot41@northmoor.example>');
    assert.deepEqual(receipt.references, ['<plot41@northmoor.example>']);
    assert.equal(receipt.autoSubmitted, 'auto-replied');
    assert.match(receipt.messageId, /^<[\w-]+@alder-finch\.example>$/);
    assert.match(
      receipt.replyTo,
      /^care\+[^@]+@alder-finch\.example$/,
      'an address that only Gary was given',
    );

    // The care desk describes and registers it: the homeowner and the builder’s office are told.
    const ines = await desk.asStaff('administrator');
    await ines.reads(reference, 'Plot 41', 'NM-5521', 'Being registered', 'tomorrow 9:10am');
    await ines.looks('today');
    await ines.opens(reference);
    await ines.reads('Door of the corner unit is chipped', 'door.jpg', 'day 0 of 56');
    await ines.looks('case, being registered');
    await ines.does('Describe it', { Product: 'Corner unit door', 'What is wrong': 'chipped in transit' });
    await ines.does('Register and allocate', { 'Who looks after it': 'Priya Nair' });
    await desk.turn();
    const registered = owner.next(/Your query is registered/);
    quotesAll(registered, [...everyLetter, 'for Northmoor Homes', 'Corner unit door: chipped in transit']);
    quotesAll(registered, ['By: Wednesday 25 November 2026, 5pm (a decision on the way forward)']);
    assert.doesNotMatch(
      registered.text,
      /NM-5521|came out of the box/,
      'what Gary wrote is not hers to read',
    );
    quotesAll(office.next(/Query registered/), [...everyLetter, 'Your reference: NM-5521']);

    // Ours, says the manager; the goods are confirmed, and Mrs Patel is offered times.
    await desk.passTo('2026-11-23 11:00');
    const priya = await desk.asPerson('Priya Nair');
    await priya.opens(reference);
    await priya.does('Ours, supply and fit free of charge', {
      Why: 'Chipped in the box: our packing.',
      'The part': 'Corner unit door, Dove Grey matt, left hand',
    });
    const dan = await desk.asStaff('operations planner');
    await dan.opens(reference);
    await dan.does('Goods confirmed, to be fitted by us', { 'Date the goods are there': '2026-11-27' });
    await dan.does('Offer times for the fitter', {
      'Times to offer': ['2026-12-01 08:00-13:00', '2026-12-02 12:00-17:00'],
    });
    await dan.looks('case, times offered');
    await desk.turn();
    quotesAll(office.next(/Our decision/), [...everyLetter, 'Chipped in the box: our packing.']);
    quotesAll(owner.next(/What we will do/), [...everyLetter, 'Chipped in the box: our packing.']);
    const times = owner.next(/our fitter come/);
    quotesAll(times, [...everyLetter, 'Tuesday 1 December 2026, between 8am and 1pm']);

    // She books on her phone; the planner says who goes, and the fitter is told.
    const meena = await desk.openLink(times);
    await meena.reads(reference, 'Choose a time', 'Priya Nair', '01632 960201', 'Corner unit door');
    await meena.doesNotRead('NM-5521', 'gary.stone', 'Gary');
    await meena.looks('portal, times offered');
    await meena.follows('Choose a time for our visit');
    await meena.looks('portal, choose a time');
    await meena.fills({ 'Times we can offer': 'Tuesday 1 December' });
    await meena.presses('Book this time');
    await meena.reads('Your visit', 'Tuesday 1 December, 8am to 1pm');
    await meena.looks('portal, visit booked');
    await desk.turn();
    const confirmed = owner.next(/Your appointment/);
    quotesAll(confirmed, [...everyLetter, 'Tuesday 1 December 2026, between 8am and 1pm']);
    assert.match(confirmed.attachments[0]?.text ?? '', /BEGIN:VEVENT[\s\S]*20261201T080000/);
    quotesAll(office.next(/Appointment agreed/), [...everyLetter, 'Tuesday 1 December 2026']);
    await dan.opens(reference);
    await dan.does('Say who goes', { 'Who goes': 'Marek Nowak' });
    await desk.turn();
    quotesAll(fitter.next(/Your visit/), [reference, 'Tuesday 1 December 2026', '7 Larch Close']);
    quotesAll(owner.next(/Your appointment/), ['Marek Nowak comes']);
    await desk.passTo('2026-11-27 15:00');
    await dan.opens(reference);
    await dan.does('Goods delivered and checked', { 'Proof of delivery': 'Signed for by Gary Stone' });

    // Fitted; she looks at the list, draws her signature, and all are told that it is complete.
    await desk.passTo('2026-12-01 11:20');
    const marek = await desk.asStaff('fitter');
    await marek.reads(reference);
    await marek.opens(reference);
    await marek.looks('case, for the fitter');
    await marek.does('All of it fitted');
    await desk.turn();
    const sign = await desk.openLink(owner.next(/check the work/));
    await sign.follows('Say what is done, and sign');
    await sign.fills({
      'Corner unit door': 'Done',
      'Your full name': 'Meena Patel',
      'In what capacity do you sign?': 'I live here and own it',
    });
    await sign.draws();
    await sign.looks('portal, signing');
    await sign.presses('Sign');
    await sign.reads('Thank you. Your signature is with us', 'Complete');
    await desk.turn();
    quotesAll(owner.next(/closed/), [...everyLetter, 'Corner unit door', 'We then open it again']);
    office.next(/The parts are here/);
    quotesAll(office.next(/closed as complete/), everyLetter);
    await ines.opens(reference);
    await ines.reads('Closed: Complete', 'Signed as homeowner by Meena Patel', '6 gross, 6 net of 30');
    await ines.doesNotRead('was late once');
    assert.deepEqual([owner.unread(), office.unread()], [[], []]);
  },
);
