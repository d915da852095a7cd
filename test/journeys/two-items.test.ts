import assert from 'node:assert/strict';
import { quotesAll } from '../kit/journey/letter.ts';
import { aPhoto } from '../kit/journey/photo.ts';
import { readAll, registered } from '../kit/journey/steps.ts';
import { journey } from '../kit/journey.ts';

await journey('two items, one ours, one not', { starts: '2026-11-23 09:10' }, async (desk) => {
  const owner = desk.mailbox('mj.patel@mail.example');
  const office = desk.mailbox('customercare@northmoor.example');
  const reference = await registered(desk, {
    from: 'Meena Patel <mj.patel@mail.example>',
    subject: 'two things',
    text: 'Hello, two things at 7 Larch Close:\n- the drawer under the hob will not shut\n- the oven door squeaks\nThank you, Meena',
  });
  readAll(desk, 'mj.patel@mail.example', 'customercare@northmoor.example');
  const everyLetter = [reference, 'Priya Nair', '01632 960201'];

  // The mail became two items; the manager decides on each by itself.
  const priya = await desk.asPerson('Priya Nair');
  await priya.opens(reference);
  await priya.reads('2 items', 'the drawer under the hob will not shut', 'the oven door squeaks');
  await priya.looks('case, two items');
  await priya.does('Not ours', {
    '2. the oven door squeaks': 'yes',
    'Why it is not ours': 'The oven is looked after by its own maker.',
    'Photos or other evidence': [{ name: 'oven.jpg', mimeType: 'image/jpeg', buffer: await aPhoto() }],
    'Tell the homeowner too': 'yes',
  });
  await priya.does('Ours, a fitter is enough', { Why: 'The runner needs setting.' });
  await desk.turn();
  const finding = owner.next(/What we found/);
  quotesAll(finding, [...everyLetter, 'The oven is looked after by its own maker.', 'the oven door squeaks']);
  assert.doesNotMatch(finding.text, /drawer under the hob/, 'the finding is about the oven alone');
  quotesAll(office.next(/not ours/), [...everyLetter, 'the oven door squeaks']);
  quotesAll(office.next(/Our decision/), [
    ...everyLetter,
    'the drawer under the hob',
    'The runner needs setting.',
  ]);

  // The query stays open for the other, and she sees both.
  const dan = await desk.asStaff('operations planner');
  await dan.opens(reference);
  await dan.reads('Arranging the fitting', 'Closed, not ours');
  await dan.does('A fitting time is agreed', {
    'The time agreed': '2026-11-26 08:00-13:00',
    'Who goes': 'Marek Nowak',
  });
  await desk.turn();
  const meena = await desk.openLink(owner.next(/Your appointment/));
  await meena.reads(
    'Thursday 26 November, 8am to 1pm',
    'Marek Nowak comes',
    'Closed, not ours',
    'Fitter booked',
  );
  await meena.looks('portal, two items');

  // Signed for the drawer, the whole is complete; each item keeps its own outcome.
  await desk.passTo('2026-11-26 10:00');
  const marek = await desk.asStaff('fitter');
  await marek.opens(reference);
  await marek.does('All of it fitted');
  await desk.turn();
  const sign = await desk.openLink(owner.next(/check the work/));
  await sign.follows('Say what is done, and sign');
  await sign.doesNotRead('oven door');
  await sign.fills({
    'the drawer under the hob': 'Done',
    'Your full name': 'Meena Patel',
    'In what capacity do you sign?': 'I live here and own it',
    'My typed name above is my signature': 'yes',
  });
  await sign.presses('Sign');
  await desk.turn();
  quotesAll(owner.next(/query is closed/), everyLetter);
  await dan.opens(reference);
  await dan.reads(
    'Closed: Complete',
    /drawer under the hob will not shut Closed: Complete/,
    /oven door squeaks Closed, not ours/,
  );
  await dan.looks('case, two outcomes');
});
