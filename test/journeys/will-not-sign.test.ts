import assert from 'node:assert/strict';
import { quotesAll } from '../kit/journey/letter.ts';
import { readAll, registered } from '../kit/journey/steps.ts';
import { journey } from '../kit/journey.ts';

await journey('she will not sign', { starts: '2026-11-23 09:10' }, async (desk) => {
  const owner = desk.mailbox('mj.patel@mail.example');
  const office = desk.mailbox('customercare@northmoor.example');
  const fitter = desk.mailbox('marek.nowak@alder-finch.example');
  const reference = await registered(desk, {
    from: 'Meena Patel <mj.patel@mail.example>',
    subject: 'doors',
    text: 'At 7 Larch Close:\n- a door of the larder is out of line\n- the plinth under it is loose',
  });
  readAll(desk, 'mj.patel@mail.example', 'customercare@northmoor.example');
  const everyLetter = [reference, 'Priya Nair', '01632 960201'];
  const priya = await desk.asPerson('Priya Nair');
  await priya.opens(reference);
  await priya.does('Ours, a fitter is enough', { Why: 'Its hinges need setting.' });
  const dan = await desk.asStaff('operations planner');
  await dan.opens(reference);
  await dan.does('A fitting time is agreed', {
    'The time agreed': '2026-11-25 08:00-13:00',
    'Who goes': 'Marek Nowak',
  });
  await desk.turn();
  quotesAll(fitter.next(/Your visit/), [reference, 'Wednesday 25 November 2026', 'a door of the larder']);

  // He says that all is fitted. She says that one of two is not, and why: nothing is closed on that.
  await desk.passTo('2026-11-25 10:00');
  const marek = await desk.asStaff('fitter');
  await marek.reads(reference);
  await marek.looks('today, for the fitter');
  await marek.opens(reference);
  await marek.does('All of it fitted');
  await desk.turn();
  const meena = await desk.openLink(owner.next(/check the work/));
  await meena.follows('Say what is done, and sign');
  await meena.fills({
    'a door of the larder': 'Not done',
    'the plinth under it': 'Done',
    'Your full name': 'Meena Patel',
    'In what capacity do you sign?': 'I live here and own it',
    'My typed name above is my signature': 'yes',
  });
  await meena.presses('Sign');
  await meena.reads('Say what is not right');
  await meena.looks('portal, remarks are missing');
  await meena.fills({ Remarks: 'The door still rubs at the top, and he was in a hurry.' });
  await meena.presses('Sign');
  await meena.reads('Your signature is with us', 'Deciding after the visit');
  await meena.looks('portal, partly signed');
  await desk.turn();
  for (const mailbox of [owner, office])
    quotesAll(mailbox.next(/remarks|not signed off/), [
      ...everyLetter,
      'The door still rubs at the top',
      'By: Friday 27 November 2026, 5pm (a decision after the visit)',
    ]);

  // The manager sees her words, and decides anew; the fitter comes again, and now she signs.
  await priya.opens(reference);
  await priya.reads('Deciding after the visit', 'The door still rubs at the top', 'Complete');
  await priya.looks('case, not signed off');
  await priya.does('Ours, a fitter is enough', { Why: 'The hinge must be changed.' });
  await dan.opens(reference);
  await dan.does('A fitting time is agreed', {
    'The time agreed': '2026-11-27 12:00-17:00',
    'Who goes': 'Marek Nowak',
  });
  await desk.passTo('2026-11-27 16:00');
  await marek.opens(reference);
  await marek.does('All of it fitted');
  await desk.turn();
  const again = await desk.openLink(owner.next(/check the work/));
  await again.follows('Say what is done, and sign');
  await again.doesNotRead('the plinth under it');
  await again.fills({
    'a door of the larder': 'Done',
    'Your full name': 'Meena Patel',
    'In what capacity do you sign?': 'I live here and own it',
  });
  await again.draws();
  await again.presses('Sign');
  await desk.turn();
  quotesAll(owner.next(/query is closed/), everyLetter);
  quotesAll(office.next(/closed as complete/), everyLetter);
  assert.deepEqual(
    owner.unread().filter((subject) => /late/.test(subject)),
    [],
  );
  await priya.opens(reference);
  await priya.reads('Closed: Complete', '4 gross, 4 net of 30');
});
